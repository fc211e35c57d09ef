import {existsSync} from "node:fs";
import {cp} from "node:fs/promises";
import {join, resolve} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {COURSE} from "../../data-loaders/config/schema.js";
import {course} from "../../data-loaders/course.js";
import {lessonMakers} from "../../data-loaders/lessons/all.js";
import {versionOf} from "../../data-loaders/life/models.js";
import type {CourseLatency} from "../../lib/course/latency.js";
import type {Manifest} from "../../lib/course/pipeline/manifest.js";
import type {ServingFile} from "../../lib/course/serving/files.js";
import type {
  BostonAnswers,
  BostonRows,
  Dictionary,
  LossCurves,
  QuizAnswers,
  Splits,
  StaticGrams
} from "../../lib/course.js";
import type {ModelCard} from "../../lib/model/card.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramRmse, gramRows} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import {rmse} from "../../lib/model/metrics.js";
import {predictColumns} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";
import {smallBoston, temporarySettings} from "./boston.js";
import {silentEffects} from "./silent-effects.js";

/**
 * Takes over what the last build of this project made of single lessons and protocols. Where code or data have changed
 * since, or nothing was built, it is made: that takes minutes, and the tests of each of these make it from nothing. What was
 * measured is no part of it: it is measured here.
 */
async function takeLessons(state: string): Promise<void> {
  const {config} = await loadSettings({});
  for (const stage of ["protocols", ...Object.keys(lessonMakers)]) {
    const built = join(resolve(config.folder, config.state), COURSE, stage);
    if (existsSync(built)) await cp(built, join(state, COURSE, stage), {recursive: true});
  }
}

