import type {Profile} from "./types.js";

/**
 * Returns the profile of both sides' rows together. Counts are exact; sums are as exact as addition.
 * @throws RangeError if the profiles were made with different specs (their shapes differ)
 */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  if (a.sums.length !== b.sums.length || a.extremes.length !== b.extremes.length)
    throw new RangeError(`incompatible profiles: ${a.sums.length} and ${b.sums.length} numbers`);
  return {
    sums: a.sums.map((x, i) => x + b.sums[i]!),
    extremes: a.extremes.map((x, i) => (i % 2 === 0 ? Math.min(x, b.extremes[i]!) : Math.max(x, b.extremes[i]!)))
  };
}
