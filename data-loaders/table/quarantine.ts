import type {QuarantineAccount, QuarantineReason} from "../../lib/bundle.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {RejectCount} from "../stages/chunk.js";
import type {TablePartition} from "./partitions.js";

/** Rows that were read of something: a partition, or what has no time. */
interface Lot {
  readonly what: string;
  /** files it came in; none named of all rows */
  readonly paths: readonly string[];
  readonly profiled: number;
  readonly rejects: readonly RejectCount[];
}

/** All rows of a monitor, and what of them could not be typed. */
export interface Rows {
  readonly partitions: readonly TablePartition[];
  /** rejects without a time */
  readonly undated: readonly RejectCount[];
}

/**
 * Refuses a partition of which too many rows could not be typed, and data of which too many rows have no time.
 * @param limit share of the rows, 0 to 1
 * @param monitor its id
 * @param folder where the rejected rows are; "" where they stay in the source
 * @throws Error naming the partition with its files, how many rows, the most frequent reason, and the remedy
 */
export function checkQuarantine({partitions, undated}: Rows, monitor: string, limit: number, folder: string): void {
  const profiled = partitions.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  const lots: Lot[] = [
    ...partitions.map(({start, paths, profile, rejects}) => {
      return {what: start, paths, profiled: profile.sums[ROWS]!, rejects};
    }),
    {what: "all rows", paths: [], profiled, rejects: undated}
  ];
  for (const {what, paths, profiled: good, rejects} of lots) {
    const bad = countRows(rejects);
    if (bad <= limit * (good + bad)) continue;
    const {column, reason} = byReason(rejects)[0]!;
    throw new Error(
      `too many rows that cannot be read: monitor ${monitor}, ${bad} of ${good + bad} in ${what}${named(what, paths)}, above the limit of ${100 * limit} %; ` +
        `most often ${column === "" ? "" : `column ${column}: `}${reason}. ` +
        `${folder === "" ? "Correct" : `The rows are kept in rejects.ndjson of each file, under ${folder}/chunk; correct`} the data or the column's type, or raise data.quarantineLimit`
    );
  }
}

/** Names where a partition came from, unless it is called so. */
function named(what: string, paths: readonly string[]): string {
  const [first, ...others] = paths;
  if (first === undefined || first === what) return "";
  return others.length === 0 ? ` (${first})` : ` (${first} and ${others.length} more)`;
}

/** Returns what became of all rows. */
export function quarantineAccount({partitions, undated}: Rows, folder: string): QuarantineAccount {
  const rejects = [...partitions.flatMap((partition) => partition.rejects), ...undated];
  const profiled = partitions.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  const quarantined = countRows(rejects);
  return {
    read: profiled + quarantined,
    ...{profiled, quarantined},
    reasons: byReason(rejects),
    folder: quarantined === 0 ? "" : folder
  };
}

/** Returns the number of rows that were rejected. */
export function countRows(rejects: readonly RejectCount[]): number {
  return rejects.reduce((sum, {rows}) => sum + rows, 0);
}

/** Most rows first. */
function byReason(rejects: readonly RejectCount[]): QuarantineReason[] {
  const reasons = new Map<string, QuarantineReason>();
  for (const {column, reason, rows} of rejects) {
    const key = JSON.stringify([column, reason]);
    reasons.set(key, {column, reason, rows: rows + (reasons.get(key)?.rows ?? 0)});
  }
  return [...reasons].sort(([a, x], [b, y]) => y.rows - x.rows || (a < b ? -1 : 1)).map(([, reason]) => reason);
}
