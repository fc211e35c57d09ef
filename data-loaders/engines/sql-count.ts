import {numberOf} from "../../lib/sql/decode.js";
import {partitionsText} from "../../lib/sql/partitions-text.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {Source} from "../../lib/sql/types.js";
import type {SqlEngine, Watch} from "./sql.js";

/** A partition as it is known before it is read. */
export interface CountedPartition {
  readonly start: string;
  readonly rows: number;
  /** changes when rows are corrected; null where nothing tells */
  readonly version: string | null;
}

export interface CountedRows {
  /** those that have rows, in order of time */
  readonly partitions: readonly CountedPartition[];
  /** rows in no partition, because they have no time */
  readonly undated: number;
}

/**
 * Counts the rows of a table by partition, which takes its column of times alone, and what `version` reads.
 * @param version an aggregate in the engine's SQL; null for none
 */
export async function countPartitions(
  engine: SqlEngine,
  source: Source,
  version: string | null,
  watch: Watch
): Promise<CountedRows> {
  const rows = await engine.query(partitionsText(engine.dialect, source, version), watch);
  const undated = rows.find(([slot]) => slot === null);
  const partitions = rows
    .filter(([slot]) => slot !== null)
    .map(([slot, count, text]) => ({slot: numberOf(slot), rows: numberOf(count), version: text as string | null}))
    .sort((a, b) => a.slot - b.slot)
    .map(({slot, ...rest}) => ({start: slotStart(slot, source.time.unit), ...rest}));
  return {partitions, undated: undated === undefined ? 0 : numberOf(undated[1])};
}
