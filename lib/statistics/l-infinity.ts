import {totals} from "./counts.js";

/**
 * Measures how far `current` has moved from `reference`, as the largest change of a single share, max |q − p|.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1], symmetric; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * Source: TensorFlow Data Validation, `anomalies/metrics.cc`. Golden values: test/data/distances.json
 * @example lInfinity([1, 1], [1, 3]) // 0.25
 */
export function lInfinity(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const [n, m] = totals(reference, current);
  if (n === 0 || m === 0) return NaN;
  let largest = 0;
  for (let i = 0; i < reference.length; ++i) largest = Math.max(largest, Math.abs(current[i]! / m - reference[i]! / n));
  return largest;
}