describe("course(config, effects)", () => {
  const effects = silentEffects();
  let files: Record<string, Uint8Array>;
  let again: Record<string, Uint8Array>;
  const read = <T>(name: string): T => JSON.parse(Buffer.from(files[name]!).toString("utf8")) as T;

  beforeAll(async () => {
    const {config} = await temporarySettings(smallBoston(1));
    await takeLessons(config.state);
    files = await course(config, effects);
    again = await course(config, effects);
  });

  it("gives the files of the course, those of single lessons among them", () => {
    const names = Object.keys(files);
    for (const slug of Object.keys(lessonMakers)) expect(names).toContain(`quiz-${slug}.json`);
    expect(names).toEqual(
      expect.arrayContaining([
        "boston.json",
        "card.json",
        "dictionary.json",
        "gram-static.json",
        "latency.json",
        "log-incident.ndjson",
        "loss.json",
        "model.json",
        "quiz.json",
        "splits.json"
      ])
    );
  });

  it("does no work the second time, and says so", () => {
    expect(again).toEqual(files);
    const said = effects.said.filter((line) => line.startsWith("course: "));
    expect(said[0]).toMatch(/^course: made ingest, train, (?:protocols, )?loss, grams, dictionary, quiz/);
    expect(said.slice(1)).toEqual(["course: nothing new; no stage had work to do"]);
  });

  it("publishes what models take, and what steps of the build, and no other file of the course has it", () => {
    const {models, steps} = read<CourseLatency>("latency.json");
    expect(steps.steps.map(({id}) => id)).toEqual(read<Manifest>("manifest.json").steps.map(({id}) => id));
    expect(models.models.map(({id}) => id)).toEqual(read<ServingFile>("serving.json").models.map(({id}) => id));
    for (const {ms} of models.models) for (const each of ms) expect(each).toBeGreaterThan(0);
    const others = Object.entries(files).filter(([name]) => name !== "latency.json");
    for (const [, content] of others) expect(Buffer.from(content).toString("utf8")).not.toContain(models.machine);
  });

  it("publishes the serving log of a day on which one replica was wrong, answered by the model", () => {
    const lines = Buffer.from(files["log-incident.ndjson"]!).toString("utf8").trimEnd().split("\n");
    const log = lines.map((line) => JSON.parse(line) as RequestEvent);
    const model = read<TrainedModel>("model.json");
    const columns = model.inputs.map(({name}) => log.map(({inputs}) => inputs[name]!));
    expect(log.length).toBe(400);
    predictColumns(model, columns).forEach((answer, i) => expect(log[i]!.prediction).toBeCloseTo(answer, 2));
    const wrong = log.filter(({inputs}) => inputs["nox"]! > 1);
    expect(new Set(wrong.map(({replica}) => replica)).size).toBe(1);
    expect(new Set(log.map(({model: version}) => version))).toEqual(new Set([read<ModelCard>("card.json").version]));
  });

  it("publishes the rows with their pools", () => {
    const {columns, pool} = read<BostonRows>("boston.json");
    expect(columns).toEqual(bostonColumns);
    expect([0, 1, 2].map((p) => pool.filter((x) => x === p).length)).toEqual([304, 101, 101]);
  });

  it("publishes a model that predicts the rows held out as its card says", () => {
    const model = read<TrainedModel>("model.json");
    const card = read<ModelCard>("card.json");
    const {columns, pool} = read<BostonRows>("boston.json");
    const holdout = pool.flatMap((p, row) => (p === 0 ? [] : [row]));
    const names = model.inputs.map(({name}) => name);
    const predictions = predictColumns(model, selectColumns(columns, names, holdout));
    const [labels] = selectColumns(columns, ["medv"], holdout);
    expect(rmse(predictions, labels!)).toBeCloseTo(card.quantitativeAnalyses[0]!.rmse, 9);
    expect(names).not.toContain("b");
    expect(versionOf(model)).toBe(card.version);
  });

  it("publishes Gram blocks that give the errors the rows give", () => {
    const {names, ...blocks} = read<StaticGrams>("gram-static.json");
    const [all, train, poolA, poolB] = [blocks.all, blocks.train, blocks.poolA, blocks.poolB].map((values) => {
      return {names, values};
    });
    expect([all, train, poolA, poolB].map((gram) => gramRows(gram!))).toEqual([506, 304, 101, 101]);
    expect(gramRmse(all!, leastSquares(all!, bostonFeatures, "medv"), "medv")).toBeCloseTo(4.679, 3);
  });

  it("describes 14 columns, and the 8 rows corrected in 1996", () => {
    const {entries, corrections} = read<Dictionary>("dictionary.json");
    expect(entries.map((entry) => entry.name)).toEqual([...bostonFeatures, "medv"]);
    for (const entry of entries) {
      for (const text of [entry.meaning, entry.unit, ...entry.problems]) {
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/NaN|undefined/);
      }
      expect(entry.problems.length).toBeGreaterThan(0);
      expect(entry.min).toBeLessThanOrEqual(entry.median);
    }
    expect(corrections.map(({row}) => row)).toEqual([8, 39, 191, 241, 438, 443, 455, 506]);
    expect(corrections.at(-1)).toEqual({row: 506, medv: 11.9, cmedv: 19});
    expect(entries.find((entry) => entry.role === "excluded")!.name).toBe("b");
  });

  it.each([
    ["zn", "372 of 506"],
    ["chas", "35 rows"],
    ["nox", "81 distinct"],
    ["rm", "0.89 where RAD is below 24, and 0.12"],
    ["age", "43 rows"],
    ["rad", "24 in 132 rows"],
    ["rad", "78 different values, and 132 rows"],
    ["tax", "666 in 132 rows"],
    ["ptratio", "20.2 in 140 rows"],
    ["b", "for 36 rows"],
    ["medv", "16 tracts are at exactly 50; only 15 lie"]
  ])("counts the problems of %s: %s", (name, figure) => {
    const {entries} = read<Dictionary>("dictionary.json");
    expect(entries.find((entry) => entry.name === name)!.problems.join(" ")).toContain(figure);
  });

  it("answers the quiz", () => {
    const answers = read<BostonAnswers>("quiz.json");
    expect(answers satisfies QuizAnswers).toMatchObject({
      corrections: 8,
      cappedRows: "hard-rows-deleted",
      cappedCount: 16,
      protocolOrder: ["random", "unshuffled", "grouped"]
    });
    expect(answers.lossWithoutB).toBeCloseTo(0.006, 3);
    expect(answers.cappedRmseWith).toBeCloseTo(4.679, 3);
    expect(answers.cappedR2With).toBeCloseTo(0.7406, 4);
    expect(answers.cappedRmseWithout).toBeCloseTo(3.705, 3);
    expect(answers.cappedR2Without).toBeCloseTo(0.778, 3);
    expect(answers.cappedRefitOnAll).toBeGreaterThan(answers.cappedRmseWith);
  });

  it("keeps the lesson's data small", () => {
    const sizes = ["splits.json", "loss.json", "gram-static.json", "boston.json"].map((name) => files[name]!.length);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(110_000);
    expect(read<Splits>("splits.json").published).toHaveLength(20);
    expect(read<LossCurves>("loss.json").runs).toHaveLength(3);
  });
});
