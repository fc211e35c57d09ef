import {readFile, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import type {SimulatedMonitor} from "../config/simulated.js";
import {identifier, literal, openDatabase} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";

export type SourceConfig = SimulatedMonitor["data"];

/** The typed rows of a source, column by column in file order, with where they come from. */
export interface SourceRows {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly rows: number;
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly sha256: string;
}

/** Writes the rows of a source as `rows.json`, beside the copy of the file that they were read from, `source.csv`. */
export async function writeSource(
  folder: string,
  source: SourceConfig,
  bytes: Uint8Array,
  sha256: string
): Promise<void> {
  const copy = join(folder, "source.csv");
  await writeFile(copy, bytes);
  await writeFile(join(folder, "rows.json"), JSON.stringify(await ingest(source, copy, sha256)));
}

/**
 * Reads a source as typed rows. Nothing is guessed: the header must be the declared one, every field a number of the
 * declared type, and the number of rows and the SHA-256 the declared ones.
 * @param file a copy of the source's file that nobody changes meanwhile
 * @param sha256 digest of that copy
 * @throws Error naming the source's file, line, column and remedy
 */
export async function ingest(source: SourceConfig, file: string, sha256: string): Promise<SourceRows> {
  checkHeader(source, await readFile(file, "utf8"));
  const database = await openDatabase();
  try {
    const columns = await readColumns(database, source, file);
    if (source.sha256 !== null && sha256 !== source.sha256)
      throw new Error(
        `unexpected contents: ${basename(source.file)} has SHA-256 ${sha256}, expected ${source.sha256}; ` +
          "restore the file (npm ci), or correct data.sha256 in the configuration"
      );
    const {name, origin, licence, rows} = source;
    return {columns, rows, name, origin, licence, sha256};
  } finally {
    database.close();
  }
}

function checkHeader(source: SourceConfig, text: string): void {
  const found = (text.split(/\r?\n/, 1)[0] ?? "").split(",").map((field) => field.replaceAll('"', "").trim());
  const expected = Object.keys(source.columns);
  expected.forEach((name, i) => {
    if (found[i] !== name)
      throw new Error(
        `unexpected column: ${where(source, 1)}, column ${i + 1} is ${JSON.stringify(found[i] ?? "")}, expected ${JSON.stringify(name)}; ` +
          `restore the file, or correct data.columns in the configuration`
      );
  });
  if (found.length > expected.length)
    throw new Error(
      `unexpected column: ${where(source, 1)}, ${JSON.stringify(found[expected.length])} is not declared; add it to data.columns in the configuration`
    );
}

async function readColumns(database: Database, source: SourceConfig, path: string): Promise<Record<string, number[]>> {
  const names = Object.keys(source.columns);
  const types = names.map((name) => `${literal(name)}: 'DOUBLE'`).join(", ");
  const reader = await database.connection.runAndReadAll(
    `SELECT ${names.map(identifier).join(", ")} FROM read_csv(${literal(path)}, header = true, auto_detect = false,
      delim = ',', quote = '"', columns = {${types}}, store_rejects = true, rejects_limit = 1)`
  );
  const rejects = await database.connection.runAndReadAll(
    "SELECT line, column_name, error_type, csv_line FROM reject_errors ORDER BY line LIMIT 1"
  );
  const reject = rejects.getRowObjects()[0];
  if (reject !== undefined) throw new Error(rejectMessage(source, reject));
  const values = reader.getColumns() as (number | null)[][];
  const rows = values[0]?.length ?? 0;
  names.forEach((name, i) => checkValues(source, name, values[i]!));
  if (rows !== source.rows)
    throw new Error(
      `truncated data: ${basename(source.file)} has ${rows} rows, expected ${source.rows}; restore the file (npm ci), or correct data.rows in the configuration`
    );
  return Object.fromEntries(names.map((name, i) => [name, values[i] as number[]]));
}

function checkValues(source: SourceConfig, name: string, values: readonly (number | null)[]): void {
  const whole = source.columns[name] === "int";
  values.forEach((value, row) => {
    const problem =
      value === null
        ? "there is no value"
        : !Number.isFinite(value)
          ? `${value} is not a finite number`
          : whole && !Number.isInteger(value)
            ? `${value} is not a whole number`
            : null;
    if (problem !== null)
      throw new Error(`invalid value: ${where(source, row + 2)}, column ${name}: ${problem}; correct the file`);
  });
}

function rejectMessage(source: SourceConfig, reject: Record<string, unknown>): string {
  const line = Number(reject["line"]);
  const fields = String(reject["csv_line"]).trim();
  const column = reject["column_name"] === null ? "" : `, column ${String(reject["column_name"])}`;
  const shown = JSON.stringify(fields.length > 80 ? `${fields.slice(0, 80)}…` : fields);
  const kind = {CAST: "not a number", "MISSING COLUMNS": "too few fields", "TOO MANY COLUMNS": "too many fields"}[
    String(reject["error_type"])
  ];
  return `invalid row: ${where(source, line)}${column}: ${kind ?? String(reject["error_type"]).toLowerCase()} in ${shown}; correct the file, or restore it with npm ci`;
}

/** The header is line 1, the first row line 2. */
function where(source: SourceConfig, line: number): string {
  return `${basename(source.file)} line ${line}`;
}
