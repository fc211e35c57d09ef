/** The solution of a system, and which unknowns it was solved for. */
export interface Solution {
  /** one per unknown; 0 for those left out */
  readonly weights: readonly number[];
  /** positions of the unknowns that were kept, ascending */
  readonly kept: readonly number[];
}

/** A pivot below which an unknown adds nothing to those before it, where diagonals are about 1. */
const TOLERANCE = 1e-10;

/**
 * Solves A w = b by Cholesky for a symmetric A without negative eigenvalues, scaled so that its diagonal is about 1. An
 * unknown that those before it make superfluous is left out.
 * @param at A's entry in a row and a column that is not to its right
 * @param b one per unknown
 * @example solveSymmetric((i, j) => [[1, 0.5], [0.5, 1]][i][j], [2, 1]).weights // [2, 0]
 */
export function solveSymmetric(at: (row: number, column: number) => number, b: readonly number[]): Solution {
  const kept: number[] = [];
  const lower: number[][] = [];
  const solved: number[] = [];
  b.forEach((value, i) => {
    const row = kept.map((j) => at(i, j));
    row.forEach((entry, j) => (row[j] = (entry - dot(row, lower[j]!, j)) / lower[j]![j]!));
    const pivot = at(i, i) - dot(row, row, row.length);
    if (!(pivot > TOLERANCE)) return;
    row.push(Math.sqrt(pivot));
    solved.push((value - dot(row, solved, row.length - 1)) / row.at(-1)!);
    kept.push(i);
    lower.push(row);
  });
  const weights = new Array<number>(b.length).fill(0);
  backSubstitute(lower, solved).forEach((w, k) => (weights[kept[k]!] = w));
  return {weights, kept};
}

/** Solves L'w = b for a lower triangle L given by rows. */
function backSubstitute(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const w = [...b];
  for (let i = w.length - 1; i >= 0; --i) {
    for (let k = i + 1; k < w.length; ++k) w[i]! -= lower[k]![i]! * w[k]!;
    w[i]! /= lower[i]![i]!;
  }
  return w;
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
