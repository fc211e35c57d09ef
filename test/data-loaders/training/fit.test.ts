import {describe, expect, it} from "vitest";
import {fitModel} from "../../../data-loaders/training/fit.js";
import type {NetworkRecipe, Recipe} from "../../../data-loaders/training/recipes.js";
import {tableRows} from "../../../data-loaders/training/table-rows.js";
import {loadTensorflow} from "../../../data-loaders/training/tensorflow.js";
import {labelsOf} from "../../../data-loaders/training/training-rows.js";
import type {TrainingRows} from "../../../data-loaders/training/training-rows.js";
import {selectColumns} from "../../../lib/model/columns.js";
import {gramOf} from "../../../lib/model/gram.js";
import {plainInputs} from "../../../lib/model/inputs.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {rmse} from "../../../lib/model/metrics.js";
import {predictBatch, predictColumns, predictRow} from "../../../lib/model/predict.js";
import type {NumberInput} from "../../../lib/model/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import {seeded} from "../../../lib/statistics/random.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";
import {silentEffects} from "../silent-effects.js";

const effects = silentEffects();
const boston = tableRows(bostonColumns, bostonFeatures, "medv", [...Array(506).keys()]);
const network: NetworkRecipe = {
  ...{kind: "network", hidden: [16], epochs: 60, batchSize: 32},
  ...{learningRate: 0.01, patience: 8}
};

/** Rows with a number that has gaps, a category, and a label that depends on both; every tenth row has no label. */
const random = seeded(2);
const drawn = Array.from({length: 800}, (_, i) => {
  const x = i % 9 === 0 ? null : 10 + 4 * random();
  const c = ["low", "high", "odd"][Math.floor(2.1 * random())]!;
  const isYes = (x ?? 16) + (c === "high" ? 3 : 0) > 14;
  const label = i % 10 === 0 ? null : isYes ? "yes" : "no";
  const three = label === null ? null : isYes ? "yes" : c === "high" ? "maybe" : "no";
  return {x, c, label, three};
});
const specs = [
  numericSpec(
    "x",
    "feature",
    "number",
    drawn.map(({x}) => x ?? NaN)
  ),
  levelSpec("c", "feature", ["high", "low"], 1),
  levelSpec("label", "label", ["no", "yes"], 1),
  levelSpec("three", "label", ["maybe", "no", "yes"], 1)
] as const;
const batch: Batch = {
  rows: drawn.length,
  columns: new Map<string, ReturnType<typeof numericValues> | ReturnType<typeof codedValues>>([
    ["x", numericValues(drawn.map(({x}) => x))],
    [
      "c",
      codedValues(
        drawn.map(({c}) => c),
        specs[1]
      )
    ],
    [
      "label",
      codedValues(
        drawn.map(({label}) => label),
        specs[2]
      )
    ],
    [
      "three",
      codedValues(
        drawn.map(({three}) => three),
        specs[3]
      )
    ]
  ])
};
const classified = (target: "label" | "three", task: "binary" | "multiclass"): TrainingRows => ({
  ...{inputs: plainInputs(["x", "c"], specs), target, task, columns: specs, batch, groups: null}
});

