import type {Detector, DetectorState} from "./detector.js";
import {checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `pageHinkley`, named and preset as in river 0.26. */
export interface PageHinkleyOptions {
  /** values before the first alarm */
  readonly minInstances?: number;
  /** change of the mean that is tolerated, in the unit of the values */
  readonly delta?: number;
  /** cumulated deviation at which the alarm is raised (λ), in the unit of the values times rows */
  readonly threshold?: number;
  /** forgetting factor of the cumulated deviations, in [0, 1] */
  readonly alpha?: number;
  /** which changes of the mean raise an alarm */
  readonly mode?: "up" | "down" | "both";
}

export interface PageHinkleyState extends DetectorState {
  /** values since the last drift */
  readonly n: number;
  readonly mean: number;
  readonly increase: number;
  readonly leastIncrease: number;
  readonly decrease: number;
  readonly largestDecrease: number;
}

/**
 * Returns a Page–Hinkley test: deviations from the running mean are cumulated, less a tolerance, and drift is signalled
 * when the sum has risen by more than `threshold` above its minimum (or fallen below its maximum). No warnings.
 * The scale matters: `delta` and `threshold` are in the unit of the values.
 * @throws RangeError for a parameter out of range
 * Source: E. S. Page, Biometrika 41, 1954; river 0.26.1, `drift/page_hinkley.py`, whose alarms are these index for index.
 * @example [0, 0, 0, 9].reduce(pageHinkley({minInstances: 4, threshold: 5}).next, pageHinkley().initial).signal // "drift"
 */
export function pageHinkley(options: PageHinkleyOptions = {}): Detector<PageHinkleyState> {
  const {minInstances = 30, delta = 0.005, threshold = 50, alpha = 1 - 0.0001, mode = "both"} = options;
  checkCount("minInstances", minInstances, 0);
  checkParameter("delta", delta, 0);
  checkParameter("threshold", threshold, 0);
  checkParameter("alpha", alpha, 0, 1);
  return detector<PageHinkleyState>(EMPTY, (state, value) => {
    const n = state.n + 1;
    const mean = state.mean + (1 / n) * (value - state.mean);
    const increase = alpha * state.increase + (value - mean) - delta;
    const decrease = alpha * state.decrease + (value - mean) + delta;
    const leastIncrease = n === 1 ? increase : Math.min(state.leastIncrease, increase);
    const largestDecrease = n === 1 ? decrease : Math.max(state.largestDecrease, decrease);
    const hasRisen = mode !== "down" && increase - leastIncrease > threshold;
    const hasFallen = mode !== "up" && largestDecrease - decrease > threshold;
    const signal = n >= minInstances && (hasRisen || hasFallen) ? "drift" : "none";
    return {signal, ignored: state.ignored, n, mean, increase, leastIncrease, decrease, largestDecrease};
  });
}

const EMPTY: PageHinkleyState = {
  signal: "none",
  ignored: 0,
  n: 0,
  mean: 0,
  increase: 0,
  leastIncrease: 0,
  decrease: 0,
  largestDecrease: 0
};
