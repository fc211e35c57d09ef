import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {openFile} from "../../../data-loaders/sources/open.js";
import type {FileSource, Reject, SourceConfig, SourceFile, TypedColumn} from "../../../data-loaders/sources/types.js";
import {duckdb} from "../../../lib/sql/duckdb.js";
import {sqlName} from "../../../lib/sql/literals.js";
import {slotNumber} from "../../../lib/sql/source-columns.js";
import type {Storage, TimeColumn} from "../../../lib/sql/types.js";

/** A folder of its own for the files of a test. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "driftbook-test-"));
}

export function fileSource(files: string | readonly string[], changes: Partial<FileSource> = {}): FileSource {
  return {files: typeof files === "string" ? [files] : files, format: null, delimiter: null, nulls: [], ...changes};
}

/** Columns by the kind of their values, in short: `{a: "number"}`. */
export function columnsOf(types: Readonly<Record<string, TypedColumn["type"]>>): TypedColumn[] {
  return Object.entries(types).map(([name, type]) => ({name, type, derive: null}));
}

export interface Reading {
  /** values by column, as DuckDB writes them in JSON */
  readonly rows: readonly (readonly unknown[])[];
  readonly storages: ReadonlyMap<string, Storage>;
  readonly undated: number;
  readonly rejects: readonly Reject[];
}

/** Reads a file as the engine does: the relation to its end, then what was left out. */
export async function readOpen(
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  columns: readonly TypedColumn[],
  time: TimeColumn | null = null
): Promise<Reading> {
  const open = await openFile(database, source, file, columns, time);
  try {
    const slot =
      time === null ? "0" : slotNumber(duckdb, {relation: open.relation, columns: open.columns, time, range: null});
    const names = columns.map(({name}) =>
      // the client would show an instant in the zone of the machine
      open.columns.get(name) === "instant" ? `timezone('UTC', ${sqlName(name)})` : sqlName(name)
    );
    const reader = await database.connection.runAndReadAll(
      `SELECT ${[slot, ...names].join(", ")} FROM ${open.relation}`
    );
    const rows = reader.getRowsJson();
    const undated = rows.filter(([first]) => first === null).length;
    return {
      rows: rows.map(([, ...values]) => values),
      storages: open.columns,
      undated,
      rejects: await open.rejects(undated)
    };
  } finally {
    await open.close();
  }
}

/** Writes a file and reads it. */
export async function readText(
  name: string,
  content: string | Uint8Array,
  columns: readonly TypedColumn[],
  {time = null, ...changes}: Partial<FileSource> & {time?: TimeColumn | null} = {}
): Promise<Reading> {
  const folder = await makeFolder();
  await writeFile(join(folder, name), content);
  const database = await openDatabase();
  try {
    const source = fileSource(name, changes);
    const [file] = await listFiles(source, {root: folder, database});
    return await readOpen(database, source, file!, columns, time);
  } finally {
    database.close();
  }
}
