import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import type {Profile, ProfileSpec} from "../../lib/profile/types.js";
import {bySlot} from "./by-slot.js";
import type {Database} from "./duckdb.js";
import {answerNames, withPredictions} from "./predictor.js";
import type {TablePredictor} from "./predictor.js";
import {readRows} from "./rows.js";
import type {Rows, Table} from "./rows.js";
import {UNDATED} from "./vectors.js";

/** What rows come to. */
export interface PieceProfiles {
  /** of each partition that has any, by its slot */
  readonly profiles: ReadonlyMap<number, Profile>;
  /** in partitions */
  readonly rows: number;
  readonly undated: number;
}

/** How rows are read. */
export interface PieceReading {
  /** answers as the spec's column `prediction`, which is then not read */
  readonly predictor: TablePredictor | null;
  /** is told how many more rows have been read, from time to time */
  readonly onRows: (more: number) => void;
}

/**
 * Returns the profile of each partition of a table's rows, read once and in order.
 * @throws RangeError if the table does not fit the spec; Error from DuckDB
 */
export async function profilePiece(
  database: Database,
  spec: ProfileSpec,
  table: Table,
  {predictor, onRows}: PieceReading
): Promise<PieceProfiles> {
  const profiles = new Map<number, Profile>();
  const profileOf = (slot: number): Profile => {
    let profile = profiles.get(slot);
    if (profile === undefined) profiles.set(slot, (profile = emptyProfile(spec)));
    return profile;
  };
  const answers = predictor === null ? [] : answerNames(predictor);
  const columns = spec.columns.filter(({name}) => !answers.includes(name));
  let [rows, undated] = [0, 0];
  for await (const parts of bySlot(predicted(readRows(database, columns, table), predictor))) {
    const before = rows + undated;
    for (const {slot, batch} of parts)
      if (slot === UNDATED) undated += batch.rows;
      else {
        addRows(profileOf(slot), spec, batch);
        rows += batch.rows;
      }
    onRows(rows + undated - before);
  }
  return {profiles, rows, undated};
}

async function* predicted(all: AsyncIterable<Rows>, predictor: TablePredictor | null): AsyncGenerator<Rows> {
  for await (const {slots, batch} of all)
    yield {slots, batch: predictor === null ? batch : withPredictions(batch, predictor)};
}
