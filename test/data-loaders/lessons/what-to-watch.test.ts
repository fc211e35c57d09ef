import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {championModel} from "../../../data-loaders/champion.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {whatToWatchFiles} from "../../../data-loaders/lessons/what-to-watch.js";
import {keptSource} from "../../../data-loaders/source.js";
import {openStore} from "../../../data-loaders/state/store.js";
import {alarmBoard, firstDetection, MOST_METRICS, usualRule} from "../../../lib/course/what-to-watch/alarms.js";
import type {AlarmBoard} from "../../../lib/course/what-to-watch/alarms.js";
import {bestChoice} from "../../../lib/course/what-to-watch/choices.js";
import {featureEvidence, rankedBy} from "../../../lib/course/what-to-watch/evidence.js";
import {failures} from "../../../lib/course/what-to-watch/failures.js";
import {groupError, groupsOf, judgedRows} from "../../../lib/course/what-to-watch/groups.js";
import {
  HIDDEN_REFERENCE,
  hiddenIncident,
  hiddenTimeline,
  rankingOf,
  WINDOW_DAYS
} from "../../../lib/course/what-to-watch/hidden.js";
import {metricGroup, metricIds} from "../../../lib/course/what-to-watch/metrics.js";
import {productionOf} from "../../../lib/course/what-to-watch/production.js";
import type {Production} from "../../../lib/course/what-to-watch/production.js";
import {unpackReadings} from "../../../lib/course/what-to-watch/published.js";
import type {WatchAnswers, WatchedMetrics} from "../../../lib/course/what-to-watch/published.js";
import {versionErrors} from "../../../lib/course/what-to-watch/version-errors.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {silentEffects} from "../silent-effects.js";

/** What the lesson's maker is given, with the champion that the build trains. */
async function makeFiles(): Promise<{files: Record<string, string>; production: Production}> {
  const effects = silentEffects();
  const monitor = findSimulated(parseConfig({title: "test", monitors: [boston]}, "test"), boston.id);
  const store = await openStore(await mkdtemp(join(tmpdir(), "what-to-watch-")));
  try {
    const source = await keptSource(store, monitor.data, projectRoot, effects);
    const champion = await championModel(store, monitor, source, effects);
    const table = source.rows.columns;
    const {seed, stream} = monitor;
    const pools = dealPools(table["medv"]!, seed);
    const kept: CourseKit["kept"] = async (_stage, _inputs, make) => JSON.stringify(await make());
    const kit = {monitor, champion, table, pools, seed, data: {}, kept} as unknown as CourseKit;
    const production = productionOf({columns: table, pool: Array.from(pools)}, champion.model, {
      rowsPerDay: stream.rowsPerDay,
      seed
    });
    return {files: await whatToWatchFiles(kit), production};
  } finally {
    await store.close();
  }
}

describe("whatToWatchFiles(kit)", () => {
  let production: Production;
  let files: Record<string, string>;
  let board: AlarmBoard;
  let answers: WatchAnswers;

  beforeAll(async () => {
    ({files, production} = await makeFiles());
    const {quiet, readings} = unpackReadings(JSON.parse(files["watch-metrics.json"]!) as WatchedMetrics);
    board = alarmBoard(quiet, readings, usualRule);
    answers = JSON.parse(files["quiz-what-to-watch.json"]!) as WatchAnswers;
  });

  it("7A: no set without labels notices that a relation turns, and one with the error does", () => {
    const premium = failures.find(({id}) => id === "premium")!;
    const labelFree = metricIds.filter((id) => metricGroup(id) !== "label");
    expect(firstDetection(board, labelFree, premium)).toBeNull();
    expect(firstDetection(board, ["error"], premium)).not.toBeNull();
  });

  it("7A: drifting inputs raise an alarm, though the error does not", () => {
    const inputs = failures.find(({id}) => id === "inputs")!;
    expect(board.detection("inputs", inputs)).not.toBeNull();
    expect(board.detection("error", inputs)).toBeNull();
  });

  it("7A: whatever notices all has the clocks, the inputs and a metric with labels", () => {
    for (const needed of [["clock"], ["inputs"], ["error", "bias"]])
      expect(
        bestChoice(
          board,
          metricIds.filter((id) => !needed.includes(id)),
          failures,
          metricIds.length - needed.length
        ).noticed
      ).toBeLessThan(failures.length);
  });

  it("7A: five metrics can notice every failure, if they are well chosen", () => {
    const best = bestChoice(board, metricIds, failures, MOST_METRICS);
    expect(best.noticed).toBe(failures.length);
    expect(best.choices / best.all).toBeLessThan(0.05);
  });

  it("7B: the planted column ranks first on its day, whatever the seed", () => {
    for (let seed = 1; seed <= 24; ++seed) {
      const incident = hiddenIncident(seed);
      const current = {from: incident.day, to: incident.day + WINDOW_DAYS};
      const timeline = hiddenTimeline(production, incident.stream, incident, seed);
      const evidence = featureEvidence(timeline, {reference: {from: 0, to: HIDDEN_REFERENCE}, current});
      expect(rankedBy(evidence, rankingOf(incident.kind))[0]!.feature).toBe(incident.feature);
    }
  });

  it("7B: AGE in another unit hurts the network, and least squares hardly", () => {
    const incident = {kind: "unit", stream: "a", feature: "age", day: 30} as const;
    const timeline = hiddenTimeline(production, "a", incident, 1);
    const before = versionErrors(production, timeline, {from: 0, to: HIDDEN_REFERENCE});
    const now = versionErrors(production, timeline, {from: incident.day, to: incident.day + WINDOW_DAYS});
    expect(now.v2).toBeGreaterThan(1.5 * before.v2);
    expect(now.v1).toBeLessThan(1.2 * before.v1);
  });

  it("7C: the groups of a cut hold every row once, and the capped ones are worst off", () => {
    const judged = judgedRows(production);
    for (const cut of ["city", "cap", ...production.features]) {
      const rows = groupsOf(production, cut).map((group) => groupError(judged, group, "v2").n);
      expect(rows.reduce((sum, n) => sum + n, 0)).toBe(groupError(judged, null, "v2").n);
    }
    const capped = groupError(judged, groupsOf(production, "cap")[1]!, "v2");
    expect(capped.rmse.value).toBeGreaterThan(1.5 * groupError(judged, null, "v2").rmse.value);
    expect(capped.bias.value).toBeLessThan(0);
  });

  it("answers the quiz as the text says", () => {
    expect(answers).toMatchObject({smallestSet: "error", noticedByPredictions: 0, betterInCity: "v2"});
    expect(answers.noticedByError).toBeGreaterThan(answers.noticedByPredictions);
    expect(answers.falseAlarmDays).toBeGreaterThan(answers.falseAlarmDaysUsual);
    expect(answers.cityErrors[1]).toBeLessThan(answers.cityErrors[0]!);
  });

  it("keeps the page light", () => {
    expect(files["watch-metrics.json"]!.length).toBeLessThan(60_000);
  });
});
