import {alarmBoard, falseAlarmDays, firstDetection, usualRule} from "../../lib/course/what-to-watch/alarms.js";
import type {AlarmBoard} from "../../lib/course/what-to-watch/alarms.js";
import {failures} from "../../lib/course/what-to-watch/failures.js";
import type {Failure, FailureId} from "../../lib/course/what-to-watch/failures.js";
import {groupError, groupsOf, judgedRows} from "../../lib/course/what-to-watch/groups.js";
import {metricIds} from "../../lib/course/what-to-watch/metrics.js";
import {productionOf, versions} from "../../lib/course/what-to-watch/production.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {
  askedFailures,
  NARROW,
  offeredSets,
  packReadings,
  unpackReadings
} from "../../lib/course/what-to-watch/published.js";
import type {OfferedSet, WatchAnswers, WatchedMetrics} from "../../lib/course/what-to-watch/published.js";
import {readingsOf} from "../../lib/course/what-to-watch/readings.js";
import type {CourseKit} from "./kit.js";

/** Makes what the lesson on the dashboard reads: every metric through every failure, and the answers of its quiz. */
export async function whatToWatchFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {monitor, champion, table, pools, seed, data} = kit;
  const {rowsPerDay, days, labelDelay} = monitor.stream;
  const watch = {days, reference: usualRule.reference, labelDelay};
  const stream = {rowsPerDay, seed};
  const production = productionOf({columns: table, pool: Array.from(pools)}, champion.model, stream);
  const inputs = {...data, model: champion.key, rowsPerDay, ...watch};
  const metrics = await kit.kept("watch-metrics", inputs, () =>
    packReadings(
      {watch, stream},
      readingsOf(production, null, watch),
      new Map(failures.map((failure) => [failure, readingsOf(production, failure, watch)]))
    )
  );
  return {
    "watch-metrics.json": metrics,
    "quiz-what-to-watch.json": JSON.stringify(answersOf(production, JSON.parse(metrics) as WatchedMetrics))
  };
}

/** Answers the quiz as the page would: from what it is given. */
function answersOf(production: Production, metrics: WatchedMetrics): WatchAnswers {
  const {quiet, readings} = unpackReadings(metrics);
  const boardOf = (width: number): AlarmBoard => alarmBoard(quiet, readings, {...usualRule, width});
  const board = boardOf(usualRule.width);
  const cityErrors = versions.map((version) => {
    const city = groupsOf(production, "city").at(-1)!;
    return groupError(judgedRows(production), city, version).rmse.value;
  });
  return {
    smallestSet: smallestSet(board),
    noticedByPredictions: board.detection("predictions", failureOf("unit"))!.days,
    noticedByError: board.detection("error", failureOf("unit"))!.days,
    falseAlarmDays: falseAlarmDays(boardOf(NARROW), metricIds),
    falseAlarmDaysUsual: falseAlarmDays(board, metricIds),
    betterInCity: cityErrors[1]! < cityErrors[0]! ? "v2" : "v1",
    cityErrors
  };
}

function smallestSet(board: AlarmBoard): OfferedSet {
  const names = Object.keys(offeredSets) as OfferedSet[];
  const enough = names.filter((name) =>
    askedFailures.every((id) => firstDetection(board, offeredSets[name], failureOf(id)) !== null)
  );
  return enough.toSorted((a, b) => offeredSets[a].length - offeredSets[b].length)[0]!;
}

function failureOf(id: FailureId): Failure {
  return failures.find((failure) => failure.id === id)!;
}
