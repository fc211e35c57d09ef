import {checkPositive} from "../../serving/check.js";

/** Sums over rows of labels y and predictions p: all that the error at any price level needs. */
export interface PredictionMoments {
  readonly n: number;
  /** Σy² */
  readonly yy: number;
  /** Σyp */
  readonly yp: number;
  /** Σp² */
  readonly pp: number;
}

/**
 * Returns the moments of labels and their predictions.
 * @throws RangeError if there are not as many of one as of the other, or none
 * @example momentsOf([1, 2], [1, 3]) // {n: 2, yy: 5, yp: 7, pp: 10}
 */
export function momentsOf(labels: ArrayLike<number>, predictions: ArrayLike<number>): PredictionMoments {
  const n = labels.length;
  if (n === 0 || predictions.length !== n) throw new RangeError(`${n} labels and ${predictions.length} predictions`);
  let [yy, yp, pp] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    const [y, p] = [labels[i]!, predictions[i]!];
    yy += y * y;
    yp += y * p;
    pp += p * p;
  }
  return {n, yy, yp, pp};
}

/**
 * Returns the mean squared error of predictions of a time when all labels were `factor` times smaller than they are now:
 * mean of (factor × y − p)², in units of that time.
 * @throws RangeError for a factor that is not above 0
 * @example squaredErrorAt({n: 2, yy: 5, yp: 7, pp: 10}, 1) // 0.5
 */
export function squaredErrorAt({n, yy, yp, pp}: PredictionMoments, factor: number): number {
  checkPositive("factor", factor);
  return Math.max(0, (factor * factor * yy - 2 * factor * yp + pp) / n);
}

/**
 * Returns the RMSE of predictions whose knowledge of prices is of several ages, while labels grow by `growth` a day.
 * @param ages in days, one per prediction that is read; NaN for none
 * @example staleError({n: 2, yy: 5, yp: 7, pp: 10}, 1.5, [0, 0]) // ≈ Math.sqrt(0.5)
 */
export function staleError(moments: PredictionMoments, growth: number, ages: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < ages.length; ++i) sum += squaredErrorAt(moments, growth ** ages[i]!);
  return Math.sqrt(sum / ages.length);
}
