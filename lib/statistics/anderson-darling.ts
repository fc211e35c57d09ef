import {boundsOf, cellTerms, walkCells} from "./cell-walk.js";
import type {CellStep} from "./cell-walk.js";
import {harmonic, harmonicSquares} from "./harmonic.js";
import {quadraticFormTail} from "./quadratic-form.js";
import type {QuadraticForm} from "./quadratic-form.js";
import {tiesOf} from "./ties.js";
import type {BoundedTest, TestResult} from "./types.js";

/** The limit of the statistic: Σ Z² / (j (j + 1)). */
const LIMIT: QuadraticForm = {
  root: (j) => j * (j + 1),
  product: (y) => -Math.cos((Math.PI / 2) * Math.sqrt(1 + 4 * y)) / (Math.PI * y),
  least: 0.03
};
const LIMIT_VARIANCE = (2 * Math.PI ** 2) / 3 - 6;

/**
 * Tests whether two windows are samples of one distribution, by the two-sample Anderson–Darling test of binned values,
 * which weighs the tails more than `cramerVonMises`. Rows of a bin count as tied and stand at its middle rank. Where
 * every distinct value has a bin this is A² of the raw values.
 * @param reference counts per bin in ascending order, length k
 * @param current counts per bin in ascending order, length k
 * @returns A² ≥ 0, about 1 when nothing changed; how far A² of the raw values can lie from it, loose when windows do not
 * differ; p from the limit after A² is brought to the limit's variance from that which ties and bins leave it, NaN below
 * four rows; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * Source: F. W. Scholz and M. A. Stephens, Journal of the American Statistical Association 82, 1987, equation 7; equals
 * `scipy.stats.anderson_ksamp(variant="midrank")`, which reports (A² − 1) / σ. Golden values: test/data/distances.json
 * @example andersonDarling([3, 1], [1, 3]).statistic // ≈ 1.75
 */
export function andersonDarling(reference: ArrayLike<number>, current: ArrayLike<number>): BoundedTest {
  const {n, m, cells} = walkCells(reference, current);
  if (n === 0 || m === 0) return {statistic: NaN, bound: NaN, pValue: NaN};
  const rows = n + m;
  const scale = scaleOf(n, m);
  let [value, low, high] = [0, 0, 0];
  for (const cell of cells) {
    value += termOf(cell);
    const [least, most] = termBounds(cell, rows / Math.min(n, m));
    low += least;
    high += most;
  }
  const statistic = scale * value;
  return {statistic, bound: scale * Math.max(value - low, high - value, 0), pValue: pValueOf(statistic, n, m, cells)};
}

/**
 * Brings A² to the variance of its limit; both have mean 1, with ties and without. The variance without ties is exact, and
 * ties change it as they change that of Σ h B² / Var B, B being a Brownian bridge at the cells' middle ranks. That is
 * `LIMIT_VARIANCE` + 2 / N without ties, to 0.02 / N at a thousand rows.
 */
function pValueOf(statistic: number, n: number, m: number, cells: readonly CellStep[]): number {
  if (n + m < 4) return NaN;
  if (statistic === 0) return 1;
  let [tied, below] = [0, 0];
  for (const {share, below: start, upTo} of cells) {
    const middle = (start + upTo) / 2;
    const weight = share / (middle * (1 - middle) - share / 4);
    tied += 2 * share * share + 4 * weight * (1 - middle) ** 2 * below;
    below += weight * middle * middle;
  }
  const ratio = tied / (LIMIT_VARIANCE + 2 / (n + m));
  const standard = (statistic - 1) / Math.sqrt(variance(n, m) * ratio);
  return quadraticFormTail(1 + standard * Math.sqrt(LIMIT_VARIANCE), LIMIT);
}

/**
 * Returns each bin's part in the statistic of `andersonDarling`, never negative; they sum to it.
 * @returns k numbers; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * @example andersonDarlingContributions([3, 1], [1, 3]) // ≈ [0.875, 0.875]
 */
export function andersonDarlingContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return cellTerms(reference, current, (cell, n, m) => scaleOf(n, m) * termOf(cell));
}

/** (N − 1) / N · n m / N, in an order that does not overflow. */
function scaleOf(n: number, m: number): number {
  return (1 - 1 / (n + m)) * (n / (n / m + 1));
}

/** h d² / (H (1 − H) − h / 4), H and d at the cell's middle rank; nothing where one cell holds all rows. */
function termOf({share, start, end, below, upTo}: CellStep): number {
  const middle = (below + upTo) / 2;
  return share < 1 ? (share * ((start + end) / 2) ** 2) / (middle * (1 - middle) - share / 4) : 0;
}

/**
 * Tests whether two samples of raw values are from one distribution; otherwise as `andersonDarling`.
 * @throws RangeError if a value is NaN
 * @example andersonDarlingOf([1, 2, 4], [3, 5, 6]).statistic // ≈ 1.56486
 */
export function andersonDarlingOf(reference: ArrayLike<number>, current: ArrayLike<number>): TestResult {
  const {statistic, pValue} = andersonDarling(...tiesOf(reference, current));
  return {statistic, pValue};
}

/**
 * Bounds what the values inside a cell can add to Σ h d² / (H (1 − H) − h / 4), d = F − G at their middle ranks.
 * A value whose ties reach from U to V of all rows has the denominator (U (1 − U) + V (1 − V) + 2 U (1 − V)) / 4, and U
 * and V lie within the cell. Where the cell reaches 0 or 1 this is no bound; but |d| ≤ min(U, 1 − U) · N / min(n, m) at U,
 * and likewise at V, so that no term exceeds 4 h |d| N / min(n, m).
 */
function termBounds({share, start, p, q, below, upTo}: CellStep, ratio: number): [number, number] {
  const [smallest, largest] = boundsOf(start, p, q);
  const ends = Math.min(below * (1 - below), upTo * (1 - upTo));
  const denominator = (ends + below * (1 - upTo)) / 2;
  const widest = below <= 0.5 && upTo >= 0.5 ? 0.25 : Math.max(below * (1 - below), upTo * (1 - upTo));
  const most = share * Math.min(largest ** 2 / denominator, 4 * largest * ratio);
  return [(share * smallest ** 2) / widest, most];
}

/** The variance of A² in samples of n and m values (Scholz and Stephens, equation 4, for two samples); NaN below four. */
function variance(n: number, m: number): number {
  const rows = n + m;
  if (rows < 4) return NaN;
  const perRow = 1 / n + 1 / m;
  const h = harmonic(rows - 1);
  const g = harmonicSquares(rows) - (2 * harmonic(rows) - 1 / rows) / rows;
  const a = 4 * g - 6 + (10 - 6 * g) * perRow;
  const b = 8 * g - 16 + 16 * h + (2 * g - 14 * h - 4) * perRow - 8 * h + 4 * g - 6;
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * perRow + 4 * h;
  const d = 4 * (2 * h + 6) - 8 * h;
  return (a + (b + (c + d / rows) / rows) / rows) / ((1 - 1 / rows) * (1 - 2 / rows) * (1 - 3 / rows));
}
