import type {AdwinWindow} from "./adwin-window.js";
import {dropOldest, EMPTY_WINDOW, insert} from "./adwin-window.js";
import type {Detector, DetectorState} from "./detector.js";
import {checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `adwin`, named and preset as in river 0.26, but for `restart`. */
export interface AdwinOptions {
  /** significance of a cut, in (0, 1) */
  readonly delta?: number;
  /** values between two searches for a cut */
  readonly clock?: number;
  /** buckets of a size that are kept before two are joined */
  readonly maxBuckets?: number;
  /** smallest part of the window to be compared */
  readonly minWindowLength?: number;
  /** values before the first search */
  readonly gracePeriod?: number;
  /** after a drift: true begins with an empty window, as river does; false keeps its newer part, as the paper and MOA */
  readonly restart?: boolean;
}

export interface AdwinState extends DetectorState {
  /** values since the start or, with `restart`, the last drift */
  readonly n: number;
  /** drifts so far; with `restart`, 1 at a drift and else 0 */
  readonly drifts: number;
  readonly window: AdwinWindow;
}

/**
 * Returns adaptive windowing: the window grows while its older and newer parts have means that chance explains, and
 * loses its oldest values, with a "drift", when at some cut it does not. No warnings.
 * Made for values in [0, 1]: the bound has a term that does not scale with them. On values of size 10¹⁰ and more the
 * rounding of sums can pass for a change.
 * @throws RangeError for a parameter out of range
 * Source: A. Bifet and R. Gavaldà, "Learning from time-changing data with adaptive windowing", SDM 2007 (ADWIN2);
 * river 0.26.1, `drift/adwin.py`, and MOA's `ADWIN.java` before it. Alarms are river's index for index.
 * @example alarmsOf(adwin(), [...Array(64).fill(0), ...Array(64).fill(1)]).drifts // [95]
 */
export function adwin(options: AdwinOptions = {}): Detector<AdwinState> {
  const {delta = 0.002, clock = 32, maxBuckets = 5, minWindowLength = 5, gracePeriod = 10, restart = true} = options;
  checkParameter("delta", delta, Number.MIN_VALUE, 1);
  checkCount("clock", clock, 1);
  checkCount("maxBuckets", maxBuckets, 1);
  checkCount("minWindowLength", minWindowLength, 1);
  checkCount("gracePeriod", gracePeriod, 0);
  const initial: AdwinState = {signal: "none", ignored: 0, n: 0, drifts: 0, window: EMPTY_WINDOW};
  const step = (state: AdwinState, value: number): AdwinState => {
    const n = state.n + 1;
    const grown = insert(state.window, value, maxBuckets);
    const isDue = n % clock === 0 && grown.width > gracePeriod;
    const window = isDue ? shrunk(grown, delta, minWindowLength) : grown;
    const isCut = window !== grown;
    return {signal: isCut ? "drift" : "none", ignored: state.ignored, n, drifts: state.drifts + Number(isCut), window};
  };
  const restarting = detector(initial, step);
  if (restart) return restarting;
  return {initial, next: (state, value) => restarting.next({...state, signal: "none"}, value)};
}

/** Drops the oldest bucket for as long as some cut divides the window in two that differ. */
function shrunk(window: AdwinWindow, delta: number, minLength: number): AdwinWindow {
  while (hasCut(window, delta, minLength)) window = dropOldest(window);
  return window;
}

function hasCut({rows, width, total, variance}: AdwinWindow, delta: number, minLength: number): boolean {
  const logarithm = Math.log((2 * Math.log(width)) / delta);
  let n = 0;
  let sum = 0;
  for (let row = rows.length - 1; row >= 0; --row) {
    for (const bucket of rows[row]!) {
      n += 2 ** row;
      sum += bucket.total;
      const m = width - n;
      if (n < minLength || m < minLength) continue;
      const reciprocal = 1 / (n - minLength + 1) + 1 / (m - minLength + 1);
      const epsilon = Math.sqrt(2 * reciprocal * (variance / width) * logarithm) + (2 / 3) * logarithm * reciprocal;
      if (Math.abs(sum / n - (total - sum) / m) > epsilon) return true;
    }
  }
  return false;
}
