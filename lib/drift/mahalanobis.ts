import {fTail} from "../statistics/special.js";
import type {TestResult} from "../statistics/types.js";
import {covariancePair} from "./second-moments.js";
import type {SecondMoments} from "./second-moments.js";

/** How the means of several columns moved together; `statistic` is F. */
export interface MahalanobisShift extends TestResult {
  /** in units of the spread within windows, ≥ 0 */
  readonly distance: number;
  /** columns that add nothing: within windows each is constant or a linear combination of those before it */
  readonly aliased: readonly string[];
}

/** A pivot, as a share of the column's own variance, below which a column adds nothing of its own. */
const TOLERANCE = 1e-10;

/**
 * Measures how far the means of several columns moved together, as the Mahalanobis distance √(d' S⁻¹ d), where S is the
 * pooled covariance within the windows, and tests it by Hotelling's T². A shift along which rows spread widely counts
 * little, one across it much.
 * @returns distance, F = (N − k − 1) / (k (N − 2)) · T² with k columns that are not aliased, and p; distance and F are
 * Infinity, p is 0, when the means differ in a direction in which no row of either window varies; NaN when
 * a window is empty or both have one row, F and p also when N ≤ k + 1 or k = 0
 * @throws RangeError if the columns differ
 * Source: H. Hotelling, Annals of Mathematical Statistics 2(3), 1931. Golden values: test/data/distances.json
 * @example mahalanobisShift({names: ["intercept", "x"], values: [2, 4, 4, 10]}, {names: ["intercept", "x"], values: [2, 8, 8, 34]}).distance // ≈ 1.41421
 */
export function mahalanobisShift(reference: SecondMoments, current: SecondMoments): MahalanobisShift {
  const [a, b] = covariancePair(reference, current);
  const [n, m] = [a.rows, b.rows];
  if (!(n > 0 && m > 0 && n + m > 2)) return {distance: NaN, statistic: NaN, pValue: NaN, aliased: []};
  const pooled = a.covariance.map((row, i) =>
    row.map((value, j) => (n * value + m * b.covariance[i]![j]!) / (n + m - 2))
  );
  const change = a.means.map((mean, i) => b.means[i]! - mean);
  const scale = a.means.map((mean, i) => Math.max(Math.abs(mean), Math.abs(b.means[i]!)));
  const {square, kept} = quadratic(pooled, change, scale);
  const aliased = a.names.filter((_, i) => !kept.includes(i));
  const [k, left] = [kept.length, n + m - kept.length - 1];
  const distance = Math.sqrt(square);
  if (square === Infinity) return {distance, statistic: Infinity, pValue: 0, aliased};
  if (k === 0 || left <= 0) return {distance, statistic: NaN, pValue: NaN, aliased};
  const statistic = (left / (k * (n + m - 2))) * square * (n / (n / m + 1));
  return {distance, statistic, pValue: fTail(statistic, k, left), aliased};
}

/** Returns d' S⁻¹ d by Cholesky over columns scaled to unit variance, leaving out aliased ones. */
function quadratic(
  covariance: readonly (readonly number[])[],
  change: readonly number[],
  scale: readonly number[]
): {square: number; kept: number[]} {
  const deviations = covariance.map((row, i) => Math.sqrt(row[i]!));
  const kept: number[] = [];
  const lower: number[][] = [];
  const solved: number[] = [];
  let square = 0;
  change.forEach((shift, i) => {
    const unit = deviations[i]! || 1;
    const row = kept.map((j) => covariance[i]![j]! / unit / deviations[j]!);
    row.forEach((value, j) => (row[j] = (value - dot(row, lower[j]!, j)) / lower[j]![j]!));
    const rest = shift / unit - dot(row, solved, row.length);
    const pivot = deviations[i] === 0 ? 0 : 1 - dot(row, row, row.length);
    if (pivot > TOLERANCE) {
      row.push(Math.sqrt(pivot));
      solved.push(rest / row.at(-1)!);
      square += solved.at(-1)! ** 2;
      kept.push(i);
      lower.push(row);
    } else if (Math.abs(rest) > 1e-6 * (scale[i]! / unit + 1)) square = Infinity;
  });
  return {square, kept};
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
