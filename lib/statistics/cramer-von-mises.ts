import {boundsOf, walkCells} from "./cell-walk.js";
import {quadraticFormTail} from "./quadratic-form.js";
import type {QuadraticForm} from "./quadratic-form.js";
import {tiesOf} from "./ties.js";
import type {BoundedTest, TestResult} from "./types.js";

/** The limit of the statistic: Σ Z² / (jπ)². */
const LIMIT: QuadraticForm = {
  root: (j) => (j * Math.PI) ** 2,
  product: (y) => Math.sin(Math.sqrt(y)) / Math.sqrt(y),
  least: 0.003
};

/**
 * Tests whether two windows are samples of one distribution, by the two-sample Cramér–von Mises test of binned values:
 * T = n m / N · Σ h (F − G)², where F and G are the cumulative shares at the bins' upper ends and h the bins' shares of
 * all N rows. Where every distinct value has a bin this is T of the raw values, and so exact with ties.
 * @param reference counts per bin in ascending order, length k
 * @param current counts per bin in ascending order, length k
 * @returns T ≥ 0; how far T of the raw values can lie from it, a bound that grows with the rows and is loose where the
 * windows are alike; p from the limit after T is brought to the limit's mean and variance, as SciPy does, NaN for one row
 * against one; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * Source: T. W. Anderson, Annals of Mathematical Statistics 33(3), 1962; equals
 * `scipy.stats.cramervonmises_2samp(method="asymptotic")` without ties. Golden values: test/data/distances.json
 * @example cramerVonMises([3, 1], [1, 3]).statistic // ≈ 0.25
 */
export function cramerVonMises(reference: ArrayLike<number>, current: ArrayLike<number>): BoundedTest {
  const {n, m, cells} = walkCells(reference, current);
  if (n === 0 || m === 0) return {statistic: NaN, bound: NaN, pValue: NaN};
  const scale = n / (n / m + 1);
  let [value, low, high] = [0, 0, 0];
  for (const {share, start, end, p, q} of cells) {
    const [smallest, largest] = boundsOf(start, p, q);
    value += share * end * end;
    low += share * smallest * smallest;
    high += share * largest * largest;
  }
  const statistic = scale * value;
  return {statistic, bound: scale * Math.max(value - low, high - value), pValue: pValueOf(statistic, n, m)};
}

/**
 * Tests whether two samples of raw values are from one distribution; otherwise as `cramerVonMises`. NaN is not a value.
 * @throws RangeError if a value is NaN
 * @example cramerVonMisesOf([1, 2, 4], [3, 5, 6]).statistic // ≈ 0.305556
 */
export function cramerVonMisesOf(reference: ArrayLike<number>, current: ArrayLike<number>): TestResult {
  const {statistic, pValue} = cramerVonMises(...tiesOf(reference, current));
  return {statistic, pValue};
}

/** Brings T to the mean and variance of its limit, 1/6 and 1/45. */
function pValueOf(statistic: number, n: number, m: number): number {
  const rows = n + m;
  const mean = (1 + 1 / rows) / 6;
  // (N + 1) (4 n m N − 3 (n² + m²) − 2 n m) / (180 N² n m), free of overflow
  const variance = ((1 + 1 / rows) * (4 - (3 * (n / m + m / n) + 2) / rows)) / 180;
  if (variance === 0) return NaN;
  return quadraticFormTail(1 / 6 + (statistic - mean) / Math.sqrt(45 * variance), LIMIT);
}
