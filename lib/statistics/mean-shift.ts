import {studentTail} from "./special.js";
import type {TestResult} from "./types.js";

/** The moments of one window's finite values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** population variance (divisor n), as in `variance` */
  readonly variance: number;
}

/** A test of two means. */
export interface MeanShift extends TestResult {
  readonly dof: number;
  /** current − reference, in the units of x */
  readonly change: number;
}

/**
 * Tests whether the mean has moved, by Welch's t test, which does not take the variances for equal; two-sided. Means of
 * some thirty rows are near enough to normal for it unless tails are heavy.
 * @returns t, positive when the mean has grown, its degrees of freedom, and p; NaN when a window has fewer than two rows;
 * ±Infinity and p = 0 when neither window varies and the means differ, NaN when they do not
 * Source: B. L. Welch, Biometrika 34, 1947; equals `scipy.stats.ttest_ind_from_stats(equal_var=False)` with the arguments
 * exchanged. Golden values: test/data/distances.json
 * @example meanShift({n: 10, mean: 0, variance: 0.9}, {n: 10, mean: 1, variance: 0.9}).statistic // ≈ 2.23607
 */
export function meanShift(reference: Moments, current: Moments): MeanShift {
  const change = current.mean - reference.mean;
  if (!(reference.n > 1 && current.n > 1)) return {statistic: NaN, dof: NaN, change, pValue: NaN};
  // variance of each mean, from the unbiased variance of the values
  const [a, b] = [reference.variance / (reference.n - 1), current.variance / (current.n - 1)];
  const statistic = change / Math.sqrt(a + b);
  if (a + b === 0) return {statistic, dof: NaN, change, pValue: change === 0 ? NaN : 0};
  const [u, v] = [a / (a + b), b / (a + b)];
  const dof = 1 / (u ** 2 / (reference.n - 1) + v ** 2 / (current.n - 1));
  return {statistic, dof, change, pValue: 2 * studentTail(Math.abs(statistic), dof)};
}
