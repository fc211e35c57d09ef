import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {duckdb} from "../../lib/sql/duckdb.js";
import {slotStart} from "../../lib/sql/slot.js";
import {slotNumber} from "../../lib/sql/source-columns.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {inferColumns} from "../sources/infer.js";
import {openFile} from "../sources/open.js";
import type {SourceConfig, SourceFile} from "../sources/types.js";

/**
 * Writes which partitions a file has rows of: its column of times is read alone.
 * @param derive the expression that makes the times; null for a column of the source
 */
export async function writeSpans(
  folder: string,
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  time: TimeColumn,
  derive: string | null
): Promise<void> {
  // what a computed time is made of is known to DuckDB alone
  const own = derive === null ? [] : await inferColumns(database, source, [file]);
  const columns = [...own, {name: time.column, type: "timestamp", derive}] as const;
  const open = await openFile(database, source, file, columns, time);
  try {
    const slot = slotNumber(duckdb, {relation: open.relation, columns: open.columns, time, range: null});
    const reader = await database.connection.runAndReadAll(
      `SELECT DISTINCT CAST(slot AS DOUBLE) FROM (SELECT ${slot} AS slot FROM ${open.relation}) WHERE slot IS NOT NULL ORDER BY 1`
    );
    const starts = reader.getRows().map(([start]) => slotStart(Number(start), time.unit));
    await writeFile(join(folder, "spans.json"), JSON.stringify(starts));
  } finally {
    await open.close();
  }
}

/** Returns the starts of the partitions that `writeSpans` found, in order. */
export async function readSpans(folder: string): Promise<string[]> {
  return JSON.parse(await readFile(join(folder, "spans.json"), "utf8")) as string[];
}
