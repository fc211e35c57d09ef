import {sumOfTerms, termsOf} from "./counts.js";
import {deviance} from "./deviance.js";
import {PSI_FLOOR} from "./distances.js";

/** Options of the Kullback–Leibler divergence. */
export interface KullbackLeiblerOptions {
  /** shares below this are lifted to it; with 0, a cell that only the reference occupies costs infinity */
  floor?: number;
}

/**
 * Returns each cell's part in `kullbackLeibler`: p ln(p / q) − p + q, never negative; they sum to the score.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example kullbackLeiblerContributions([1, 1], [1, 1]) // [0, 0]
 */
export function kullbackLeiblerContributions(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  {floor = PSI_FLOOR}: KullbackLeiblerOptions = {}
): number[] {
  return termsOf(reference, current, (p, q) => deviance(Math.max(p, floor), Math.max(q, floor)));
}

/**
 * Measures how far `current` has moved from `reference`, as the Kullback–Leibler divergence KL(reference‖current)
 * in nats, Σ p ln(p / q). Shares are floored as in `psi` and not scaled back to sum to 1; the terms −p + q, which
 * cancel without a floor, keep it at 0 or above, and `psi` is the sum of the two directions.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number ≥ 0, 0 when the shares are equal; NaN when either side is empty. Not symmetric.
 * @throws RangeError if the lengths differ
 * Source: S. Kullback and R. A. Leibler, Annals of Mathematical Statistics 22(1), 1951; with a floor, I. Csiszár's
 * I-divergence. Golden values: test/data/distances.json
 * @example kullbackLeibler([1, 1], [1, 3]) // ≈ 0.143841
 */
export function kullbackLeibler(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  {floor = PSI_FLOOR}: KullbackLeiblerOptions = {}
): number {
  return sumOfTerms(reference, current, (p, q) => deviance(Math.max(p, floor), Math.max(q, floor)));
}
