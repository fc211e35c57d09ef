import {normalTail} from "./special.js";
import type {TestResult} from "./types.js";

/** Rows that carry a mark, of all rows. */
export interface Proportion {
  readonly count: number;
  readonly rows: number;
}

/**
 * Tests whether a mark is as frequent in two windows: the two-sided z test of two proportions with pooled variance.
 * Rare marks in windows of unequal size raise up to 50 times too many false alarms; `shareByChance` does not.
 * @returns statistic z, positive when the share has grown; NaN when a window is empty; z = 0 and p = 1 when no row or
 * every row is marked, as then nothing differs
 * Source: the square of z is `chiSquare` over two cells. Golden values: test/data/distances.json
 * @example twoProportion({count: 10, rows: 20}, {count: 15, rows: 20}).statistic // ≈ 1.63299
 */
export function twoProportion(reference: Proportion, current: Proportion): TestResult {
  const [n, m] = [reference.rows, current.rows];
  if (n === 0 || m === 0) return {statistic: NaN, pValue: NaN};
  const marked = reference.count + current.count;
  const pooled = marked / (n + m);
  if (marked === 0 || marked === n + m) return {statistic: 0, pValue: 1};
  const change = current.count / m - reference.count / n;
  const statistic = change / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return {statistic, pValue: Math.min(1, 2 * normalTail(Math.abs(statistic)))};
}
