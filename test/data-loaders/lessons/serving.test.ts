import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {servingFiles} from "../../../data-loaders/lessons/serving.js";
import {fitModel} from "../../../data-loaders/training/fit.js";
import {BOSTON_NETWORK} from "../../../data-loaders/training/recipes.js";
import {tableRows} from "../../../data-loaders/training/table-rows.js";
import {runCalendar} from "../../../lib/course/serving/calendar.js";
import type {ComparedModel, ServingAnswers, ServingFile} from "../../../lib/course/serving/files.js";
import {serviceIds} from "../../../lib/course/serving/forms.js";
import {numbersOf, operationsOf} from "../../../lib/course/serving/model-cost.js";
import {squaredErrorAt} from "../../../lib/course/serving/stale.js";
import type {Row} from "../../../lib/model/encode.js";
import {predictColumns, predictRow} from "../../../lib/model/predict.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import {TRAIN, dealPools} from "../../../lib/scenario/pools.js";
import {answerOf} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/serving.en.js";
import * as zhTW from "../../../src/messages/serving.zh-TW.js";
import {bostonFile} from "../../bench/boston.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";
import {smallBoston} from "../boston.js";
import {silentEffects} from "../silent-effects.js";

const features = bostonFeatures.filter((name) => name !== "b");
const pools = dealPools(bostonColumns["medv"]!, 42);
const effects = silentEffects();

/** Means over the published splits as docs/boston.md states them, which protocols.test.ts holds to what is trained. */
function published(name: string): number[] {
  const line = readFileSync(bostonFile, "utf8")
    .split("\n")
    .find((each) => each.startsWith(`| ${name} `))!;
  return [Number(line.split("|")[2])];
}

async function champion(): Promise<TrainedModel> {
  const train = Array.from(pools, (_, row) => row).filter((row) => pools[row] === TRAIN);
  const {model} = await fitModel(BOSTON_NETWORK, tableRows(bostonColumns, features, "medv", train), 42, effects);
  return model;
}

