import {occupiedCells, sumOfTerms, termsOf, totals} from "./counts.js";
import {chiSquareTail} from "./special.js";
import type {TestResult} from "./types.js";

/** A test whose statistic has a chi-square limit. */
export interface ChiSquareResult extends TestResult {
  /** occupied cells less one; 0 where none is occupied */
  readonly dof: number;
}

/** Equals the sum over both sides of (observed − expected)² / expected. */
function term(p: number, q: number, n: number, m: number): number {
  const change = q - p;
  return change === 0 ? 0 : n * change * ((m * change) / (n * p + m * q));
}

/**
 * Returns each cell's part in the statistic of `chiSquare`, both sides together, never negative; they sum to it.
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example chiSquareContributions([10, 10], [5, 15]) // ≈ [1.66667, 1]
 */
export function chiSquareContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  return termsOf(reference, current, term);
}

/**
 * Tests whether two windows are samples of one population over the same cells: Pearson's chi-square test of
 * homogeneity, without continuity correction. Cells that are empty on both sides do not count. The limit asks for about
 * five expected rows in each cell of each side: see `poolRareCells`.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns statistic ≥ 0, degrees of freedom and the chi-square tail; NaN when a side is empty or fewer than two cells
 * are occupied
 * @throws RangeError if the lengths differ
 * Source: K. Pearson, Philosophical Magazine 50, 1900; equals `scipy.stats.chi2_contingency(correction=False)`.
 * Golden values: test/data/distances.json
 * @example chiSquare([10, 10], [5, 15]).statistic // ≈ 2.66667
 */
export function chiSquare(reference: ArrayLike<number>, current: ArrayLike<number>): ChiSquareResult {
  return againstChiSquare(sumOfTerms(reference, current, term), occupiedCells(reference, current) - 1);
}

/**
 * Tests whether `observed` rows follow given shares, taken as known exactly: Pearson's chi-square test of goodness of
 * fit. To compare two windows use `chiSquare`: taking a sample's shares for exact raises the false-alarm rate, up to
 * twenty times at ten cells and windows of 1000 and 10,000 rows. Evidently and whylogs do so.
 * @param shares what is expected in each cell, in any unit: counts do, as only proportions matter
 * @param observed counts per cell
 * @returns statistic, Infinity when rows lie in a cell that expects none; NaN when a side is empty or fewer than two
 * cells are occupied
 * @throws RangeError if the lengths differ
 * Source: equals `scipy.stats.chisquare`. Golden values: test/data/distances.json
 * @example chiSquareFit([0.5, 0.5], [10, 30]).statistic // 10
 */
export function chiSquareFit(shares: ArrayLike<number>, observed: ArrayLike<number>): ChiSquareResult {
  return againstChiSquare(sumOfTerms(shares, observed, fitTerm), occupiedCells(shares, observed) - 1);
}

/**
 * Returns each cell's part in the statistic of `chiSquareFit`, (observed − expected)² / expected; they sum to it.
 * @returns k numbers, none negative; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * @example chiSquareFitContributions([0.5, 0.5], [10, 30]) // [5, 5]
 */
export function chiSquareFitContributions(shares: ArrayLike<number>, observed: ArrayLike<number>): number[] {
  return termsOf(shares, observed, fitTerm);
}

function fitTerm(p: number, q: number, _: number, m: number): number {
  return p === q ? 0 : (m * (q - p) ** 2) / p;
}

/**
 * Sets a statistic against the chi-square distribution; NaN throughout where there is nothing to test.
 * @example againstChiSquare(3.84, 1).pValue // ≈ 0.0500435
 */
export function againstChiSquare(statistic: number, dof: number): ChiSquareResult {
  if (Number.isNaN(statistic) || dof < 1) return {statistic: NaN, dof: Math.max(0, dof), pValue: NaN};
  return {statistic, dof, pValue: chiSquareTail(statistic, dof)};
}

/** Counts in which rare cells are one cell. */
export interface PooledCounts {
  /** the cells that kept to themselves, then the pool, if there is one */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** the original cells of each cell above; the pool comes last */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Pools the cells in which the smaller window expects fewer than `minimum` rows, if nothing changed. Should the pool
 * itself expect fewer, the rarest other cell joins it. Only the rows of both sides together decide, so that the choice
 * does not favour a verdict. Cells empty on both sides are left out.
 * @param minimum rows, 5 by the usual rule (W. G. Cochran, Biometrics 10(4), 1954, allows 1 in a few cells)
 * @throws RangeError if the lengths differ
 * @example poolRareCells([90, 4, 6], [90, 6, 4]).cells // [[0], [1], [2]]
 * @example poolRareCells([90, 4, 3, 3], [91, 3, 2, 4]).reference // [90, 10]
 */
export function poolRareCells(reference: ArrayLike<number>, current: ArrayLike<number>, minimum = 5): PooledCounts {
  const [n, m] = totals(reference, current);
  const expected = (i: number): number => ((reference[i]! + current[i]!) * Math.min(n, m)) / (n + m);
  const occupied = Array.from(reference, (_, i) => i).filter((i) => expected(i) > 0);
  const kept = occupied.filter((i) => expected(i) >= minimum);
  const pool = occupied.filter((i) => expected(i) < minimum);
  const weight = pool.reduce((sum, i) => sum + expected(i), 0);
  if (pool.length > 0 && weight < minimum && kept.length > 0) {
    const rarest = kept.reduce((best, i) => (expected(i) < expected(best) ? i : best));
    pool.push(rarest);
    kept.splice(kept.indexOf(rarest), 1);
  }
  const cells = [...kept.map((i) => [i]), ...(pool.length > 0 ? [pool.sort((a, b) => a - b)] : [])];
  const sums = (counts: ArrayLike<number>): number[] =>
    cells.map((cell) => cell.reduce((sum, i) => sum + counts[i]!, 0));
  return {reference: sums(reference), current: sums(current), cells};
}
