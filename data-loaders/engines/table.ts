import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {Database} from "./duckdb.js";
import {profilePiece} from "./piece.js";
import type {TablePredictor} from "./predictor.js";
import {readingThreads, readPieces} from "./read-pieces.js";
import type {Table} from "./rows.js";

export interface TableReading {
  /** those that have rows, in order of time; the only one of a table without a time starts at "" */
  readonly partitions: readonly PartitionProfile[];
  /** rows in partitions */
  readonly rows: number;
  /** rows in no partition, because they have no time */
  readonly undated: number;
}

/**
 * Returns the profile of each partition of a table, read once. Rows may come in any order of time. The same rows in the
 * same order, in the same pieces, give the same profiles, bit for bit, with any number of threads.
 * @param predictor answers as the spec's column `prediction`, which is then not read
 * @param onRows is told how many rows have been read, from time to time
 * @param threads that read where a table is in pieces, this one among them
 * @throws RangeError if the table does not fit the spec; Error from DuckDB
 */
export async function readTable(
  database: Database,
  spec: ProfileSpec,
  table: Table,
  {
    predictor,
    onRows = () => {},
    threads = readingThreads()
  }: {predictor: TablePredictor | null; onRows?: (rows: number) => void; threads?: number}
): Promise<TableReading> {
  let told = 0;
  const reading = {predictor, onRows: (more: number) => onRows((told += more))};
  const {pieces} = table;
  const {profiles, rows, undated} = await (pieces === undefined
    ? profilePiece(database, spec, table, reading)
    : readPieces(database, spec, {...table, pieces}, {...reading, threads}));
  const startOf = (slot: number): string => (table.time === null ? "" : slotStart(slot, table.time.unit));
  const partitions = [...profiles]
    .sort(([a], [b]) => a - b)
    .map(([slot, profile]) => ({start: startOf(slot), profile}));
  return {partitions, rows, undated};
}
