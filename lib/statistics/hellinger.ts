import {sumOfTerms, termsOf} from "./counts.js";

function term(p: number, q: number): number {
  return (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2;
}

/**
 * Returns each cell's part in the square of `hellinger`: (√p − √q)² / 2; they sum to it.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example hellingerContributions([1, 0], [0, 1]) // [0.5, 0.5]
 */
export function hellingerContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return termsOf(reference, current, term);
}

/**
 * Measures how far `current` has moved from `reference`, as the Hellinger distance √(½ Σ (√p − √q)²).
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1], symmetric; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * Source: E. Hellinger, Journal für die reine und angewandte Mathematik 136, 1909. Golden values:
 * test/data/distances.json
 * @example hellinger([1, 0], [0, 1]) // 1
 */
export function hellinger(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  return Math.min(1, Math.sqrt(sumOfTerms(reference, current, term)));
}
