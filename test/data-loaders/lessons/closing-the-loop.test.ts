import {access, mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {championModel} from "../../../data-loaders/champion.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {fromRoot, projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import {closingTheLoopFiles} from "../../../data-loaders/lessons/closing-the-loop.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {keptSource} from "../../../data-loaders/source.js";
import {openStore} from "../../../data-loaders/state/store.js";
import type {LoopAnswers} from "../../../lib/course/closing-the-loop/answers.js";
import {examStreams} from "../../../lib/course/closing-the-loop/exam-days.js";
import type {ExamStream} from "../../../lib/course/closing-the-loop/exam-days.js";
import {examIncidents, incidentOn} from "../../../lib/course/closing-the-loop/exam-plan.js";
import type {ExamIncident, ExamScenario} from "../../../lib/course/closing-the-loop/exam-plan.js";
import {lessonsOfStep, lifeSteps} from "../../../lib/course/closing-the-loop/life-cycle.js";
import type {LessonTitles} from "../../../lib/course/closing-the-loop/life-cycle.js";
import {claimsOf, scoreOf} from "../../../lib/course/closing-the-loop/testscore.js";
import type {TestScore} from "../../../lib/course/closing-the-loop/testscore.js";
import {lessons} from "../../../lib/course/lessons.js";
import {productionOf} from "../../../lib/course/what-to-watch/production.js";
import {languages} from "../../../lib/languages.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {silentEffects} from "../silent-effects.js";

const SEEDS = [1, 2, 3, 4];

describe("closingTheLoopFiles(kit)", () => {
  let files: Record<string, string>;
  let score: TestScore;
  let inputs: readonly string[];
  let streams: ReadonlyMap<number, ExamStream>;

  beforeAll(async () => {
    const effects = silentEffects();
    const monitor = findSimulated(parseConfig({title: "test", monitors: [boston]}, "test"), boston.id);
    const store = await openStore(await mkdtemp(join(tmpdir(), "closing-the-loop-")));
    try {
      const source = await keptSource(store, monitor.data, projectRoot, effects);
      const champion = await championModel(store, monitor, source, effects);
      const table = source.rows.columns;
      const pools = dealPools(table["medv"]!, monitor.seed);
      files = await closingTheLoopFiles({monitor, champion, table, pools} as unknown as CourseKit);
      score = JSON.parse(files["testscore.json"]!) as TestScore;
      inputs = champion.model.inputs.map(({name}) => name);
      const columns = {columns: table, pool: Array.from(pools)};
      const production = productionOf(columns, champion.model, {rowsPerDay: 1, seed: 1});
      streams = new Map(SEEDS.map((seed) => [seed, examStreams(production)(seed)]));
    } finally {
      await store.close();
    }
  });

  /** The incidents of some seeds that are of a scenario. */
  const planted = (scenario: ExamScenario): {readonly incident: ExamIncident; readonly stream: ExamStream}[] =>
    SEEDS.flatMap((seed) =>
      examIncidents(seed)
        .filter((incident) => incident.scenario === scenario)
        .map((incident) => ({incident, stream: streams.get(seed)!}))
    );

  it("13A: every claim's file exists, and the final score is the minimum of the sections", async () => {
    for (const {evidence} of score.tests) for (const path of evidence) await access(fromRoot(path));
    const {sections, final} = scoreOf(claimsOf(score));
    expect(final).toBe(Math.min(...Object.values(sections)));
    expect(Object.values(sections).filter((points) => points === final).length).toBeLessThan(4);
  });

  it("13A: the model in force reads no feature that must not be used", () => {
    expect(inputs.length).toBe(12);
    expect(inputs).not.toContain("b");
    expect(boston.features.map(({name}) => name)).not.toContain("b");
  });

  it("13C: a day is the same whichever days were asked for before, and quiet outside the incidents", () => {
    const stream = streams.get(1)!;
    const incidents = examIncidents(1);
    for (let day = 0; day < 120; ++day) {
      if (incidentOn(incidents, day) !== null) continue;
      const {psi, prediction, anomalies, version, rmse} = stream.day(day);
      expect(Math.max(prediction, ...Object.values(psi))).toBeLessThan(0.25);
      expect({anomalies, version}).toEqual({anomalies: [], version: "v2"});
      expect(rmse / stream.usual).toBeLessThan(1.25);
    }
    expect(stream.day(30)).toBe(stream.day(30));
  });

  it.each(["S4", "S5"] as const)("13C: %s shows in the errors alone", (scenario) => {
    const all = planted(scenario);
    expect(all.length).toBeGreaterThan(0);
    for (const {incident, stream} of all) {
      const days = Array.from({length: incident.end - incident.start}, (_, i) => stream.day(incident.start + i));
      for (const {psi, prediction, anomalies} of days) {
        expect(Math.max(prediction, ...Object.values(psi))).toBeLessThan(0.25);
        expect(anomalies).toEqual([]);
      }
      expect(Math.max(...days.map(({rmse}) => rmse)) / stream.usual).toBeGreaterThan(1.3);
    }
  });

  it.each(["S1", "S2", "S3"] as const)("13C: in %s several inputs move, and the error hardly", (scenario) => {
    const all = planted(scenario);
    expect(all.length).toBeGreaterThan(0);
    for (const {incident, stream} of all) {
      const days = Array.from({length: incident.end - incident.start}, (_, i) => stream.day(incident.start + i));
      const loud = days.map(({psi}) => Object.values(psi).filter((distance) => distance > 0.25).length);
      expect(Math.max(...loud)).toBeGreaterThanOrEqual(2);
      const mse = days.reduce((sum, {rmse}) => sum + rmse ** 2, 0) / days.length;
      expect(Math.sqrt(mse) / stream.usual).toBeLessThan(1.25);
    }
  });

  it.each(["S6a", "S6c", "S6d", "S6e"] as const)(
    "13C: in %s one input moves alone, and the schema is kept",
    (scenario) => {
      for (const {incident, stream} of planted(scenario)) {
        const {psi, anomalies} = stream.day(incident.start);
        expect(Object.values(psi).filter((distance) => distance > 0.25).length).toBe(1);
        expect(anomalies).toEqual([]);
      }
    }
  );

  it("13C: S7 breaks the schema by its named anomalies, and in S8 another version answers worse", () => {
    for (const {incident, stream} of planted("S7"))
      expect(new Set(stream.day(incident.start).anomalies.map(({kind}) => kind))).toEqual(
        new Set(["ENUM_TYPE_UNEXPECTED_STRING_VALUES", "SCHEMA_MISSING_COLUMN", "SCHEMA_NEW_COLUMN"])
      );
    for (const {incident, stream} of planted("S8")) {
      expect(stream.day(incident.start)).toMatchObject({version: "v3", anomalies: []});
      expect(stream.day(incident.start).rmse / stream.usual).toBeGreaterThan(1.5);
    }
    expect(planted("S7").length * planted("S8").length).toBeGreaterThan(0);
  });

  it("answers the quiz as the text says", () => {
    const answers = JSON.parse(files["quiz-closing-the-loop.json"]!) as LoopAnswers;
    expect(answers).toMatchObject({withoutTrace: "concept", trapRuns: 63});
    expect(answers.fewestChanges).toBeGreaterThan(0);
    expect(answers.modelShare).toBeGreaterThan(0);
    expect(answers.modelShare).toBeLessThan(20);
  });

  it("has the title of every lesson in every language, and a step of the book for each that is about one", () => {
    const {titles} = JSON.parse(files["life-cycle.json"]!) as LessonTitles;
    expect(Object.keys(titles)).toEqual(lessons.map(({slug}) => slug));
    for (const title of Object.values(titles)) expect(Object.keys(title)).toEqual([...languages]);
    const placed = new Set(lifeSteps.flatMap((step) => lessonsOfStep[step]));
    expect(lessons.filter(({slug}) => !placed.has(slug))).toEqual([]);
  });

  it("keeps the page light", () => {
    expect(Object.values(files).reduce((sum, text) => sum + text.length, 0)).toBeLessThan(20_000);
  });
});
