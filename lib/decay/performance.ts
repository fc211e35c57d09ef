import {ERRORS} from "../profile/layout.js";
import {normalQuantile} from "../statistics/special.js";

/** Realised error of a window: labelled predictions only. Units are those of the label. */
export interface Performance {
  /** rows with both a prediction and a label */
  readonly n: number;
  /** mean of prediction − label */
  readonly bias: number;
  readonly mae: number;
  readonly rmse: number;
}

/** Returns the realised error from a window's sums; NaN where no row is labelled. */
export function performanceOf(sums: ArrayLike<number>): Performance {
  const n = sums[ERRORS.n]!;
  return {
    n,
    bias: sums[ERRORS.sum]! / n,
    mae: sums[ERRORS.absolute]! / n,
    rmse: Math.sqrt(sums[ERRORS.square]! / n)
  };
}

/** The change of the mean squared error between two windows, against chance. */
export interface PerformanceChange {
  readonly reference: Performance;
  readonly current: Performance;
  /** "worse" or "better" when the change of the mean squared error is beyond chance */
  readonly verdict: "worse" | "better" | "unchanged" | "unknown";
}

/**
 * Compares the realised error of two windows: a two-sided z test of equal mean squared error, the variances taken
 * from the fourth powers of the errors.
 * @param alpha probability of "worse" or "better" when nothing changed
 * @returns verdict "unknown" when a window has fewer than 30 labelled rows
 */
export function comparePerformance(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): PerformanceChange {
  const moments = (sums: ArrayLike<number>): {n: number; mse: number; variance: number} => {
    const n = sums[ERRORS.n]!;
    const mse = sums[ERRORS.square]! / n;
    return {n, mse, variance: Math.max(0, sums[ERRORS.fourth]! / n - mse * mse)};
  };
  const [a, b] = [moments(reference), moments(current)];
  const z = (b.mse - a.mse) / Math.sqrt(a.variance / a.n + b.variance / b.n);
  const limit = normalQuantile(1 - alpha / 2);
  return {
    reference: performanceOf(reference),
    current: performanceOf(current),
    verdict: Math.min(a.n, b.n) < 30 ? "unknown" : z > limit ? "worse" : z < -limit ? "better" : "unchanged"
  };
}
