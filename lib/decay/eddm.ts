import type {Detector, DetectorState} from "./detector.js";
import {checkBinary, checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `eddm`, named and preset as in river 0.26. */
export interface EddmOptions {
  /** errors before the first warning or alarm */
  readonly warmStart?: number;
  /** share of the largest distance between errors below which there is a warning */
  readonly alpha?: number;
  /** share of the largest distance between errors below which there is an alarm */
  readonly beta?: number;
}

export interface EddmState extends DetectorState {
  /** values since the last drift */
  readonly n: number;
  readonly errors: number;
  /** position of the last error, 1-based */
  readonly lastError: number;
  /** mean distance between two errors */
  readonly mean: number;
  /** sum of squared deviations of the distances from their mean */
  readonly squares: number;
  /** largest mean + 2 standard deviations so far; −1 before there is one */
  readonly largest: number;
}

/**
 * Returns the early drift detection method for a stream of errors (1 wrong, 0 right): it watches the distance between
 * errors, mean + 2 standard deviations, against the largest it has been; below `alpha` of that is a warning, below
 * `beta` a drift. Quicker than DDM on gradual change, and far more prone to false alarms.
 * A warning stands until a later error lifts it.
 * @throws RangeError for a parameter out of range, and from `next` for a number other than 0 and 1
 * Source: M. Baena-García et al., "Early drift detection method", 2006; river 0.26.1, `drift/binary/eddm.py`, whose
 * warnings and alarms are these index for index.
 * @example alarmsOf(eddm({warmStart: 2}), [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 1]).warnings // [16]
 */
export function eddm(options: EddmOptions = {}): Detector<EddmState> {
  const {warmStart = 30, alpha = 0.95, beta = 0.9} = options;
  checkCount("warmStart", warmStart, 0);
  checkParameter("beta", beta, 0, 1);
  checkParameter("alpha", alpha, beta, 1);
  return detector<EddmState>(EMPTY, (state, value) => {
    checkBinary(value);
    const n = state.n + 1;
    if (value === 0) return {...state, n};
    const errors = state.errors + 1;
    const distance = n - state.lastError;
    const mean = state.mean + (1 / errors) * (distance - state.mean);
    const squares = state.squares + (distance - state.mean) * (distance - mean);
    const next: EddmState = {...state, n, errors, lastError: n, mean, squares};
    if (n <= warmStart) return next;
    const size = mean + 2 * Math.sqrt(errors > 1 ? squares / (errors - 1) : 0);
    if (size > state.largest) return {...next, largest: size};
    if (errors <= warmStart) return next;
    const level = size / state.largest;
    return {...next, signal: level < beta ? "drift" : level < alpha ? "warning" : "none"};
  });
}

const EMPTY: EddmState = {
  signal: "none",
  ignored: 0,
  n: 0,
  errors: 0,
  lastError: 0,
  mean: 0,
  squares: 0,
  largest: -1
};
