import {CALIBRATED_SIZES, calibratedDays, QUIET_DAYS} from "../../lib/course/false-alarms/calibrated-days.js";
import {
  dailyAlarms,
  daysAboveChance,
  referenceIds,
  STREAM_DAYS,
  streamDates,
  streamIds,
  streamTimeline
} from "../../lib/course/false-alarms/drift-streams.js";
import type {ReferenceId, StreamId} from "../../lib/course/false-alarms/drift-streams.js";
import {evaluate, labelledDays, usualError} from "../../lib/course/false-alarms/late-labels.js";
import {anyOf, fewestRows} from "../../lib/course/false-alarms/psi-theory.js";
import {QUIZ_DAYS, QUIZ_DELAY, QUIZ_ROWS, SWINGING} from "../../lib/course/false-alarms/published.js";
import type {DriftAlarms, FalseAlarmAnswers} from "../../lib/course/false-alarms/published.js";
import {
  ALPHA,
  alarmShare,
  FIXED,
  quietPsi,
  quietWorld,
  thresholdsOf
} from "../../lib/course/false-alarms/quiet-days.js";
import {productionOf} from "../../lib/course/what-to-watch/production.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {recordOf} from "../../lib/course/what-to-watch/record-of.js";
import type {Timeline} from "../../lib/profile/window.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {CourseKit} from "./kit.js";

/** Makes what the lesson on false alarms reads: alarms that take long to find, and the answers of its quiz. */
export async function falseAlarmsFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {monitor, champion, table, pools, seed, data} = kit;
  const {rowsPerDay, start} = monitor.stream;
  const stream = {rowsPerDay, seed, start};
  const production = productionOf({columns: table, pool: Array.from(pools)}, champion.model, stream);
  const timelines = recordOf(streamIds, (id) => timelineOf(production, id, start));
  const inputs = {...data, model: champion.key, ...stream};
  const alarms = await kit.kept("drift-alarms", inputs, () => driftAlarms(production, timelines, stream));
  return {
    "drift-alarms.json": alarms,
    "quiz-false-alarms.json": JSON.stringify(falseAlarmAnswers(production, timelines.S3))
  };
}

/** Returns all days of a stream. */
export function timelineOf(production: Production, id: StreamId, start: string): Timeline {
  let last: Timeline | null = null;
  for (const step of streamTimeline(production, id, streamDates(start))) last = step;
  return last!;
}

function driftAlarms(
  production: Production,
  timelines: Readonly<Record<StreamId, Timeline>>,
  stream: DriftAlarms["stream"]
): DriftAlarms {
  const quiet = dailyAlarms(timelines.S0, "first");
  const known = {timeline: timelines.S0, alarms: quiet};
  const alarms = recordOf(streamIds, (id) => (id === "S0" ? quiet : dailyAlarms(timelines[id], "first", {known})));
  const inAlarm = (days: readonly (readonly string[])[]): number => days.filter((names) => names.length > 0).length;
  const seasonal = recordOf(referenceIds, (id) => inAlarm(id === "first" ? alarms.S3 : dailyAlarms(timelines.S3, id)));
  const calibrated = CALIBRATED_SIZES.map((rows) => calibratedDays(production, rows, QUIET_DAYS));
  return {stream, alarms, seasonal, calibrated};
}

/** Answers the quiz as the page would. */
export function falseAlarmAnswers(production: Production, swinging: Timeline): FalseAlarmAnswers {
  const {features, stream} = production;
  const world = quietWorld(
    features.map((name) => stream.pool.map((tract) => tract[name]!)),
    10
  );
  const draw = {rows: QUIZ_ROWS, reference: Infinity, days: QUIZ_DAYS, seed: stream.seed};
  const cells = world.counts.map(({length}) => length);
  const swingDays = recordOf(referenceIds, (id) => daysAboveChance(swinging, id, SWINGING));
  const change = scenarios.S5.changeDay!;
  const premium = labelledDays(production, "S5", STREAM_DAYS);
  const detected = (delay: number): number =>
    evaluate(premium, {delay, share: 1}, usualError(production), change).alarmDay! - change;
  return {
    fewestRows: fewestRows({cells: 10, reference: Infinity}, FIXED.small, ALPHA),
    fewestRowsOfTwo: fewestRows({cells: 10, reference: 304}, FIXED.small, ALPHA),
    atLeastOne: 100 * anyOf(features.map(() => ALPHA)),
    corrected: ALPHA / features.length,
    falseAlarmsAYear: Math.round(365 * alarmShare(quietPsi(world, draw), thresholdsOf("small", cells, draw))),
    seasonalReference: leastOf(swingDays),
    swingDays,
    detectionDays: detected(QUIZ_DELAY),
    detectionDaysAtOnce: detected(0)
  };
}

function leastOf(days: Readonly<Record<ReferenceId, number>>): ReferenceId {
  return referenceIds.toSorted((a, b) => days[a] - days[b])[0]!;
}
