import {describe, expect, it} from "vitest";
import {answersOf, classesOf, deviationBy, errorsBy, meanAnswers} from "../../../lib/model/outcome.js";
import {predictBatch, predictColumns, predictRow} from "../../../lib/model/predict.js";
import type {DenseLayer, Outcome, TrainedModel} from "../../../lib/model/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {levelSpec} from "../../../lib/profile/reference-spec.js";

const hidden: DenseLayer = {inputs: 2, outputs: 2, weights: [1, -1, 2, 0], bias: [0, 1], activation: "relu"};
const last: DenseLayer = {inputs: 2, outputs: 1, weights: [3, 5], bias: [-1], activation: "linear"};
const numbers = ["a", "b"].map((name, i) => ({kind: "number", name, mean: 10 * i, sd: 1 + i, gaps: false}) as const);
const network: TrainedModel = {
  kind: "network",
  inputs: numbers,
  outcome: {task: "regression", name: "y", mean: 20, sd: 10},
  layers: [hidden, last]
};

const two: Outcome = {task: "binary", name: "y", classes: ["no", "yes"]};
const three: Outcome = {task: "multiclass", name: "y", classes: ["a", "b", "c"]};

describe("predictColumns(model, columns)", () => {
  it("encodes, runs the layers and returns to the label's units", () => {
    expect([
      ...predictColumns(network, [
        [1, -1],
        [12, 10]
      ])
    ]).toEqual([100, 110]);
    expect(predictColumns(network, [[], []])).toHaveLength(0);
  });

  it("takes the mean of the answers of an ensemble, not of its outputs", () => {
    const layers = (weight: number): DenseLayer[] => [{...last, inputs: 1, weights: [weight], bias: [0]}];
    const ensemble: TrainedModel = {
      ...{kind: "ensemble", inputs: numbers.slice(0, 1), outcome: two},
      networks: [layers(0), layers(2)]
    };
    expect(predictColumns(ensemble, [[1]])[0]).toBeCloseTo((0.5 + 1 / (1 + Math.exp(-2))) / 2, 14);
  });
});

describe("predictBatch(model, columns, batch) and predictRow(model, row)", () => {
  /** 1 + 2 x, and 3 for b, 5 for other values, 7 for a gap */
  const linear: TrainedModel = {
    kind: "least squares",
    inputs: [
      {kind: "number", name: "x", mean: 0, sd: 1, gaps: false},
      {kind: "category", name: "c", levels: ["b"]}
    ],
    outcome: {task: "regression", name: "y", mean: 0, sd: 1},
    layers: [{inputs: 4, outputs: 1, weights: [2, 3, 5, 7], bias: [1], activation: "linear"}]
  };

  it("agree, row by row", () => {
    const [x, c] = [
      [10, null, 1, 0],
      ["b", "a", null, "z"]
    ];
    const spec = levelSpec("c", "feature", ["a", "b"], 3);
    const batch = {
      rows: 4,
      columns: new Map([["x", numericValues(x!) as ReturnType<typeof numericValues> | ReturnType<typeof codedValues>]])
    };
    batch.columns.set("c", codedValues(c as string[], spec));
    expect([...predictBatch(linear, [spec], batch)]).toEqual([24, 6, 10, 6]);
    expect(x!.map((value, i) => predictRow(linear, {x: value as number, c: c![i]!})[0])).toEqual([24, 6, 10, 6]);
  });
});

describe("answersOf(outcome, outputs)", () => {
  it("gives probabilities that stay numbers however large outputs are", () => {
    expect([...answersOf(two, [0, 1000, -1000])]).toEqual([0.5, 1, 0]);
    const answers = answersOf(three, [1, 2, 3, 1000, 0, -1000]);
    [Math.exp(-2), Math.exp(-1), 1].forEach((x, i, all) =>
      expect(answers[i]).toBeCloseTo(x / (all[0]! + all[1]! + all[2]!), 14)
    );
    expect([...answers.subarray(3)]).toEqual([1, 0, 0]);
  });
});

describe("classesOf(outcome, answers, threshold)", () => {
  it("says the second class from the threshold up, and nothing without a number", () => {
    expect([...classesOf(two, [0.29, 0.3, NaN], 0.3)]).toEqual([0, 1, -1]);
  });

  it("says the most probable of more, the first of equals", () => {
    expect([...classesOf(three, [0.2, 0.3, 0.5, 0.4, 0.4, 0.2, NaN, NaN, NaN])]).toEqual([2, 0, -1]);
  });

  it("refuses a regression", () => {
    expect(() => classesOf(network.outcome, [1])).toThrow("no classes: y is a number");
  });
});

describe("errorsBy(outcome, answers, labels) and deviationBy(outcome, labels)", () => {
  it("are of probabilities, and their mean square is half the Brier score, of two classes as of more", () => {
    const [error, none] = errorsBy(three, [0.2, 0.3, 0.5, 0.4, 0.4, 0.2], [2, NaN]);
    expect(error).toBeCloseTo(Math.sqrt((0.2 ** 2 + 0.3 ** 2 + 0.5 ** 2) / 2), 15);
    expect(none).toBeNaN();
    const asMany = errorsBy({task: "multiclass", name: "y", classes: ["no", "yes"]}, [0.8, 0.2], [1]);
    expect(asMany[0]).toBeCloseTo(0.8, 15);
    expect([...errorsBy(two, [0.2], [1])]).toEqual([-0.8]);
    expect([...errorsBy(network.outcome, [5], [3])]).toEqual([2]);
  });

  it("say what answering with the shares costs", () => {
    const labels = Float64Array.of(0, 0, 1, 2);
    const shares = [0.5, 0.25, 0.25];
    const errors = errorsBy(
      three,
      [...labels].flatMap(() => shares),
      labels
    );
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / 4;
    expect(deviationBy(three, labels)).toBeCloseTo(Math.sqrt(square), 14);
    expect(deviationBy(two, Float64Array.of(0, 1, 1, 1))).toBeCloseTo(Math.sqrt(0.25 * 0.75), 14);
  });
});

describe("meanAnswers(answers)", () => {
  it("refuses none", () => {
    expect(() => meanAnswers([])).toThrow("no networks to answer");
  });
});
