import {layoutOf} from "./layout.js";
import type {Profile, ProfileSpec} from "./types.js";

/**
 * Returns the profile of all sides' rows together. Counts are exact; sums are as exact as addition.
 * @throws RangeError if the profiles were made with different specs (their shapes differ)
 */
export function mergeProfiles(first: Profile, ...others: readonly Profile[]): Profile {
  const [sums, extremes] = [first.sums.slice(), first.extremes.slice()];
  for (const other of others) {
    if (sums.length !== other.sums.length || extremes.length !== other.extremes.length)
      throw new RangeError(`incompatible profiles: ${sums.length} and ${other.sums.length} numbers`);
    addTo(sums, other.sums);
    for (let i = 0; i < extremes.length; i += 2) {
      extremes[i] = Math.min(extremes[i]!, other.extremes[i]!);
      extremes[i + 1] = Math.max(extremes[i + 1]!, other.extremes[i + 1]!);
    }
  }
  return {sums, extremes};
}

/**
 * Returns the sums of both sides' rows together. Plain loops here and below: a year of wide profiles is millions of
 * additions, and a function called for each takes three times as long.
 * @param a sums of a profile, and b likewise, with the same spec
 */
export function addSums(a: Float64Array, b: Float64Array): Float64Array {
  const sums = a.slice();
  addTo(sums, b);
  return sums;
}

function addTo(sums: Float64Array, more: Float64Array): void {
  for (let i = 0; i < sums.length; ++i) sums[i]! += more[i]!;
}

/**
 * Returns the profile of the rows of `whole` that are not in `part`, as for leaving one partition out. Counts are exact;
 * sums of values keep the rounding of both, so that they are as exact as the larger of them. Extremes cannot be taken
 * back: those of the whole remain, which bound the rest.
 * @throws RangeError if the profiles were made with another spec (their shapes differ), or `part` has rows that `whole` lacks
 */
export function subtractProfiles(spec: ProfileSpec, whole: Profile, part: Profile): Profile {
  const {length, valueSlots} = layoutOf(spec);
  for (const {sums} of [whole, part])
    if (sums.length !== length)
      throw new RangeError(`incompatible profile: ${sums.length} numbers, expected ${length}`);
  const sums = whole.sums.slice();
  for (let i = 0; i < length; ++i) sums[i]! -= part.sums[i]!;
  const values = new Set(valueSlots);
  const lacking = sums.findIndex((x, slot) => x < 0 && !values.has(slot));
  if (lacking >= 0)
    throw new RangeError(`not a part of the whole: ${part.sums[lacking]} rows, of ${whole.sums[lacking]}`);
  return {sums, extremes: whole.extremes.slice()};
}
