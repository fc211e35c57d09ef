import type {Interval} from "../decay/interval.js";
import {studentErrors} from "./student-quantile.js";

/**
 * Losses of champion and challenger on the same rows, summed: squared errors, of classes those of their probabilities
 * (`errorsBy`), or 1 for a wrong row. A row's difference is challenger − champion.
 */
export interface PairedLosses {
  readonly n: number;
  readonly champion: number;
  readonly challenger: number;
  readonly difference: number;
  /** of the differences' squares */
  readonly square: number;
}

/** Losses of one model on rows of its own, summed. */
export interface ArmLosses {
  readonly n: number;
  readonly total: number;
  /** of the losses' squares */
  readonly square: number;
}

/** Losses of both on the rows of one partition, summed. */
export type PartitionLosses = Pick<PairedLosses, "n" | "champion" | "challenger">;

/**
 * Returns the mean difference of losses with its interval, from rows that both models answered: Student's for paired
 * values, mean ± t √(s²/n) with n − 1 degrees of freedom. It takes rows for independent.
 * @returns limits are NaN below two rows
 * @throws RangeError if `confidence` is not in (0, 1)
 * Source: Student, Biometrika 6, 1908; equals the interval of `scipy.stats.ttest_rel`.
 * @example pairedDifference({n: 4, champion: 10, challenger: 6, difference: -4, square: 6}, 0.95).low // ≈ -2.299228
 */
export function pairedDifference({n, difference, square}: PairedLosses, confidence: number): Interval {
  const value = difference / n;
  const variance = Math.max(0, square - difference * value) / (n - 1);
  return around(value, variance / n, n - 1, confidence);
}

/**
 * Returns the mean difference of losses per row with its interval, from partitions taken as the units: rows of one may
 * depend on each other, and no sum of squares is needed. The variance is that of a ratio of sums over clusters,
 * k / (k − 1) · Σ (dᵢ − nᵢ · mean)² / N², with k − 1 degrees of freedom.
 * @param parts one per partition; those without rows are left out
 * @returns limits are NaN below two partitions with rows
 * @throws RangeError if `confidence` is not in (0, 1)
 * Source: W. G. Cochran, Sampling Techniques, 3rd edition 1977, chapter 9A: the ratio to size, of many clusters.
 * @example partitionDifference([{n: 2, champion: 6, challenger: 2}, {n: 2, champion: 6, challenger: 4}], 0.95).low // ≈ -7.853102
 */
export function partitionDifference(parts: readonly PartitionLosses[], confidence: number): Interval {
  const units = parts.filter(({n}) => n > 0).map(({n, champion, challenger}) => ({n, d: challenger - champion}));
  const [rows, k] = [units.reduce((sum, {n}) => sum + n, 0), units.length];
  const value = units.reduce((sum, {d}) => sum + d, 0) / rows;
  const squares = units.reduce((sum, {n, d}) => sum + (d - n * value) ** 2, 0);
  return around(value, ((k / (k - 1)) * squares) / rows ** 2, k - 1, confidence);
}

/**
 * Returns the losses of all partitions together.
 * @example summedLosses([{n: 2, champion: 6, challenger: 2}, {n: 1, champion: 3, challenger: 4}]) // {n: 3, champion: 9, challenger: 6}
 */
export function summedLosses(parts: readonly PartitionLosses[]): PartitionLosses {
  return parts.reduce(
    (sum, {n, champion, challenger}) => ({
      n: sum.n + n,
      champion: sum.champion + champion,
      challenger: sum.challenger + challenger
    }),
    {n: 0, champion: 0, challenger: 0}
  );
}

/**
 * Returns the difference of the mean losses of two models with its interval, each measured on rows of its own: Welch's,
 * which does not take the variances for equal.
 * @returns canary − champion; limits are NaN where an arm has fewer than two rows
 * @throws RangeError if `confidence` is not in (0, 1)
 * Source: B. L. Welch, Biometrika 34, 1947; equals the interval of `scipy.stats.ttest_ind(equal_var=False)`.
 * @example armDifference({n: 4, total: 4, square: 6}, {n: 4, total: 8, square: 18}, 0.95).low // ≈ -0.412728
 */
export function armDifference(champion: ArmLosses, canary: ArmLosses, confidence: number): Interval {
  const [a, b] = [varianceOfMean(champion), varianceOfMean(canary)];
  const dof = (a + b) ** 2 / (a ** 2 / (champion.n - 1) + b ** 2 / (canary.n - 1));
  return around(canary.total / canary.n - champion.total / champion.n, a + b, dof, confidence);
}

function varianceOfMean({n, total, square}: ArmLosses): number {
  return Math.max(0, square - (total * total) / n) / (n - 1) / n;
}

/** Where nothing varies, the interval is the value itself, whatever the degrees of freedom. */
function around(value: number, variance: number, dof: number, confidence: number): Interval {
  if (variance === 0) return {value, low: value, high: value};
  if (!(dof > 0 && variance < Infinity)) return {value, low: NaN, high: NaN};
  const half = studentErrors(confidence, dof) * Math.sqrt(variance);
  return {value, low: value - half, high: value + half};
}
