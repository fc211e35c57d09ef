import type {ProfileSpec} from "../profile/types.js";
import {shareByChance} from "../statistics/chance.js";
import {outcomeCounts} from "./outcome-counts.js";
import {comparePerformance, performanceOf} from "./performance.js";
import type {PerformanceChange} from "./performance.js";

/** How far predictions are from labels: in the units of the label, or, for classes, the share of rows that are wrong. */
export type ErrorMeasure = "RMSE" | "error rate";

/** Realised error of a window. */
export interface RealisedError {
  /** rows with both a prediction and a label */
  readonly n: number;
  /** NaN where there is no such row */
  readonly value: number;
}

/** The change of the realised error between two windows, against chance. */
export interface ErrorChange {
  readonly measure: ErrorMeasure;
  readonly reference: RealisedError;
  readonly current: RealisedError;
  readonly verdict: PerformanceChange["verdict"];
}

/** Fewest labelled rows in a window for a verdict. */
const ENOUGH = 30;

/**
 * Returns the realised error from a window's sums. The error rate is that of `outcomeCounts`.
 * @throws RangeError for the error rate of a profile without that block, or with classes that are numbers
 * @example realisedError({columns: [], blocks: [], slices: []}, [9, 4, 2, 4, 16, 256], "RMSE") // {n: 4, value: 2}
 */
export function realisedError(spec: ProfileSpec, sums: ArrayLike<number>, measure: ErrorMeasure): RealisedError {
  if (measure === "RMSE") {
    const {n, rmse} = performanceOf(sums);
    return {n, value: rmse};
  }
  const {right, wrong} = outcomeCounts(spec, sums);
  return {n: right + wrong, value: wrong / (right + wrong)};
}

/**
 * Compares the realised error of two windows: RMSE as `comparePerformance` does, error rates by `shareByChance`.
 * @param alpha probability of "worse" or "better" when nothing changed
 * @returns verdict "unknown" when a window has fewer than 30 labelled rows
 * @throws RangeError as `realisedError`
 * @example compareErrors({columns: [], blocks: [], slices: []}, [100, 100, 0, 80, 100, 300], [100, 100, 0, 160, 400, 4800], "RMSE", 0.05).verdict // "worse"
 */
export function compareErrors(
  spec: ProfileSpec,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  measure: ErrorMeasure,
  alpha: number
): ErrorChange {
  const [before, now] = [realisedError(spec, reference, measure), realisedError(spec, current, measure)];
  const verdict =
    measure === "RMSE" ? comparePerformance(reference, current, alpha).verdict : rateVerdict(before, now, alpha);
  return {measure, reference: before, current: now, verdict};
}

function rateVerdict(before: RealisedError, now: RealisedError, alpha: number): PerformanceChange["verdict"] {
  const [n, m] = [before.n, now.n];
  if (Math.min(n, m) < ENOUGH) return "unknown";
  const wrong = before.value * n + now.value * m;
  const change = now.value - before.value;
  if (Math.abs(change) <= shareByChance({n, m, alpha}, wrong)) return "unchanged";
  return change > 0 ? "worse" : "better";
}
