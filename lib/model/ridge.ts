import {solveSymmetric} from "./cholesky.js";
import {gramIndex, gramRows} from "./gram.js";
import type {Gram} from "./gram.js";
import type {LinearModel} from "./types.js";

/** A column whose variance is a smaller share of its mean square does not vary: the rest is rounding. */
const ROUNDING = 1e-12;

/**
 * Fits ridge regression from a Gram block alone: the least Σ(y − ŷ)² + penalty · Σw², where w are the coefficients of the
 * features in units of their own standard deviations (divisor n). The intercept is free. That is what scikit-learn's
 * Ridge(alpha=penalty) gives after its StandardScaler.
 * @param features any columns of the block but the label, in any order
 * @param target the label's name
 * @param penalty above 0
 * @returns coefficients in the columns' own units; 0 for a feature that does not vary
 * @throws RangeError if the penalty is not above 0, or if the block has no rows or lacks a column
 * Source: A. Hoerl and R. Kennard, "Ridge regression", Technometrics 12, 1970
 */
export function ridge(gram: Gram, features: readonly string[], target: string, penalty: number): LinearModel {
  if (!(penalty > 0)) throw new RangeError(`invalid penalty: ${penalty}`);
  const rows = gramRows(gram);
  if (rows === 0) throw new RangeError("no rows to fit");
  const size = gram.names.length;
  const mean = (i: number): number => gram.values[i]! / rows;
  const covariance = (i: number, j: number): number => gram.values[i * size + j]! / rows - mean(i) * mean(j);
  const columns = features.map((name) => gramIndex(gram, name));
  const deviations = columns.map((c) => {
    const variance = covariance(c, c);
    return variance > (ROUNDING * gram.values[c * size + c]!) / rows ? Math.sqrt(variance) : 0;
  });
  const y = gramIndex(gram, target);
  const varying = columns.flatMap((column, i) => (deviations[i] === 0 ? [] : [{i, column, deviation: deviations[i]!}]));
  const {weights} = solveSymmetric(
    (i, j) => {
      const [a, b] = [varying[i]!, varying[j]!];
      return covariance(a.column, b.column) / (a.deviation * b.deviation) + (i === j ? penalty / rows : 0);
    },
    varying.map(({column, deviation}) => covariance(column, y) / deviation)
  );
  const coefficients = new Array<number>(features.length).fill(0);
  varying.forEach(({i, deviation}, k) => (coefficients[i] = weights[k]! / deviation));
  return {
    features,
    intercept: columns.reduce((sum, column, i) => sum - coefficients[i]! * mean(column), mean(y)),
    coefficients
  };
}
