import {againstChiSquare} from "./chi-square.js";
import type {ChiSquareResult} from "./chi-square.js";
import {occupiedCells, sumOfTerms, termsOf} from "./counts.js";
import {deviance} from "./deviance.js";

/** Equals twice the sum over both sides of observed · ln(observed / expected), the cell's own total being given. */
function term(p: number, q: number, n: number, m: number): number {
  const share = p * (n / (n + m)) + q * (m / (n + m));
  return 2 * (n * deviance(p, share) + m * deviance(q, share));
}

/**
 * Returns each cell's part in the statistic of `gTest`, both sides together, never negative; they sum to it.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example gTestContributions([10, 10], [5, 15]) // ≈ [1.69899, 1.00678]
 */
export function gTestContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return termsOf(reference, current, term);
}

/**
 * Tests whether two windows are samples of one population over the same cells: the likelihood-ratio (G) test of
 * homogeneity, without correction. The statistic is 2N times the Jensen–Shannon divergence in nats in which each side
 * weighs as many rows as it has. Small cells disturb it more than `chiSquare`.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns statistic ≥ 0, degrees of freedom and the chi-square tail; NaN when a side is empty or fewer than two cells
 * are occupied
 * @throws RangeError if the lengths differ
 * Source: S. S. Wilks, Annals of Mathematical Statistics 6(4), 1935; equals `scipy.stats.chi2_contingency` with
 * `lambda_="log-likelihood", correction=False`. Golden values: test/data/distances.json
 * @example gTest([10, 10], [5, 15]).statistic // ≈ 2.70577
 */
export function gTest(reference: ArrayLike<number>, current: ArrayLike<number>): ChiSquareResult {
  return againstChiSquare(sumOfTerms(reference, current, term), occupiedCells(reference, current) - 1);
}
