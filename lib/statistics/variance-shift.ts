import type {Moments} from "./mean-shift.js";
import {fTail, normalTail} from "./special.js";
import type {TestResult} from "./types.js";

/**
 * Tests whether the variance has changed, by the F test of two variances, two-sided (twice the smaller tail). Exact for
 * normal values and for them alone: with heavy tails most alarms are false. `varianceShiftRobust` asks for the kurtosis
 * and is the one to alarm on. (Levene's test needs each row's distance from its median, which profiles do not keep.)
 * @returns F = current / reference of the unbiased variances; NaN when a window has fewer than two rows or both variances
 * are 0
 * Golden values: test/data/distances.json
 * @example varianceShift({n: 11, mean: 0, variance: 1}, {n: 11, mean: 5, variance: 2}).statistic // 2
 */
export function varianceShift(reference: Moments, current: Moments): TestResult {
  if (!(reference.n > 1 && current.n > 1)) return {statistic: NaN, pValue: NaN};
  const [n, m] = [reference.n - 1, current.n - 1];
  const statistic = (current.variance * (current.n / m)) / (reference.variance * (reference.n / n));
  if (Number.isNaN(statistic)) return {statistic, pValue: NaN};
  const smaller = Math.min(fTail(statistic, m, n), fTail(1 / statistic, n, m));
  return {statistic, pValue: Math.min(1, 2 * smaller)};
}

/**
 * Tests whether the variance has changed, whatever the shape: z = ln(ratio of unbiased variances) over the root of
 * (κ − 1)(1/n + 1/m), two-sided. It is a limit, good from some hundred rows in the smaller window.
 * @param kurtosis fourth central moment over squared variance, of both windows together about their own means: 3 for
 * normal values, 9 for exponential ones
 * @returns z, positive when the variance has grown; NaN when a window has fewer than two rows, when both variances are 0,
 * or when the kurtosis is not above 1; ±Infinity and p = 0 when one variance is 0
 * Source: M. W. J. Layard, Journal of the American Statistical Association 68, 1973. Golden values:
 * test/data/distances.json
 * @example varianceShiftRobust({n: 100, mean: 0, variance: 1}, {n: 100, mean: 0, variance: 2}, 3).statistic // ≈ 3.46574
 */
export function varianceShiftRobust(reference: Moments, current: Moments, kurtosis: number): TestResult {
  const {statistic: ratio} = varianceShift(reference, current);
  if (!(kurtosis > 1)) return {statistic: NaN, pValue: NaN};
  const statistic = Math.log(ratio) / Math.sqrt((kurtosis - 1) * (1 / reference.n + 1 / current.n));
  return {statistic, pValue: Math.min(1, 2 * normalTail(Math.abs(statistic)))};
}
