import {totals} from "./counts.js";

/** One occupied cell on the way from the smallest values to the largest; F and G are the cumulative shares. */
export interface CellStep {
  /** position among all cells, occupied or not */
  readonly index: number;
  /** of the reference's rows */
  readonly p: number;
  /** of the current rows */
  readonly q: number;
  /** of all rows of both sides */
  readonly share: number;
  /** F − G where the cell starts */
  readonly start: number;
  /** F − G where it ends */
  readonly end: number;
  /** share of all rows below the cell, and up to its end */
  readonly below: number;
  readonly upTo: number;
}

/**
 * Walks the occupied cells of two windows in ascending order.
 * @returns the rows of both sides and one step per occupied cell; none when a side is empty
 * @throws RangeError if the lengths differ
 * @example walkCells([1, 1], [0, 2]).cells.map(({end}) => end) // [0.5, 0]
 */
export function walkCells(
  reference: ArrayLike<number>,
  current: ArrayLike<number>
): {n: number; m: number; cells: CellStep[]} {
  const [n, m] = totals(reference, current);
  const cells: CellStep[] = [];
  if (n === 0 || m === 0) return {n, m, cells};
  let [a, b, start, below] = [0, 0, 0, 0];
  for (let i = 0; i < reference.length; ++i) {
    const [p, q] = [reference[i]! / n, current[i]! / m];
    if (p + q === 0) continue;
    a += reference[i]!;
    b += current[i]!;
    const [end, upTo] = [a / n - b / m, (a + b) / (n + m)];
    cells.push({index: i, p, q, share: (reference[i]! + current[i]!) / (n + m), start, end, below, upTo});
    [start, below] = [end, upTo];
  }
  return {n, m, cells};
}

/**
 * Returns the terms of a statistic that is a sum over occupied cells, one per cell and 0 for an empty one; NaN throughout
 * when a side is empty.
 * @throws RangeError if the lengths differ
 * @example cellTerms([1, 0, 1], [0, 0, 2], ({end}) => end) // [0.5, 0, 0]
 */
export function cellTerms(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  term: (cell: CellStep, n: number, m: number) => number
): number[] {
  const {n, m, cells} = walkCells(reference, current);
  const terms = new Array<number>(reference.length).fill(n === 0 || m === 0 ? NaN : 0);
  for (const cell of cells) terms[cell.index] = term(cell, n, m);
  return terms;
}

/**
 * Returns the smallest and the largest |F − G| that raw values can reach inside a cell with shares p and q in which
 * F − G starts at `start`: F rises by p and G by q, in any order.
 * @example boundsOf(0.25, 0.5, 0.125) // [0.125, 0.75]
 */
export function boundsOf(start: number, p: number, q: number): [number, number] {
  const [low, high] = [start - q, start + p];
  return [low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)), Math.max(-low, high)];
}
