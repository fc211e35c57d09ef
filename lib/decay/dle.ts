import {total} from "../statistics/counts.js";
import type {ErrorTable} from "./error-table.js";
import {checkSameCells} from "./error-table.js";

/** An error estimated without labels, in the units of the label. */
export interface ErrorEstimate {
  readonly value: number;
  /** standard deviation of the realised figure of a window this size, from the reference's errors */
  readonly samplingError: number;
  /** standard error of the estimate itself, as the reference's cells are finite */
  readonly learningError: number;
  /** value ± three times the root of both errors' squares, not below 0 */
  readonly low: number;
  readonly high: number;
}

export interface ErrorEstimates {
  /** rows of the window */
  readonly n: number;
  readonly mae: ErrorEstimate;
  readonly rmse: ErrorEstimate;
  /** share of the window's rows in cells without a labelled reference row, judged by their neighbours */
  readonly unsupported: number;
}

const RANGE = 3;

/**
 * Estimates a regression's error without labels (direct loss estimation): each row of the window is expected to err as
 * labelled reference rows of its cell did. A cell without such rows takes the mean of its bin of predictions, and that
 * of all rows where the bin has none. On the reference's own rows the estimate is the realised error, exactly.
 * Right when inputs move between cells; blind to concept drift, and to errors that differ inside a cell.
 * NannyML's model of errors is gradient boosting (LightGBM) on all features; ours is this table. Sampling errors equal
 * NannyML's, estimates do not: docs/decay.md compares how well both are calibrated.
 * @throws RangeError if the cells differ
 * Source: NannyML 0.13.1, `performance_estimation/direct_loss_estimation`.
 * @example estimateErrors(errorTableOf({predictions: [1, 1, 5, 5], labels: [0, 2, 2, 8]}, {predictionEdges: [3], featureEdges: []}), errorTableOf({predictions: [5], labels: [NaN]}, {predictionEdges: [3], featureEdges: []})).mae.value // 3
 */
export function estimateErrors(reference: ErrorTable, current: ErrorTable): ErrorEstimates {
  checkSameCells(reference, current);
  const n = total(current.rows);
  const mae = expectation(reference, current, reference.absolute, reference.square);
  const mse = expectation(reference, current, reference.square, reference.fourth);
  const rmse = Math.sqrt(mse.value);
  const unsupported = current.rows.reduce((sum, rows, i) => sum + (reference.n[i] === 0 ? rows : 0), 0) / n;
  const labelled = total(reference.n);
  const deviation = (sums: Float64Array, squares: Float64Array): number =>
    Math.sqrt(Math.max(0, total(squares) / labelled - (total(sums) / labelled) ** 2));
  const ofSquares = deviation(reference.square, reference.fourth);
  const rmseSampling = ofSquares / (2 * Math.sqrt((n * total(reference.square)) / labelled));
  return {
    n,
    mae: banded(mae.value, deviation(reference.absolute, reference.square) / Math.sqrt(n), mae.error),
    rmse: banded(rmse, rmseSampling, mse.error / (2 * rmse)),
    unsupported
  };
}

function banded(value: number, samplingError: number, learningError: number): ErrorEstimate {
  const half = RANGE * Math.hypot(samplingError, learningError);
  return {value, samplingError, learningError, low: Math.max(0, value - half), high: value + half};
}

/** Mean over the window's rows of their cells' means in the reference, and its standard error. */
function expectation(
  reference: ErrorTable,
  current: ErrorTable,
  sums: Float64Array,
  squares: Float64Array
): {readonly value: number; readonly error: number} {
  const columns = reference.featureEdges.length + 1;
  const n = total(current.rows);
  let [value, variance] = [0, 0];
  for (let row = 0; row < current.rows.length; row += columns) {
    for (let cell = row; cell < row + columns; ++cell) {
      if (current.rows[cell] === 0) continue;
      const [start, end] = supportOf(reference.n, cell, row, row + columns);
      const labelled = total(reference.n.subarray(start, end));
      const mean = total(sums.subarray(start, end)) / labelled;
      const weight = current.rows[cell]! / n;
      value += weight * mean;
      variance += (weight ** 2 * Math.max(0, total(squares.subarray(start, end)) / labelled - mean ** 2)) / labelled;
    }
  }
  return n === 0 ? {value: NaN, error: NaN} : {value, error: Math.sqrt(variance)};
}

/** The narrowest run of cells around `cell` that holds labelled rows: itself, its bin of predictions, or all. */
function supportOf(n: Float64Array, cell: number, start: number, end: number): readonly [number, number] {
  if (n[cell]! > 0) return [cell, cell + 1];
  return total(n.subarray(start, end)) > 0 ? [start, end] : [0, n.length];
}
