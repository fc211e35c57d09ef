import {mean} from "../statistics/moments.js";

/** Error of predictions, in the units of the label. All are NaN where there are no rows. */
export interface Errors {
  readonly n: number;
  readonly rmse: number;
  readonly mae: number;
  /** mean of prediction − label */
  readonly bias: number;
}

/**
 * Measures predictions against labels.
 * @throws RangeError if the lengths differ
 * @example errorsOf([2, 4], [1, 1]) // {n: 2, rmse: 2.23606797749979, mae: 2, bias: 2}
 */
export function errorsOf(predictions: ArrayLike<number>, labels: ArrayLike<number>): Errors {
  const errors = differences(predictions, labels);
  return {
    n: errors.length,
    rmse: Math.sqrt(mean(errors.map((e) => e * e))),
    mae: mean(errors.map(Math.abs)),
    bias: mean(errors)
  };
}

/**
 * Returns the root mean squared error; NaN when there are no rows.
 * @example rmse([2, 4], [1, 1]) // 2.23606797749979
 */
export function rmse(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  return errorsOf(predictions, labels).rmse;
}

/**
 * Returns the coefficient of determination, 1 − SSE / SST: 1 for perfect predictions, 0 for the mean of the labels,
 * below 0 for worse. NaN when the labels do not vary.
 * @example r2([1, 2, 3], [1, 2, 3]) // 1
 */
export function r2(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  const squares = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0);
  const centre = mean(labels);
  const total = squares(Float64Array.from(labels, (y) => y - centre));
  return total === 0 ? NaN : 1 - squares(differences(predictions, labels)) / total;
}

/**
 * Returns an error to four decimals, for files that a page reads.
 * @example rounded(3.14159265) // 3.1416
 */
export function rounded(error: number): number {
  return Math.round(1e4 * error) / 1e4;
}

function differences(predictions: ArrayLike<number>, labels: ArrayLike<number>): Float64Array {
  if (predictions.length !== labels.length)
    throw new RangeError(`lengths differ: ${predictions.length} predictions, ${labels.length} labels`);
  return Float64Array.from(predictions, (p, i) => p - labels[i]!);
}
