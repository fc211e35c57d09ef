import {sumOfTerms, termsOf} from "./counts.js";

function term(p: number, q: number): number {
  return Math.abs(q - p) / 2;
}

/**
 * Returns each cell's part in `totalVariation`: |q − p| / 2; they sum to the score.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example totalVariationContributions([1, 1], [1, 3]) // [0.125, 0.125]
 */
export function totalVariationContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return termsOf(reference, current, term);
}

/**
 * Measures how far `current` has moved from `reference`, as the total variation distance ½ Σ |q − p|: the share of
 * rows that must change cell to turn one into the other.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1], symmetric; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * Golden values: test/data/distances.json
 * @example totalVariation([1, 1], [1, 3]) // 0.25
 */
export function totalVariation(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  return Math.min(1, sumOfTerms(reference, current, term));
}
