import {tmpdir} from "node:os";
import type {DuckDBConnection} from "@duckdb/node-api";
// the whole package would first be searched for the names of all that it exports, which takes twice as long as to load it
import {DuckDBInstance} from "@duckdb/node-api/lib/DuckDBInstance.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import {MISSING} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import type {ColumnType} from "../../lib/schema/types.js";
import {chunksOf} from "./chunks.js";
import {codesOf, numbersOf} from "./vectors.js";

/** A DuckDB of one's own in memory, for the length of a build. */
export interface Database {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * Opens a database that gives the same answers on every machine: UTC, and no scratch files in the working folder.
 * @param threads with more than one, sums of doubles that DuckDB adds up itself may differ in their last digits from run
 * to run; rows still come in the order of the file
 */
export async function openDatabase({threads} = {threads: 1}): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: tmpdir(),
    threads: String(threads)
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  // Threads read ahead, a row group each, and rows come in order: with less room all but one would wait.
  if (threads > 1) await connection.run("SET streaming_buffer_size = '96MB'");
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** A column of a relation as the source has it. */
export interface SourceColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Returns the columns of a Parquet file, with types reduced to the three that a schema knows. */
export async function describeParquet({connection}: Database, file: string): Promise<SourceColumn[]> {
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`);
  return reader.getRowObjects().map((row) => ({
    name: String(row["column_name"]),
    type: columnType(String(row["column_type"]))
  }));
}

function columnType(sqlType: string): ColumnType {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(sqlType)) return "int";
  return /^(DOUBLE|FLOAT|REAL|DECIMAL.*)$/.test(sqlType) ? "float" : "string";
}

/** What to read as what: a column of the file, and the name its values get in the batch. */
export interface ReadColumn {
  readonly from: string;
  readonly as: string;
  /** levels to turn a category's values into positions of; null for numbers */
  readonly levels: readonly string[] | null;
}

/** Returns how to read the columns of a profile, each under its own name. */
export function profileColumns(columns: readonly ColumnSpec[]): ReadColumn[] {
  return columns.map((c) => ({from: c.name, as: c.name, levels: c.kind === "categorical" ? c.levels : null}));
}

/**
 * Reads columns of a Parquet file, batch by batch, in file order. DuckDB decodes, and turns categories into positions
 * in their levels; numbers come out as typed arrays. A column that the file lacks comes out as missing in every row.
 */
export async function* readParquet(
  database: Database,
  file: string,
  columns: readonly ReadColumn[]
): AsyncGenerator<Batch> {
  const present = await describeParquet(database, file);
  const expressions = columns.map((c) => columnExpression(c, present.find(({name}) => name === c.from)?.type ?? null));
  for await (const chunk of chunksOf(
    database.connection,
    `SELECT ${expressions.join(", ")} FROM read_parquet(${literal(file)})`
  )) {
    const values = columns.map(({as, levels}, i): [string, NumericValues | CodedValues] => {
      const vector = chunk.getColumnVector(i);
      return [as, levels === null ? numbersOf(vector) : codesOf(vector)];
    });
    yield {rows: chunk.rowCount, columns: new Map(values)};
  }
}

/** @param type null if the file lacks the column; the only texts that are read as numbers are instants */
function columnExpression({from, levels}: ReadColumn, type: ColumnType | null): string {
  const name = identifier(from);
  if (levels === null)
    return type === null ? "NULL::DOUBLE" : type === "string" ? `epoch_ms(${name})::DOUBLE` : `${name}::DOUBLE`;
  if (type === null) return `${MISSING}::INTEGER`;
  const cases = levels.map((level, i) => `WHEN ${literal(level)} THEN ${i}`);
  return `CASE WHEN ${name} IS NULL THEN ${MISSING} ELSE CASE ${name}::VARCHAR ${cases.join(" ")} ELSE ${levels.length} END END::INTEGER`;
}

/** Returns the values of a column outside `levels`, most frequent first, with their counts. */
export async function unexpectedValues(
  {connection}: Database,
  file: string,
  column: string,
  levels: readonly string[]
): Promise<{value: string; count: number}[]> {
  const name = `${identifier(column)}::VARCHAR`;
  const reader = await connection.runAndReadAll(
    `SELECT ${name} AS value, count(*)::DOUBLE AS count FROM read_parquet(${literal(file)})
     WHERE ${name} NOT IN (${levels.map(literal).join(", ")}) GROUP BY ALL ORDER BY count DESC, value LIMIT 20`
  );
  return reader.getRowObjects().map((row) => ({value: String(row["value"]), count: Number(row["count"])}));
}

/** A column to write: whole numbers, fractions, or instants in milliseconds since 1970. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: "BIGINT" | "DOUBLE" | "TIMESTAMP_MS";
  readonly values: ArrayLike<number>;
}

/** Writes columns of equal length as a Parquet file (zstd); the same columns give the same bytes. */
export async function writeParquet(
  {connection}: Database,
  file: string,
  columns: readonly WrittenColumn[]
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE written (${columns.map((c) => `${identifier(c.name)} ${c.type === "TIMESTAMP_MS" ? "BIGINT" : c.type}`).join(", ")})`
  );
  const appender = await connection.createAppender("written");
  const rows = columns[0]?.values.length ?? 0;
  for (let i = 0; i < rows; ++i) {
    for (const {type, values} of columns)
      if (type === "DOUBLE") appender.appendDouble(values[i]!);
      else appender.appendBigInt(BigInt(values[i]!));
    appender.endRow();
  }
  appender.closeSync();
  const selected = columns.map(({name, type}) =>
    type === "TIMESTAMP_MS" ? `epoch_ms(${identifier(name)}) AS ${identifier(name)}` : identifier(name)
  );
  await connection.run(
    `COPY (SELECT ${selected.join(", ")} FROM written) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`
  );
}

/** Returns text as an SQL string. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns a name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
