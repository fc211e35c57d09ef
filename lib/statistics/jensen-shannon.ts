import {sumOfTerms, termsOf} from "./counts.js";
import {deviance} from "./deviance.js";

/*
 * The divergence with log base 2 is `jensenShannon` in distances.ts; here are its parts and its other scales, by terms
 * that keep their digits where the windows are nearly alike, as the root of the distance needs.
 */

/** Half of p ln(p / m̄) + q ln(q / m̄), m̄ = (p + q) / 2: what the deviances add to that cancels. */
function term(p: number, q: number): number {
  const middle = (p + q) / 2;
  return (deviance(p, middle) + deviance(q, middle)) / 2;
}

/**
 * Returns each cell's part in `jensenShannon`: half of p log₂(p / m̄) + q log₂(q / m̄), m̄ = (p + q) / 2, never
 * negative; they sum to the score within 1e-14.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example jensenShannonContributions([1, 0], [0, 1]) // [0.5, 0.5]
 */
export function jensenShannonContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return termsOf(reference, current, (p, q) => term(p, q) / Math.LN2);
}

/**
 * Returns the Jensen–Shannon divergence in nats, in [0, ln 2]; NaN when either side is empty.
 * @throws RangeError if the lengths differ
 * Golden values: test/data/distances.json
 * @example jensenShannonNats([1, 0], [0, 1]) === Math.LN2 // true
 */
export function jensenShannonNats(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  return Math.min(Math.LN2, sumOfTerms(reference, current, term));
}

/** Options of the Jensen–Shannon distance. */
export interface JensenShannonDistanceOptions {
  /** of the logarithm, above 1: 2 as in NannyML, or Math.E as in SciPy's default and Evidently */
  base?: number;
}

/**
 * Measures how far `current` has moved from `reference`, as the Jensen–Shannon distance: the square root of the
 * divergence, and unlike it a metric.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1] for base 2, [0, 0.8326] for base e; symmetric; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * Source: D. M. Endres and J. E. Schindelin, IEEE Transactions on Information Theory 49(7), 2003. Golden values:
 * test/data/distances.json
 * @example jensenShannonDistance([1, 0], [0, 1]) // 1
 */
export function jensenShannonDistance(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  {base = 2}: JensenShannonDistanceOptions = {}
): number {
  return Math.sqrt(jensenShannonNats(reference, current) / Math.log(base));
}
