import {kolmogorovSmirnovOf} from "../statistics/kolmogorov-smirnov.js";
import {deriveSeed, seeded} from "../statistics/random.js";
import type {Detector, DetectorState} from "./detector.js";
import {checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `kswin`, named and preset as in river 0.26, but for `seed`, which river leaves open. */
export interface KswinOptions {
  /** probability at which the test signals a drift, per value */
  readonly alpha?: number;
  /** values that are kept */
  readonly windowSize?: number;
  /** newest values, which are compared with as many drawn from the others */
  readonly statSize?: number;
  /** seed of the draws */
  readonly seed?: number;
}

export interface KswinState extends DetectorState {
  /** values since the last drift */
  readonly n: number;
  /** the newest values, oldest first */
  readonly window: readonly number[];
}

/** Statistics up to this are never a drift, whatever their probability (river's rule). */
const LEAST_STATISTIC = 0.1;

/**
 * Returns Kolmogorov–Smirnov windowing: the newest `statSize` values against as many drawn without replacement from the
 * rest of the window; drift when the exact two-sample test says p ≤ `alpha`. It sees any change of distribution, and it
 * tests at every value: with the presets about one in 800 quiet real values raises an alarm. No warnings.
 * The draws depend on `seed` and the number of values since the last drift, so a state continues as it would have.
 * @throws RangeError for a parameter out of range
 * Source: C. Raab, M. Heusinger and F.-M. Schleif, Neurocomputing 416, 2020; river 0.26.1, `drift/kswin.py`. Alarms are
 * river's index for index when river is given these draws; its own come from Python's Mersenne Twister.
 * @example alarmsOf(kswin({windowSize: 20, statSize: 10}), [...Array(20).keys(), ...Array.from({length: 10}, (_, i) => 100 + i)]).drifts // [19]
 */
export function kswin(options: KswinOptions = {}): Detector<KswinState> {
  const {alpha = 0.005, windowSize = 100, statSize = 30, seed = 0} = options;
  checkParameter("alpha", alpha, 0, 1);
  checkCount("windowSize", windowSize, 2);
  checkCount("statSize", statSize, 1);
  checkParameter("statSize", statSize, 1, windowSize / 2);
  return detector<KswinState>({signal: "none", ignored: 0, n: 0, window: []}, (state, value) => {
    const n = state.n + 1;
    const window = [...state.window.slice(-(windowSize - 1)), value];
    const isDrift = window.length === windowSize && differs(window, statSize, alpha, deriveSeed(seed, n));
    return {signal: isDrift ? "drift" : "none", ignored: state.ignored, n, window};
  });
}

function differs(window: readonly number[], size: number, alpha: number, seed: number): boolean {
  const older = window.slice(0, -size);
  const {statistic, pValue} = kolmogorovSmirnovOf(drawn(older, size, seed), window.slice(-size));
  // a whole number of steps of 1 / size, so that 0.1 is not above 0.1 by rounding
  return Math.round(statistic * size) / size > LEAST_STATISTIC && pValue <= alpha;
}

/** Draws without replacement, as Python's `random.sample` does from a small population. */
function drawn(values: readonly number[], size: number, seed: number): number[] {
  const random = seeded(seed);
  const pool = [...values];
  return Array.from({length: size}, (_, i) => {
    const j = Math.floor(random() * (pool.length - i));
    const value = pool[j]!;
    pool[j] = pool[pool.length - i - 1]!;
    return value;
  });
}
