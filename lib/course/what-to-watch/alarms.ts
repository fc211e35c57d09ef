import {mean, standardDeviation} from "../../statistics/moments.js";
import type {Failure} from "./failures.js";
import {metricIds, sideOf} from "./metrics.js";
import type {MetricId, Readings} from "./metrics.js";

/** When a metric is an alarm. */
export interface AlarmRule {
  /** standard deviations of the quiet days that a limit lies from their mean */
  readonly width: number;
  /** days in a row beyond a limit that make an alarm */
  readonly run: number;
  /** first days, all quiet, that the limits are learnt from */
  readonly reference: number;
}

/** Most metrics that a dashboard holds, so that one has to choose. */
export const MOST_METRICS = 5;

/** The rule that the lesson begins with. */
export const usualRule: AlarmRule = {width: 4, run: 1, reference: 30};

/** Between which values a metric is quiet. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns a metric's limits, learnt from the first days; infinite on a side where it is never an alarm.
 * @param series a number per day; NaN is no reading
 * @example limitsOf("disk", [1, 3, 9], {width: 2, run: 1, reference: 2}) // {low: -Infinity, high: 4}
 */
export function limitsOf(metric: MetricId, series: readonly number[], {width, reference}: AlarmRule): Limits {
  const quiet = series.slice(0, reference).filter((value) => !Number.isNaN(value));
  const [centre, reach] = [mean(quiet), width * standardDeviation(quiet)];
  const side = sideOf(metric);
  return {low: side === "above" ? -Infinity : centre - reach, high: side === "below" ? Infinity : centre + reach};
}

/**
 * Returns for each day whether it ends so many days in a row beyond a limit. The days that the limits are learnt from
 * raise no alarm.
 */
export function alarmDays(series: readonly number[], {low, high}: Limits, {run, reference}: AlarmRule): boolean[] {
  let beyond = 0;
  return series.map((value, day) => {
    beyond = value < low || value > high ? beyond + 1 : 0;
    return day >= reference && beyond >= run;
  });
}

/** Which metric noticed a failure, and how many days after it began. */
export interface Detection {
  readonly metric: MetricId;
  readonly days: number;
}

/** What metrics raise under a rule: on quiet days, and while each failure lasts. */
export interface AlarmBoard {
  /** of the metric, on a stream in which nothing fails */
  quiet(metric: MetricId): readonly boolean[];
  /** the first day on which the metric is in alarm because of the failure; null where there is none */
  detection(metric: MetricId, failure: Failure): Detection | null;
}

/**
 * Returns what each metric raises. A failure is noticed on a day on which the metric is in alarm and would not be had
 * nothing failed: both streams draw the same rows by the same chance, so that this can be known.
 * @param control readings of a stream in which nothing fails
 */
export function alarmBoard(control: Readings, readings: ReadonlyMap<Failure, Readings>, rule: AlarmRule): AlarmBoard {
  const limits = new Map(metricIds.map((metric) => [metric, limitsOf(metric, control[metric], rule)]));
  const quiet = new Map(metricIds.map((id) => [id, alarmDays(control[id], limits.get(id)!, rule)]));
  return {
    quiet: (metric) => quiet.get(metric)!,
    detection(metric, failure) {
      const alarms = alarmDays(readings.get(failure)![metric], limits.get(metric)!, rule);
      const day = alarms.findIndex((alarm, i) => alarm && i >= failure.start && !quiet.get(metric)![i]);
      return day < 0 ? null : {metric, days: day - failure.start};
    }
  };
}

/** Returns the first of the metrics to notice a failure, of several on one day the first named; null where none does. */
export function firstDetection(board: AlarmBoard, metrics: readonly MetricId[], failure: Failure): Detection | null {
  const all = metrics.flatMap((metric) => board.detection(metric, failure) ?? []);
  return all.toSorted((a, b) => a.days - b.days)[0] ?? null;
}

/** Returns the number of days on which any of the metrics is in alarm though nothing fails. */
export function falseAlarmDays(board: AlarmBoard, metrics: readonly MetricId[]): number {
  const alarms = metrics.map((metric) => board.quiet(metric));
  return alarms[0]?.filter((_, day) => alarms.some((days) => days[day])).length ?? 0;
}
