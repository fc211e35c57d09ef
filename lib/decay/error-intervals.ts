import {ERRORS} from "../profile/layout.js";
import type {Interval} from "./interval.js";
import {standardErrors} from "./interval.js";
import {performanceOf} from "./performance.js";

/** Realised error of a window with its limits, in the units of the label. */
export interface ErrorIntervals {
  /** rows with both a prediction and a label */
  readonly n: number;
  readonly bias: Interval;
  readonly mae: Interval;
  readonly rmse: Interval;
}

export interface ErrorIntervalOptions {
  /** confidence, in (0, 1) */
  readonly level?: number;
  /** sums of a longer window, whose kurtosis of errors stands in for that of a short one */
  readonly reference?: ArrayLike<number>;
}

/** Fewest labelled rows for limits. */
const ENOUGH = 30;

/**
 * Returns bias, MAE and RMSE of a window with confidence limits, from its sums (`windowSums`). Limits are NaN below 30
 * labelled rows, and where powers of errors overflow.
 * Bias and MAE: ± z standard errors, from Σe² (divisor n − 1). RMSE by the delta method on the scale of its logarithm:
 * RMSE · exp(± z √((κ − 1)/n) / 2), where κ = (Σe⁴/n) / (Σe²/n)². A short window estimates κ too low, so with heavy
 * tails its limits are too narrow; a `reference` mends that (measured coverage: docs/decay.md).
 * @throws RangeError if `level` is not in (0, 1)
 * @example errorIntervals([100, 100, 0, 80, 100, 300]).rmse.low // ≈ 0.870585
 */
export function errorIntervals(
  sums: ArrayLike<number>,
  {level = 0.95, reference = sums}: ErrorIntervalOptions = {}
): ErrorIntervals {
  const z = standardErrors(level);
  const {n, bias, mae, rmse} = performanceOf(sums);
  const around = (value: number): Interval => {
    const half = z * Math.sqrt(Math.max(0, rmse * rmse - value * value) / (n - 1));
    return limits(n, value, value - half, value + half);
  };
  const factor = Math.exp((z / 2) * Math.sqrt(Math.max(0, kurtosisOf(sums, reference) - 1) / n));
  return {n, bias: around(bias), mae: around(mae), rmse: limits(n, rmse, rmse / factor, rmse * factor)};
}

function limits(n: number, value: number, low: number, high: number): Interval {
  return n >= ENOUGH && Number.isFinite(high - low) ? {value, low, high} : {value, low: NaN, high: NaN};
}

/** Kurtosis of the errors of both windows, weighted by rows, as `comparePerformance` takes it. */
function kurtosisOf(...windows: readonly ArrayLike<number>[]): number {
  const [rows, weighted] = windows.reduce<readonly [number, number]>(
    ([n, sum], window) => {
      const mse = window[ERRORS.square]! / window[ERRORS.n]!;
      return [n + window[ERRORS.n]!, sum + (mse > 0 ? window[ERRORS.fourth]! / mse ** 2 : window[ERRORS.n]!)];
    },
    [0, 0]
  );
  return weighted / rows;
}
