import type {Detector, DetectorState} from "./detector.js";
import {checkBinary, checkCount, checkParameter, detector} from "./detector.js";

/** Parameters of `ddm`, named and preset as in river 0.26. */
export interface DdmOptions {
  /** values before the first warning or alarm */
  readonly warmStart?: number;
  /** standard deviations above the best error rate for a warning */
  readonly warningThreshold?: number;
  /** standard deviations above the best error rate for an alarm */
  readonly driftThreshold?: number;
}

export interface DdmState extends DetectorState {
  /** values since the last drift */
  readonly n: number;
  readonly errorRate: number;
  /** error rate and its standard deviation where their sum was least; null before `warmStart` */
  readonly best: {readonly errorRate: number; readonly deviation: number} | null;
}

/**
 * Returns the drift detection method for a stream of errors (1 wrong, 0 right): the error rate p should only fall, so
 * p + s above the best p + 2 s is a warning and above the best p + 3 s a drift, where s = √(p (1 − p) / n).
 * After more than `warmStart` values without an error its best rate is 0, and the first error is a drift (as in river).
 * @throws RangeError for a parameter out of range, and from `next` for a number other than 0 and 1
 * Source: J. Gama et al., "Learning with drift detection", SBIA 2004; river 0.26.1, `drift/binary/ddm.py`, whose
 * warnings and alarms are these index for index.
 * @example alarmsOf(ddm({warmStart: 5}), [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]).drifts // [10]
 */
export function ddm(options: DdmOptions = {}): Detector<DdmState> {
  const {warmStart = 30, warningThreshold = 2, driftThreshold = 3} = options;
  checkCount("warmStart", warmStart, 0);
  checkParameter("warningThreshold", warningThreshold, 0);
  checkParameter("driftThreshold", driftThreshold, 0);
  return detector<DdmState>({signal: "none", ignored: 0, n: 0, errorRate: 0, best: null}, (state, value) => {
    checkBinary(value);
    const n = state.n + 1;
    const errorRate = state.errorRate + (1 / n) * (value - state.errorRate);
    const deviation = Math.sqrt((errorRate * (1 - errorRate)) / n);
    if (n <= warmStart) return {...state, n, errorRate};
    const {best: b} = state;
    const isBest = b === null || errorRate + deviation <= b.errorRate + b.deviation;
    const best = isBest ? {errorRate, deviation} : b;
    const isAbove = (threshold: number): boolean => errorRate + deviation > best.errorRate + threshold * best.deviation;
    const signal = isAbove(driftThreshold) ? "drift" : isAbove(warningThreshold) ? "warning" : "none";
    return {signal, ignored: state.ignored, n, errorRate, best};
  });
}