describe("fitModel(recipe, rows, seed, effects)", () => {
  it("fits least squares as a Gram block of the columns has it", async () => {
    const {model, rows, pool, epochs} = await fitModel({kind: "least squares"}, boston, 1, effects);
    const names = [...bostonFeatures, "medv"];
    const expected = leastSquares(gramOf(names, selectColumns(bostonColumns, names)), bostonFeatures, "medv");
    const columns = selectColumns(bostonColumns, bostonFeatures);
    const byGram = predictLinear(expected, columns);
    predictColumns(model, columns).forEach((answer, i) => expect(Math.abs(answer - byGram[i]!)).toBeLessThan(1e-9));
    expect([rows, pool, epochs]).toEqual([506, 0, []]);
  });

  it.each<Recipe>([
    {kind: "least squares"},
    {kind: "ridge", penalty: 3},
    network,
    {...network, kind: "ensemble", networks: 3}
  ])("gives byte-identical models, and of chance another for another seed: $kind", async (recipe) => {
    const texts: string[] = [];
    for (const seed of [1, 1, 2]) texts.push(JSON.stringify(await fitModel(recipe, boston, seed, effects)));
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0] === texts[2]).toBe(recipe.kind === "least squares" || recipe.kind === "ridge");
  });

  it("sets a fifth of the rows aside, learns nothing from them, and stops by them", async () => {
    const {model, rows, pool, epochs} = await fitModel(network, boston, 1, effects);
    expect([rows, pool]).toEqual([405, 101]);
    expect(epochs[0]).toBeLessThanOrEqual(60);
    const means = boston.inputs.map((input) => (input as NumberInput).mean);
    expect(model.inputs.map((input) => (input as NumberInput).mean)).not.toEqual(means);
    const answers = predictColumns(model, selectColumns(bostonColumns, bostonFeatures));
    expect(rmse(answers, bostonColumns["medv"]!)).toBeLessThan(4);
  });

  it("keeps the rows of a group on one side", async () => {
    const groups = Array.from({length: 506}, (_, row) => String(row % 4));
    const {rows, pool} = await fitModel(network, {...boston, groups}, 1, effects);
    expect([126, 127]).toContain(pool);
    expect(rows + pool).toBe(506);
    const one = {...boston, groups: groups.map(() => "the same")};
    await expect(fitModel(network, one, 1, effects)).rejects.toThrow(
      "cannot hold out: 1 groups, at least 2 are needed"
    );
  });

  it("tells two classes apart, with gaps and levels it does not know", async () => {
    const {model, rows, pool} = await fitModel({...network, epochs: 200}, classified("label", "binary"), 3, effects);
    expect(model.outcome).toEqual({task: "binary", name: "label", classes: ["no", "yes"]});
    expect(rows + pool).toBe(720);
    expect(model.inputs[0]).toMatchObject({gaps: true});
    const yes = (x: number | null, c: string | null): number => predictRow(model, {x, c})[0]!;
    expect(yes(10.5, "low")).toBeLessThan(0.1);
    expect(yes(13.5, "high")).toBeGreaterThan(0.9);
    expect(yes(null, "low")).toBeGreaterThan(0.9);
  });

  it("tells more classes apart, one probability each", async () => {
    const recipe = {...network, kind: "ensemble", networks: 2, epochs: 200} as const;
    const {model, epochs} = await fitModel(recipe, classified("three", "multiclass"), 3, effects);
    expect(epochs).toHaveLength(2);
    const answers = predictBatch(model, specs, batch);
    expect(answers).toHaveLength(2400);
    for (let row = 0; row < 800; ++row)
      expect(answers[3 * row]! + answers[3 * row + 1]! + answers[3 * row + 2]!).toBeCloseTo(1, 12);
    expect(predictRow(model, {x: 10.2, c: "high"})[0]).toBeGreaterThan(0.8);
    expect(predictRow(model, {x: 10.2, c: "low"})[1]).toBeGreaterThan(0.8);
  });

  it("answers on TensorFlow.js as lib does, of every kind, in batches of any size", async () => {
    const tensorflow = await loadTensorflow();
    for (const [recipe, rows] of [
      [{kind: "ridge", penalty: 1}, boston],
      [network, classified("label", "binary")],
      [{...network, kind: "ensemble", networks: 2}, classified("three", "multiclass")]
    ] as const) {
      const {model} = await fitModel(recipe, rows, 1, effects);
      const scorer = tensorflow.scorer(model);
      const expected = predictBatch(model, rows.columns, rows.batch);
      scorer
        .predict(rows.columns, rows.batch)
        .forEach((answer, i) => expect(Math.abs(answer - expected[i]!)).toBeLessThan(1e-4));
      scorer.close();
    }
  });

  it("continues from a model, by its encoding, and refuses what is not alike", async () => {
    const short: NetworkRecipe = {...network, patience: null, epochs: 5};
    const {model} = await fitModel(short, boston, 1, effects);
    const some = tableRows(bostonColumns, bostonFeatures, "medv", [...Array(100).keys()]);
    const {model: onward} = await fitModel(short, some, 2, effects, model);
    expect(onward.inputs).toEqual(model.inputs);
    expect(onward.outcome).toEqual(model.outcome);
    const columns = selectColumns(bostonColumns, bostonFeatures, [...Array(100).keys()]);
    const labels = bostonColumns["medv"]!.slice(0, 100);
    expect(rmse(predictColumns(onward, columns), labels)).toBeLessThan(rmse(predictColumns(model, columns), labels));
    await expect(fitModel({kind: "least squares"}, boston, 1, effects, model)).rejects.toThrow("cannot continue");
    const three = {...short, kind: "ensemble", networks: 3} as const;
    await expect(fitModel(three, boston, 1, effects, model)).rejects.toThrow(
      "cannot continue: expected a model of the kind ensemble, found network"
    );
  });

  it("shows the loss beside the bar", async () => {
    const notes: string[] = [];
    const progress = () => ({step: (note = "") => void notes.push(note), done: () => {}});
    await fitModel({...network, patience: null, epochs: 3}, boston, 1, {progress});
    expect(notes).toHaveLength(3);
    for (const note of notes) expect(note).toMatch(/^loss \d/);
  });

  it.each<[string, Recipe, TrainingRows, string]>([
    [
      "classes for a linear model",
      {kind: "ridge", penalty: 1},
      classified("label", "binary"),
      "ridge predicts numbers"
    ],
    ["three classes for two", network, {...classified("three", "multiclass"), task: "binary"}, "has 3 classes"],
    ["no label", network, {...boston, batch: withoutLabels()}, "nothing to train on: no row"],
    ["no label, linear", {kind: "least squares"}, {...boston, batch: withoutLabels()}, "nothing to train on: no row"]
  ])("refuses %s", async (_, recipe, rows, message) => {
    await expect(fitModel(recipe, rows, 1, effects)).rejects.toThrow(message);
  });
});

function withoutLabels(): Batch {
  const medv = numericValues(new Array<null>(506).fill(null));
  return {rows: 506, columns: new Map([...boston.batch.columns, ["medv", medv]])};
}

describe("labelsOf(rows)", () => {
  it("gives positions of classes, and no label where there is none or one that is unknown", () => {
    const label = codedValues(["yes", null, "perhaps", "no"], specs[2]);
    const rows = {batch: {rows: 4, columns: new Map([["label", label]])}, columns: specs, target: "label"};
    expect([...labelsOf({...rows, task: "binary"})]).toEqual([1, NaN, NaN, 0]);
  });
});
