import type {Detector, DetectorState} from "./detector.js";
import {checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `cusum`; the presets are those of frouros 0.9, the names those of `pageHinkley`. */
export interface CusumOptions {
  /** values before the first alarm (`min_num_instances`) */
  readonly minInstances?: number;
  /** change of the mean that is tolerated, in the unit of the values */
  readonly delta?: number;
  /** cumulated deviation at which the alarm is raised (`lambda_`) */
  readonly threshold?: number;
  /** which changes of the mean raise an alarm; frouros has "up" alone */
  readonly mode?: "up" | "down" | "both";
}

export interface CusumState extends DetectorState {
  /** values since the last drift */
  readonly n: number;
  readonly mean: number;
  /** cumulated deviation above the mean, never below 0 */
  readonly up: number;
  /** cumulated deviation below the mean, never below 0 */
  readonly down: number;
}

/**
 * Returns a CUSUM chart about the running mean: S ← max(0, S + x − x̄ − delta), and drift when S exceeds `threshold`;
 * downwards with the signs reversed. No warnings. Unlike Page–Hinkley nothing is forgotten.
 * @throws RangeError for a parameter out of range
 * Source: E. S. Page, Biometrika 41, 1954; frouros 0.9.0, `change_detection/cusum.py`, whose alarms are these, where
 * it is reset after each.
 * @example alarmsOf(cusum({minInstances: 4, threshold: 3}), [0, 0, 9, 9, 0]).drifts // [3]
 */
export function cusum(options: CusumOptions = {}): Detector<CusumState> {
  const {minInstances = 30, delta = 0.005, threshold = 50, mode = "up"} = options;
  checkCount("minInstances", minInstances, 0);
  checkParameter("delta", delta, 0);
  checkParameter("threshold", threshold, 0);
  return detector<CusumState>({signal: "none", ignored: 0, n: 0, mean: 0, up: 0, down: 0}, (state, value) => {
    const n = state.n + 1;
    const mean = state.mean + (value - state.mean) / n;
    const up = Math.max(0, state.up + value - mean - delta);
    const down = Math.max(0, state.down - value + mean - delta);
    const isOver = (mode !== "down" && up > threshold) || (mode !== "up" && down > threshold);
    return {signal: n >= minInstances && isOver ? "drift" : "none", ignored: state.ignored, n, mean, up, down};
  });
}
