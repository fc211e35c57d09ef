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

/**
 * Returns the realised error from a window's sums (`windowSums`); NaN where no row is labelled.
 * @example performanceOf([9, 4, 2, 4, 16, 256]) // {n: 4, bias: 0.5, mae: 1, rmse: 2}
 */
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

/** Fewest labelled rows in a window for a verdict. */
const ENOUGH = 30;
/** Relative differences below this are rounding. */
const ROUNDING = 1e-12;

interface SquaredError {
  readonly n: number;
  readonly mse: number;
  /** Σe⁴/n over the square of `mse`: 1 for errors of one size, 3 for normal ones */
  readonly kurtosis: number;
}

function squaredError(sums: ArrayLike<number>): SquaredError {
  const n = sums[ERRORS.n]!;
  const mse = sums[ERRORS.square]! / n;
  return {n, mse, kurtosis: mse > 0 ? sums[ERRORS.fourth]! / n / mse ** 2 : 1};
}

/**
 * Compares the realised error of two windows: a two-sided z test of the logarithm of the ratio of their mean squared
 * errors. Its variance, (κ − 1)(1/n + 1/m), comes from the kurtosis κ of the errors of both windows, weighted by rows:
 * a short window by itself says too little about it, and a mean square is too skewed to be tested on its own scale.
 * @param alpha probability of "worse" or "better" when nothing changed
 * @returns verdict "unknown" when a window has fewer than 30 labelled rows or errors too large for a double
 * Measured false-alarm rates: docs/statistics.md
 * @example comparePerformance([100, 100, 0, 80, 100, 300], [100, 100, 0, 160, 400, 4800], 0.05).verdict // "worse"
 */
export function comparePerformance(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): PerformanceChange {
  return {
    reference: performanceOf(reference),
    current: performanceOf(current),
    verdict: verdictOf(squaredError(reference), squaredError(current), alpha)
  };
}

function verdictOf(a: SquaredError, b: SquaredError, alpha: number): PerformanceChange["verdict"] {
  if (Math.min(a.n, b.n) < ENOUGH || !Number.isFinite(a.mse + b.mse + a.kurtosis + b.kurtosis)) return "unknown";
  if (Math.abs(b.mse - a.mse) <= ROUNDING * Math.max(a.mse, b.mse)) return "unchanged";
  const kurtosis = (a.n * a.kurtosis + b.n * b.kurtosis) / (a.n + b.n);
  const z = Math.log(b.mse / a.mse) / Math.sqrt(Math.max(0, kurtosis - 1) * (1 / a.n + 1 / b.n));
  const limit = normalQuantile(1 - alpha / 2);
  return z > limit ? "worse" : z < -limit ? "better" : "unchanged";
}
