import {solveSymmetric} from "./cholesky.js";
import {gramIndex, gramRows} from "./gram.js";
import type {Gram} from "./gram.js";
import type {Columns, LinearModel} from "./types.js";

/** A least-squares fit. */
export interface LeastSquares extends LinearModel {
  /** features that are, on these rows, a linear combination of those before them; their coefficient is 0 */
  readonly aliased: readonly string[];
}

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
  const {weights, kept} = solveSymmetric(
    (i, j) => at(columns[i]!, columns[j]!) / (scale[i]! * scale[j]!),
    columns.map((column, i) => at(column, y) / scale[i]!)
  );
  const [intercept, ...coefficients] = weights.map((w, i) => w / scale[i]!) as [number, ...number[]];
  return {features, intercept, coefficients, aliased: features.filter((_, i) => !kept.includes(i + 1))};
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
