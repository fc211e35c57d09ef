import {gramIndex, gramRows} from "./gram.js";
import type {Gram} from "./gram.js";
import type {Columns, LinearModel} from "./types.js";

/** A least-squares fit. */
export interface LeastSquares extends LinearModel {
  /** features that are, on these rows, a linear combination of those before them; their coefficient is 0 */
  readonly aliased: readonly string[];
}

/** A pivot, as a share of the column's own sum of squares, below which a column adds nothing of its own. */
const TOLERANCE = 1e-10;

/**
 * Fits least squares with an intercept from a Gram block alone, by Cholesky over columns scaled to unit length.
 * @param features any columns of the block but the label, in any order
 * @param target the label's name
 * @returns coefficients in the columns' own units. A feature that is constant, or a linear combination of those before
 * it, is left out (coefficient 0) and named in `aliased`, as R's lm does; the predictions do not depend on the choice.
 * @throws RangeError if the block has no rows or lacks a column
 * Golden values: test/data/least-squares.json
 */
export function leastSquares(gram: Gram, features: readonly string[], target: string): LeastSquares {
  if (gramRows(gram) === 0) throw new RangeError("no rows to fit");
  const size = gram.names.length;
  const at = (i: number, j: number): number => gram.values[i * size + j]!;
  const columns = [0, ...features.map((name) => gramIndex(gram, name))];
  const scale = columns.map((c) => Math.sqrt(at(c, c)) || 1);
  const y = gramIndex(gram, target);
  const kept: number[] = [];
  const lower: number[][] = [];
  const solved: number[] = [];
  columns.forEach((column, c) => {
    const row = kept.map((other) => at(column, columns[other]!) / (scale[c]! * scale[other]!));
    row.forEach((value, j) => (row[j] = (value - dot(row, lower[j]!, j)) / lower[j]![j]!));
    const pivot = at(column, column) / scale[c]! ** 2 - dot(row, row, row.length);
    if (!(pivot > TOLERANCE)) return;
    row.push(Math.sqrt(pivot));
    solved.push((at(column, y) / scale[c]! - dot(row, solved, row.length - 1)) / row.at(-1)!);
    kept.push(c);
    lower.push(row);
  });
  const weights = new Array<number>(columns.length).fill(0);
  backSubstitute(lower, solved).forEach((w, k) => (weights[kept[k]!] = w / scale[kept[k]!]!));
  return {
    features,
    intercept: weights[0]!,
    coefficients: weights.slice(1),
    aliased: features.filter((_, i) => !kept.includes(i + 1))
  };
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

/**
 * Predicts the label of each row with a linear model.
 * @param columns one per feature of the model, in its order
 * @returns NaN for a row with a missing value
 */
export function predictLinear({intercept, coefficients}: LinearModel, columns: Columns): Float64Array {
  const result = new Float64Array(columns[0]?.length ?? 0).fill(intercept);
  columns.forEach((values, i) => {
    for (let row = 0; row < result.length; ++row) result[row]! += coefficients[i]! * values[row]!;
  });
  return result;
}
