import {boundsOf, cellTerms, walkCells} from "./cell-walk.js";
import type {CellStep} from "./cell-walk.js";
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
 * windows are alike; p from the limit after T is brought to the limit's mean and variance, as SciPy does, here with those
 * that ties and bins leave it, NaN for one row against one; NaN throughout when a side is empty
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
  return {statistic, bound: scale * Math.max(value - low, high - value), pValue: pValueOf(statistic, n, m, cells)};
}

/**
 * Returns each bin's part in the statistic of `cramerVonMises`, n m / N · h (F − G)², never negative; they sum to it. A bin
 * counts for as many rows as it has: a gap between F and G that opens in one bin weighs in all bins up to where it closes.
 * @returns k numbers; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * @example cramerVonMisesContributions([3, 1], [1, 3]) // [0.25, 0]
 */
export function cramerVonMisesContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return cellTerms(reference, current, ({share, end}, n, m) => (n / (n / m + 1)) * share * end * end);
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

/**
 * Brings T to the mean and variance of its limit, 1/6 and 1/45. Its own mean is exact; its variance without ties is, and
 * ties change it as they change that of Σ h B², B being a Brownian bridge at the cells' upper ends.
 */
function pValueOf(statistic: number, n: number, m: number, cells: readonly CellStep[]): number {
  const rows = n + m;
  let [mean, tied, below] = [0, 0, 0];
  for (const {share, upTo} of cells) {
    const own = share * upTo * (1 - upTo);
    mean += own;
    tied += 2 * own * own + 4 * share * (1 - upTo) ** 2 * below;
    below += share * upTo * upTo;
  }
  // (N + 1) (4 n m N − 3 (n² + m²) − 2 n m) / (180 N² n m), free of overflow
  const untied = ((1 + 1 / rows) * (4 - (3 * (n / m + m / n) + 2) / rows)) / 180;
  const bridge = (1 + 2.5 / rows ** 2 - 3.5 / rows ** 4) / 45;
  const deviation = Math.sqrt(untied * (tied / bridge));
  if (untied === 0) return NaN;
  if (statistic === 0) return 1;
  return quadraticFormTail(1 / 6 + (statistic - mean / (1 - 1 / rows)) / deviation / Math.sqrt(45), LIMIT);
}
