import {errorIntervals} from "../../lib/decay/error-intervals.js";
import type {ErrorIntervals} from "../../lib/decay/error-intervals.js";
import type {Interval} from "../../lib/decay/interval.js";
import {wilsonInterval} from "../../lib/decay/interval.js";
import {outcomeCounts} from "../../lib/decay/outcome-counts.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {wrongSlot} from "../../lib/decay/score-sums.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {RowChoice, Scores} from "./scores.js";

/** Confidence of every interval on the page that is not part of a family of verdicts. */
export const CONFIDENCE = 0.95;

/** Fewest labelled rows for limits of an error. */
const ENOUGH = 30;

/** The realised error of some partitions; NaN where nothing is labelled. */
export interface ErrorPoint extends Interval {
  readonly rows: number;
  readonly labelled: number;
}

/** Where sums over rows come from: the profiles of all rows, or the scores of some. */
type SumsOf = (window: PartitionWindow) => ArrayLike<number>;

/** Returns the sums of the rows that are chosen; those of all rows come from the profiles, which every monitor has. */
export function sumsOf(timeline: Timeline, scores: Scores | null, rows: RowChoice): SumsOf {
  if (scores === null || isAll(rows)) return (window) => windowSums(timeline, window);
  return (window) => scores.sums(window, rows);
}

/** Returns how rows with a right and a wrong class are counted in the sums of the rows that are chosen (`sumsOf`). */
export function outcomesOf({spec}: Timeline, scores: Scores | null, rows: RowChoice): Measurement["outcomes"] {
  if (scores === null || isAll(rows)) return (sums) => outcomeCounts(spec, sums);
  const slot = wrongSlot(scores.edges);
  return (sums) => ({right: sums[ERRORS.n]! - sums[slot]!, wrong: sums[slot]!});
}

function isAll({slice, model}: RowChoice): boolean {
  return slice === null && model === null;
}

/** How errors are made of sums. */
export interface Measurement {
  readonly measure: ErrorMeasure;
  readonly sums: SumsOf;
  /** rows with a right and a wrong class, from such sums; asked for where that is the measure */
  outcomes(sums: ArrayLike<number>): {readonly right: number; readonly wrong: number};
  /** sums of the monitor's reference: the kurtosis of its errors stands in for that of short windows */
  readonly usual: ArrayLike<number>;
}

/**
 * Returns the errors of a window with their limits, the same wherever they stand on the page.
 * @param usual sums of the same rows in the monitor's reference; without a labelled row they say nothing
 */
export function limitedErrors(sums: ArrayLike<number>, usual: ArrayLike<number>): ErrorIntervals {
  return errorIntervals(sums, {level: CONFIDENCE, ...(usual[ERRORS.n]! > 0 ? {reference: usual} : {})});
}

/** Returns the realised error of a window. */
export function errorOfWindow({measure, outcomes, sums, usual}: Measurement, window: PartitionWindow): ErrorPoint {
  const own = sums(window);
  if (measure === "RMSE") {
    const {n, rmse} = limitedErrors(own, usual);
    return {...rmse, rows: own[ROWS]!, labelled: n};
  }
  const {right, wrong} = outcomes(own);
  return {...wilsonInterval(wrong, right + wrong, CONFIDENCE), rows: own[ROWS]!, labelled: right + wrong};
}

/** Returns the realised error of each partition, or of the last few that end with it. */
export function errorCourse(measurement: Measurement, length: number, trailing: number): ErrorPoint[] {
  return Array.from({length}, (_, i) => errorOfWindow(measurement, {from: Math.max(0, i + 1 - trailing), to: i + 1}));
}

/**
 * Returns how many partitions a point takes: one where that gives limits to half of them, otherwise as many as the monitor
 * compares.
 */
export function trailingOf(measurement: Measurement, length: number, current: number): number {
  const labelled = errorCourse(measurement, length, 1)
    .map((point) => point.labelled)
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
  const median = labelled[Math.floor(labelled.length / 2)] ?? 0;
  return median >= ENOUGH ? 1 : current;
}
