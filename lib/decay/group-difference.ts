import {ERRORS} from "../profile/layout.js";
import type {Interval} from "./interval.js";
import {standardErrors} from "./interval.js";
import {performanceOf} from "./performance.js";

/** How the errors of a group of rows differ from those of others. */
export interface GroupDifference {
  /** RMSE of the group over that of the others; limits are NaN below 30 labelled rows on either side */
  readonly ratio: Interval;
  /** mean of prediction − label of the group, less that of the others, in the units of the label; limits as above */
  readonly bias: Interval;
}

/** Fewest labelled rows for limits. */
const ENOUGH = 30;

/**
 * Compares the errors of two groups that share no row, from their sums. The ratio's limits are those of the difference of
 * logarithms, with the variance of `comparePerformance`: (κ − 1)(1/n + 1/m) / 4, κ the kurtosis of both groups' errors,
 * weighted by rows. The limits of the bias are Welch's, by the normal quantile. Rows are taken for independent.
 * @param level confidence of each interval; for k verdicts at once, 1 − α / k holds α for all of them (Bonferroni)
 * @throws RangeError if `level` is not in (0, 1)
 * @example groupDifference([100, 100, 0, 80, 400, 4800], [100, 100, 0, 80, 100, 300], 0.95).ratio.low // ≈ 1.644
 */
export function groupDifference(group: ArrayLike<number>, rest: ArrayLike<number>, level: number): GroupDifference {
  const z = standardErrors(level);
  const [own, other] = [performanceOf(group), performanceOf(rest)];
  const isEnough = Math.min(own.n, other.n) >= ENOUGH;
  const limited = (value: number, low: number, high: number): Interval =>
    isEnough && Number.isFinite(high - low) ? {value, low, high} : {value, low: NaN, high: NaN};
  const half = (z / 2) * Math.sqrt(Math.max(0, kurtosisOf(group, rest) - 1) * (1 / own.n + 1 / other.n));
  const ratio = own.rmse / other.rmse;
  const bias = own.bias - other.bias;
  const error = z * Math.sqrt(varianceOfMean(group) + varianceOfMean(rest));
  return {
    ratio: limited(ratio, ratio / Math.exp(half), ratio * Math.exp(half)),
    bias: limited(bias, bias - error, bias + error)
  };
}

/**
 * Returns the sums of the rows of `all` that are not in `part`: counts exactly, sums to rounding.
 * @throws RangeError if they differ in length
 * @example restOf([5, 4], [2, 1]) // [3, 3]
 */
export function restOf(all: readonly number[], part: readonly number[]): number[] {
  if (all.length !== part.length) throw new RangeError("incompatible sums: lengths differ");
  return all.map((sum, i) => sum - part[i]!);
}

function varianceOfMean(sums: ArrayLike<number>): number {
  const {n, bias} = performanceOf(sums);
  return Math.max(0, sums[ERRORS.square]! - n * bias ** 2) / (n - 1) / n;
}

function kurtosisOf(...groups: readonly ArrayLike<number>[]): number {
  const weighted = groups.map((sums) => {
    const n = sums[ERRORS.n]!;
    const mse = sums[ERRORS.square]! / n;
    return mse > 0 ? Math.max(0, sums[ERRORS.fourth]!) / mse ** 2 : n;
  });
  const rows = groups.reduce((sum, sums) => sum + sums[ERRORS.n]!, 0);
  return weighted.reduce((sum, x) => sum + x, 0) / rows;
}
