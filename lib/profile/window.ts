import {layoutOf} from "./layout.js";
import {addSums} from "./merge.js";
import {emptyProfile} from "./profile-rows.js";
import type {PartitionProfile, Profile, ProfileSpec} from "./types.js";

/** A range of partitions by position, half open: `from` is in, `to` is not. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Partitions laid out so that the counts of any window cost one subtraction, whatever its length. */
export interface Timeline {
  readonly spec: ProfileSpec;
  readonly starts: readonly string[];
  readonly partitions: readonly Profile[];
  /** prefix[i] holds the sums of partitions 0 … i − 1 */
  readonly prefix: readonly Float64Array[];
}

/**
 * Returns the timeline of partitions in order of time.
 * @throws RangeError if a partition was profiled with another spec (its shape differs)
 */
export function timelineOf(spec: ProfileSpec, partitions: readonly PartitionProfile[]): Timeline {
  const prefix = [emptyProfile(spec).sums];
  for (const {start, profile} of partitions) {
    const before = prefix.at(-1)!;
    if (profile.sums.length !== before.length)
      throw new RangeError(
        `incompatible profile: ${profile.sums.length} numbers, expected ${before.length} (${start})`
      );
    prefix.push(addSums(before, profile.sums));
  }
  return {spec, starts: partitions.map((p) => p.start), partitions: partitions.map((p) => p.profile), prefix};
}

/**
 * Returns the sums of all rows in a window. Counts are exact; the few sums of values are added up partition by
 * partition, because a difference of prefixes would carry the rounding of one huge value into every later window.
 * @throws RangeError if the window is not inside the timeline
 */
export function windowSums({spec, partitions, prefix}: Timeline, {from, to}: Window): Float64Array {
  const start = prefix[from];
  const end = prefix[to];
  if (start === undefined || end === undefined || to < from) throw new RangeError(`invalid window: ${from} to ${to}`);
  const sums = new Float64Array(end.length);
  for (let i = 0; i < sums.length; ++i) sums[i] = end[i]! - start[i]!;
  const slots = layoutOf(spec).valueSlots;
  for (const slot of slots) sums[slot] = 0;
  for (let day = from; day < to; ++day) {
    const added = partitions[day]!.sums;
    for (const slot of slots) sums[slot]! += added[slot]!;
  }
  return sums;
}

/**
 * Returns the smallest and largest finite value of a column in a window, as [min, max]; [Infinity, −Infinity] where
 * there is none.
 * @throws RangeError if the window is not inside the timeline
 */
export function windowExtremes({partitions}: Timeline, {from, to}: Window, column: number): [number, number] {
  if (!(from >= 0 && from <= to && to <= partitions.length)) throw new RangeError(`invalid window: ${from} to ${to}`);
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < to; ++i) {
    low = Math.min(low, partitions[i]!.extremes[2 * column]!);
    high = Math.max(high, partitions[i]!.extremes[2 * column + 1]!);
  }
  return [low, high];
}

/**
 * Returns the profile of all rows in a window.
 * @throws RangeError if the window is not inside the timeline
 */
export function windowProfile(timeline: Timeline, window: Window): Profile {
  const sums = windowSums(timeline, window);
  const extremes = emptyProfile(timeline.spec).extremes;
  for (let i = 0; i < extremes.length; i += 2) extremes.set(windowExtremes(timeline, window, i / 2), i);
  return {sums, extremes};
}
