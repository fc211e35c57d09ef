import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import {slotStart} from "../../lib/sql/slot.js";
import {bySlot} from "./by-slot.js";
import type {Database} from "./duckdb.js";
import {PREDICTED, withPredictions} from "./predictor.js";
import type {TablePredictor} from "./predictor.js";
import {readRows} from "./rows.js";
import type {Rows, Table} from "./rows.js";
import {UNDATED} from "./vectors.js";

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
 * same order give the same profiles, bit for bit, with any number of threads.
 * @param predictor answers as the spec's column `prediction`, which is then not read
 * @param onRows is told how many rows have been read, from time to time
 * @throws RangeError if the table does not fit the spec; Error from DuckDB
 */
export async function readTable(
  database: Database,
  spec: ProfileSpec,
  table: Table,
  {predictor, onRows = () => {}}: {predictor: TablePredictor | null; onRows?: (rows: number) => void}
): Promise<TableReading> {
  const profiles = new Map<number, Profile>();
  const profileOf = (slot: number): Profile => {
    let profile = profiles.get(slot);
    if (profile === undefined) profiles.set(slot, (profile = emptyProfile(spec)));
    return profile;
  };
  const columns = predictor === null ? spec.columns : spec.columns.filter(({name}) => name !== PREDICTED);
  let [rows, undated] = [0, 0];
  for await (const parts of bySlot(predicted(readRows(database, columns, table), predictor))) {
    for (const {slot, batch} of parts)
      if (slot === UNDATED) undated += batch.rows;
      else {
        addRows(profileOf(slot), spec, batch);
        rows += batch.rows;
      }
    onRows(rows + undated);
  }
  const startOf = (slot: number): string => (table.time === null ? "" : slotStart(slot, table.time.unit));
  const partitions = [...profiles]
    .sort(([a], [b]) => a - b)
    .map(([slot, profile]) => ({start: startOf(slot), profile}));
  return {partitions, rows, undated};
}

async function* predicted(all: AsyncIterable<Rows>, predictor: TablePredictor | null): AsyncGenerator<Rows> {
  for await (const {slots, batch} of all)
    yield {slots, batch: predictor === null ? batch : withPredictions(batch, predictor)};
}
