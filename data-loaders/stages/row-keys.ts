import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {NumericSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlName, sqlText} from "../../lib/sql/literals.js";
import {readColumn, slotNumber} from "../../lib/sql/source-columns.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {sourceOf} from "../engines/rows-text.js";
import type {ColumnKind, OpenFile, TypedColumn} from "../sources/types.js";

/** The keys of a file's rows as `writeRowKeys` keeps them: `key` as text, `slot`, and `moment`, in file order. */
export function keysFile(folder: string): string {
  return join(folder, "keys.parquet");
}

/**
 * Writes the keys of the rows of a file, one for each row that is profiled and in their order, with the partition and the
 * time of each. Labels find their rows by it without the file being read.
 */
export async function writeRowKeys(
  folder: string,
  {connection}: Database,
  {relation, columns}: OpenFile,
  key: TypedColumn,
  time: TimeColumn | null
): Promise<void> {
  const source = sourceOf({relation, columns, time, range: null});
  const slot = time === null ? "CAST(0 AS DOUBLE)" : `CAST(${slotNumber(duckdb, source)} AS DOUBLE)`;
  const moment = time === null ? "CAST(NULL AS DOUBLE)" : readColumn(duckdb, source, timeSpec(time.column));
  await connection.run(
    `COPY (SELECT ${keyText(key)} AS key, ${slot} AS slot, ${moment} AS moment FROM ${relation})
     TO ${sqlText(keysFile(folder))} (FORMAT parquet, COMPRESSION zstd)`
  );
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet(${sqlText(keysFile(folder))})`);
  await writeFile(join(folder, "rows.json"), JSON.stringify(Number(reader.getRows()[0]![0])));
}

/** Returns the number of rows whose keys `writeRowKeys` kept. */
export async function readKeyedRows(folder: string): Promise<number> {
  return JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as number;
}

const TYPES: Readonly<Record<ColumnKind, string>> = {
  number: "DOUBLE",
  integer: "BIGINT",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
  text: "VARCHAR"
};

/** Returns a column as one type of DuckDB, however files hold its kind. */
export function plainColumn({name, type}: TypedColumn): string {
  return `CAST(${sqlName(name)} AS ${TYPES[type]})`;
}

/** Returns a key as a text that is the same in every file. */
export function keyText(key: TypedColumn): string {
  return `CAST(${plainColumn(key)} AS VARCHAR)`;
}

/** Returns a column of times as `readColumn` reads it: in milliseconds since 1970. */
export function timeSpec(name: string): NumericSpec {
  return {kind: "numeric", type: "timestamp", name, role: "time", edges: [], ranks: [], centre: 0};
}
