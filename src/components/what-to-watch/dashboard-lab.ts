import {
  alarmBoard,
  falseAlarmDays,
  firstDetection,
  limitsOf,
  usualRule
} from "../../lib/course/what-to-watch/alarms.js";
import type {AlarmBoard, AlarmRule, Detection, Limits} from "../../lib/course/what-to-watch/alarms.js";
import {failures} from "../../lib/course/what-to-watch/failures.js";
import type {Failure, FailureId} from "../../lib/course/what-to-watch/failures.js";
import {metricGroup, metricIds} from "../../lib/course/what-to-watch/metrics.js";
import type {MetricId, Readings} from "../../lib/course/what-to-watch/metrics.js";
import {unpackReadings} from "../../lib/course/what-to-watch/published.js";
import type {WatchedMetrics} from "../../lib/course/what-to-watch/published.js";
import type {Watch} from "../../lib/course/what-to-watch/readings.js";

/** Metrics that need no label. */
export const labelFree: readonly MetricId[] = metricIds.filter((metric) => metricGroup(metric) !== "label");

/** How a dashboard is set up. */
export interface Setup {
  readonly metrics: readonly MetricId[];
  readonly width: number;
  readonly run: number;
}

/** What the metrics of a dashboard notice. */
export interface Replay {
  readonly noticed: ReadonlyMap<FailureId, Detection>;
  readonly missed: readonly FailureId[];
  readonly falseAlarms: {readonly days: number; readonly of: number};
}

/** The simulated streams of the lesson, and what any dashboard makes of them. */
export interface DashboardLab {
  readonly watch: Watch;
  readonly quiet: Readings;
  board(setup: Pick<Setup, "width" | "run">): AlarmBoard;
  limits(metric: MetricId, setup: Pick<Setup, "width" | "run">): Limits;
  readings(failure: FailureId): Readings;
  failure(id: FailureId): Failure;
  replay(setup: Setup): Replay;
}

export function dashboardLab(published: WatchedMetrics): DashboardLab {
  const {quiet, readings} = unpackReadings(published);
  const byId = new Map(failures.map((failure) => [failure.id, failure]));
  const ruleOf = ({width, run}: Pick<Setup, "width" | "run">): AlarmRule => ({...usualRule, width, run});
  const board = (setup: Pick<Setup, "width" | "run">): AlarmBoard => alarmBoard(quiet, readings, ruleOf(setup));
  return {
    ...{watch: published.watch, quiet, board},
    limits: (metric, setup) => limitsOf(metric, quiet[metric], ruleOf(setup)),
    readings: (id) => readings.get(byId.get(id)!)!,
    failure: (id) => byId.get(id)!,
    replay(setup) {
      const rule = board(setup);
      const detections = failures.map(({id}, i) => [id, firstDetection(rule, setup.metrics, failures[i]!)] as const);
      return {
        noticed: new Map(detections.flatMap(([id, detection]) => (detection === null ? [] : [[id, detection]]))),
        missed: detections.flatMap(([id, detection]) => (detection === null ? [id] : [])),
        falseAlarms: {
          days: falseAlarmDays(rule, setup.metrics),
          of: published.watch.days - published.watch.reference
        }
      };
    }
  };
}
