import {errorIntervals} from "../../decay/error-intervals.js";
import type {ErrorIntervals} from "../../decay/error-intervals.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import {deriveSeed, seeded} from "../../statistics/random.js";
import {judgedRows, groupError} from "../what-to-watch/groups.js";
import {serve} from "../what-to-watch/production.js";
import type {Production} from "../what-to-watch/production.js";

/** Streams whose labels change while no input does, and one in which nothing changes. */
export const labelStreams = ["S4", "S5", "S0"] as const;
export type LabelStream = (typeof labelStreams)[number];

/** The rule: of so many days in a row so many above so many times the usual error; a day without labels is above nothing. */
export const EVALUATION = {over: 3, of: 5, ratio: 1.25} as const;

/** One day's errors, and which of its rows get a label: those whose draw is below the share that is labelled. */
export interface LabelledDay {
  /** prediction − label */
  readonly errors: Float64Array;
  /** in [0, 1), one per row: raising the share adds labels and takes none away */
  readonly draws: Float64Array;
}

/** Returns the errors of the model in force, day by day. */
export function labelledDays(production: Production, stream: LabelStream, days: number): LabelledDay[] {
  return Array.from({length: days}, (_, day) => {
    const {predictions, labels} = serve(production, drawDay(production.stream, scenarios[stream], day));
    const random = seeded(deriveSeed(production.stream.seed, "labelled", day));
    return {errors: predictions.map((price, row) => price - labels[row]!), draws: predictions.map(() => random())};
  });
}

/** Returns the usual error: the RMSE of the model in force over the rows that production draws from, each once. */
export function usualError(production: Production): number {
  return groupError(judgedRows(production), null, "v2").rmse.value;
}

/** When labels come, and of how many rows. */
export interface LabelPlan {
  /** days from a row to its label, whole */
  readonly delay: number;
  /** of the rows that get one, in (0, 1] */
  readonly share: number;
}

/** One day as its labels tell it. */
export interface Reading {
  /** labelled rows of the day */
  readonly n: number;
  /** of the day; NaN without labels */
  readonly rmse: number;
  /** of the days that the rule looks at, this one the last, with 95% limits; NaN below 30 labelled rows */
  readonly recent: ErrorIntervals;
  /** whether the rule raises an alarm for this day */
  readonly alarm: boolean;
}

/** What continuous evaluation finds. */
export interface Evaluation {
  readonly readings: readonly Reading[];
  /** the day of data that raises the first alarm from the change on; null where none does */
  readonly dataDay: number | null;
  /** the day on which its labels are there, and so the alarm; null where that is after the last day, or never */
  readonly alarmDay: number | null;
  /** days before the change that raise an alarm; all days where nothing changes */
  readonly falseAlarms: number;
}

/**
 * Returns what is found of a stream by its labels. A delay moves every alarm by as many days and does nothing else.
 * @param usual the error that days are held against
 * @param change first day of the change; null where nothing changes
 */
export function evaluate(
  days: readonly LabelledDay[],
  {delay, share}: LabelPlan,
  usual: number,
  change: number | null
): Evaluation {
  const known = days.map(({errors, draws}) => errors.filter((_, row) => draws[row]! < share));
  const rmse = known.map((errors) => Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length));
  const readings = known.map((errors, day): Reading => {
    const first = Math.max(0, day - EVALUATION.of + 1);
    const over = rmse.slice(first, day + 1).filter((value) => value > EVALUATION.ratio * usual).length;
    const recent = errorIntervals(errorSums(known.slice(first, day + 1)));
    return {n: errors.length, rmse: rmse[day]!, recent, alarm: over >= EVALUATION.over};
  });
  const start = change ?? days.length;
  const dataDay = readings.findIndex(({alarm}, day) => alarm && day >= start);
  const alarmDay = dataDay + delay;
  return {
    readings,
    dataDay: dataDay < 0 ? null : dataDay,
    alarmDay: dataDay < 0 || alarmDay >= days.length ? null : alarmDay,
    falseAlarms: readings.slice(0, start).filter(({alarm}) => alarm).length
  };
}

/** Rows, then n and the sums of errors: laid out as the head of a profile. */
function errorSums(days: readonly Float64Array[]): number[] {
  const sums = [0, 0, 0, 0, 0, 0];
  for (const errors of days)
    for (const e of errors) [1, 1, e, Math.abs(e), e ** 2, e ** 4].forEach((term, i) => (sums[i]! += term));
  return sums;
}