describe("servingFiles(kit)", () => {
  let files: Readonly<Record<string, string>>;
  let file: ServingFile;
  let answers: ServingAnswers;
  let model: TrainedModel;
  const modelOf = (id: ComparedModel) => file.models.find((each) => each.id === id)!;

  beforeAll(async () => {
    model = await champion();
    const kit = {
      ...{table: bostonColumns, features, pools, seed: 42, data: {}, effects},
      monitor: smallBoston(1),
      champion: {model},
      splits: {
        models: {
          mean: published("the mean of the training labels"),
          ols12: published("least squares, without B"),
          mlp12: published("network 12-50-1, without B, mean of five seeds"),
          ensemble5: published("mean of five networks 12-50-1, without B")
        }
      },
      kept: async (_: string, __: unknown, make: () => unknown) => JSON.stringify(await make())
    } as unknown as CourseKit;
    files = await servingFiles(kit);
    file = JSON.parse(files["serving.json"]!) as ServingFile;
    answers = JSON.parse(files["quiz-serving.json"]!) as ServingAnswers;
  }, 240_000);

  it("gives no file but its own", () => {
    expect(Object.keys(files).sort()).toEqual(["quiz-serving.json", "serving.json"]);
  });

  it("6B: the mean is cheapest and furthest off; least squares comes next, and every net is better", () => {
    const operations = file.models.map(({widths, networks}) => (widths === null ? 0 : operationsOf(widths, networks)));
    expect(operations[0]).toBe(0);
    expect(file.models[0]!.id).toBe("mean");
    expect(Math.max(...file.models.map(({rmse}) => rmse))).toBe(file.models[0]!.rmse);
    for (const id of ["small", "champion", "large", "five"] as const)
      expect(modelOf(id).rmse).toBeLessThan(modelOf("linear").rmse);
    expect(modelOf("five").rmse).toBeLessThan(modelOf("champion").rmse);
    expect(numbersOf(modelOf("champion").widths!, 1)).toBe(701);
  });

  it("6B: the nets that only this lesson has are on the scale of the others", () => {
    for (const id of ["small", "large"] as const) {
      expect(modelOf(id).rmse).toBeGreaterThan(2.5);
      expect(modelOf(id).rmse).toBeLessThan(3.9);
    }
  });

  it("6C: a longer interval has older predictions, a larger error and fewer that nobody reads", () => {
    const runs = [1, 24, 240, 720].map((hours) =>
      runCalendar({hours, readsPerDay: 100, exponent: 1, freshness: "refit", seed: 1}, file)
    );
    const by = (name: "meanAge" | "rmse" | "unread"): number[] => runs.map((run) => run[name]);
    for (const name of ["meanAge", "rmse"] as const) expect(by(name)).toEqual(by(name).toSorted((a, b) => a - b));
    expect(by("unread")).toEqual(by("unread").toSorted((a, b) => b - a));
    expect(file.growth).toBeCloseTo(1.005, 12);
  });

  it("6C: the moments give the error that the rows give", () => {
    const rows = Array.from(pools, (_, row) => row).filter((row) => pools[row] !== TRAIN);
    const columns = features.map((name) => Float64Array.from(rows, (row) => bostonColumns[name]![row]!));
    const predictions = predictColumns(model, columns);
    for (const factor of [1, 1.3]) {
      const squares = rows.map((row, i) => (factor * bostonColumns["medv"]![row]! - predictions[i]!) ** 2);
      const mean = squares.reduce((a, b) => a + b, 0) / rows.length;
      expect(squaredErrorAt(file.moments, factor) / mean).toBeCloseTo(1, 9);
    }
  });

  it("6D: has a range for each input of the model, and a row of medians that it answers", () => {
    expect(file.inputs.map(({name}) => name)).toEqual(model.inputs.map(({name}) => name));
    for (const {min, median, max} of file.inputs) {
      expect(min).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(max);
    }
    const row: Row = Object.fromEntries(file.inputs.map(({name, median}) => [name, median]));
    expect(predictRow(model, row)[0]).toBeGreaterThan(15);
    expect(predictRow(model, row)[0]).toBeLessThan(30);
  });

  it("6D: a slip far beyond the rows is answered as if it were none, with a price that no tract has", () => {
    const row: Row = Object.fromEntries(file.inputs.map(({name, median}) => [name, median]));
    const price = predictRow(model, {...row, crim: 1000})[0]!;
    expect(file.inputs.find(({name}) => name === "crim")!.max).toBeLessThan(100);
    expect(price < 0 || price > 50).toBe(true);
  });

  it("6D: a form answers the 506 rows one by one as many at once are answered", () => {
    const all = predictColumns(
      model,
      features.map((name) => Float64Array.from(bostonColumns[name]!))
    );
    all.forEach((answer, i) => {
      const row: Row = Object.fromEntries(features.map((name) => [name, bostonColumns[name]![i]!]));
      expect(Math.abs(predictRow(model, row)[0]! - answer)).toBeLessThan(1e-4);
    });
  });

  it("answers the quiz as the lesson says", () => {
    expect(answers.servers).toBeLessThan(answers.serversSingly);
    expect(answers.forms).toEqual(["online", "online", "batch", "embedded", "streaming", "embedded"]);
    expect(Math.abs(answers.hitRate - answers.hitRateExpected)).toBeLessThan(2);
    expect(answers.hitRate).toBeGreaterThan(50);
    expect(answers.stale).toBe("refit");
    expect(answers.staleInterval).toBeCloseTo(answers.staleNeither, 4);
    expect(answers.staleRefit).toBeLessThan(0.8 * answers.staleInterval);
  });

  it.each([
    ["en", en],
    ["zh-TW", zhTW]
  ])("asks in %s only what the build answers, and offers the answer", (_, words) => {
    for (const item of words.quizItems(answers)) {
      const truth = answerOf(item, answers);
      if (item.type === "classify") {
        const kinds = item.kinds.map(({id}) => id);
        expect((truth as readonly string[]).filter((kind) => !kinds.includes(kind))).toEqual([]);
        expect(item.cases.map(({id}) => id)).toEqual(serviceIds);
      }
      if (item.type === "choice") expect(item.options.map(({id}) => id)).toContain(truth);
      if (item.type === "number") {
        expect(truth).toBeGreaterThanOrEqual(item.min);
        expect(truth).toBeLessThanOrEqual(item.max);
      }
    }
  });
});
