import {chiSquare} from "./chi-square.js";
import {totals} from "./counts.js";

/**
 * Measures how strongly a row's cell tells which window it comes from, as Cramér's V = √(χ² / N): between two windows
 * the smaller side of the table is 2, and V is the φ coefficient.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1], symmetric; NaN when a side is empty or fewer than two cells are occupied. With windows of
 * unequal size it is smaller for the same change of shares.
 * @throws RangeError if the lengths differ
 * Source: H. Cramér, *Mathematical Methods of Statistics*, 1946; equals `scipy.stats.contingency.association`.
 * Golden values: test/data/distances.json
 * @example cramersV([10, 0], [0, 10]) // 1
 */
export function cramersV(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const [n, m] = totals(reference, current);
  return Math.min(1, Math.sqrt(chiSquare(reference, current).statistic / (n + m)));
}

/**
 * Returns Cramér's V corrected for its bias: what chance alone contributes to χ², k − 1, is taken off. This is what
 * Deepchecks compares with 0.2.
 * @returns a number in [0, 1], 0 when χ² is not above k − 1; NaN as in `cramersV`
 * @throws RangeError if the lengths differ
 * Source: W. Bergsma, Journal of the Korean Statistical Society 42(3), 2013.
 * @example cramersVCorrected([10, 10], [10, 10]) // 0
 */
export function cramersVCorrected(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const [n, m] = totals(reference, current);
  const {statistic, dof} = chiSquare(reference, current);
  if (Number.isNaN(statistic)) return NaN;
  const left = n + m - 1;
  const excess = Math.max(0, statistic / (n + m) - dof / left);
  if (excess === 0) return 0;
  const columns = dof + 1 - dof ** 2 / left;
  const rows = 2 - 1 / left;
  return Math.min(1, Math.sqrt(excess / Math.min(columns - 1, rows - 1)));
}
