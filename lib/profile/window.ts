import {emptyProfile} from "./profile-rows.js";
import type {PartitionProfile, Profile, ProfileSpec} from "./types.js";

/** A range of partitions by position, half open: `from` is in, `to` is not. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Partitions laid out so that any window's profile costs one subtraction, whatever its length. */
export interface Timeline {
  readonly spec: ProfileSpec;
  readonly starts: readonly string[];
  readonly partitions: readonly Profile[];
  /** prefix[i] holds the sums of partitions 0 … i − 1 */
  readonly prefix: readonly Float64Array[];
}

/** Returns the timeline of partitions in order of time. */
export function timelineOf(spec: ProfileSpec, partitions: readonly PartitionProfile[]): Timeline {
  const prefix = [emptyProfile(spec).sums];
  for (const {profile} of partitions) {
    const before = prefix.at(-1)!;
    prefix.push(profile.sums.map((x, i) => before[i]! + x));
  }
  return {spec, starts: partitions.map((p) => p.start), partitions: partitions.map((p) => p.profile), prefix};
}

/**
 * Returns the sums of all rows in a window. Counts are exact.
 * @throws RangeError if the window is not inside the timeline
 */
export function windowSums({prefix}: Timeline, {from, to}: Window): Float64Array {
  const start = prefix[from];
  const end = prefix[to];
  if (start === undefined || end === undefined || to < from) throw new RangeError(`invalid window: ${from} to ${to}`);
  const sums = new Float64Array(end.length);
  for (let i = 0; i < sums.length; ++i) sums[i] = end[i]! - start[i]!;
  return sums;
}

/** Returns the smallest and largest finite value of a column in a window, as [min, max]. */
export function windowExtremes({partitions}: Timeline, {from, to}: Window, column: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < to; ++i) {
    low = Math.min(low, partitions[i]!.extremes[2 * column]!);
    high = Math.max(high, partitions[i]!.extremes[2 * column + 1]!);
  }
  return [low, high];
}
