import {beforeAll, describe, expect, it} from "vitest";
import {train} from "../../data-loaders/stages/train.js";
import type {Trained} from "../../data-loaders/stages/train.js";
import {digestBytes} from "../../data-loaders/state/json.js";
import {loadTensorflow, tensorflowVersions} from "../../data-loaders/tensorflow.js";
import type {Tensorflow, TrainingSet} from "../../data-loaders/tensorflow.js";
import type {CardField} from "../../lib/model/card.js";
import {selectColumns} from "../../lib/model/columns.js";
import {forward, predictColumns} from "../../lib/model/dense.js";
import {rmse} from "../../lib/model/metrics.js";
import {dealPools} from "../../lib/scenario/pools.js";
import {seeded} from "../../lib/statistics/random.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";
import {silentEffects} from "./silent-effects.js";

const features = bostonFeatures.filter((name) => name !== "b");
const input = {
  table: bostonColumns,
  source: {name: "Boston", origin: "a package", licence: "PDDL", sha256: "0f0f", rows: 506},
  pools: dealPools(bostonColumns["medv"]!, 42),
  features,
  target: "medv",
  seed: 42
};

describe("train(sets, options) of TensorFlow.js", () => {
  let tensorflow: Tensorflow;
  beforeAll(async () => {
    tensorflow = await loadTensorflow();
  });

  /** y = x₀ − 2 x₁ */
  const set = (seed: number, rows = 70): TrainingSet => {
    const random = seeded(1);
    const inputs = Float64Array.from({length: 2 * rows}, () => 2 * random() - 1);
    return {inputs, labels: Float64Array.from({length: rows}, (_, i) => inputs[2 * i]! - 2 * inputs[2 * i + 1]!), seed};
  };
  const options = {sizes: [2, 8, 1], epochs: 30, batchSize: 32, learningRate: 0.02};

  it("learns", () => {
    const [layers] = tensorflow.train([set(1)], options);
    const {inputs, labels} = set(1);
    expect(rmse(forward(layers!, inputs, 70), labels)).toBeLessThan(0.3);
  });

  it("gives the same bytes for the same seed, and others for another", () => {
    const [a, b, c] = [1, 1, 2].map((seed) => JSON.stringify(tensorflow.train([set(seed)], options)));
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it("trains each network among others as if it were alone", () => {
    const together = tensorflow.train([set(1), set(2), set(3)], options);
    const alone = tensorflow.train([set(2)], options)[0]!;
    alone.forEach((layer, i) => layer.weights.forEach((w, j) => expect(together[1]![i]!.weights[j]).toBeCloseTo(w, 3)));
  });

  it("shows the networks after each epoch", () => {
    const seen: [number, string][] = [];
    const onEpoch = (epoch: number, networks: () => unknown): void =>
      void seen.push([epoch, JSON.stringify(networks())]);
    const result = tensorflow.train([set(1)], {...options, epochs: 2, onEpoch});
    expect(seen.map(([epoch]) => epoch)).toEqual([1, 2]);
    expect(seen[0]![1]).not.toBe(seen[1]![1]);
    expect(seen[1]![1]).toBe(JSON.stringify(result));
  });

  it("refuses sets of other shapes, and none", () => {
    expect(() => tensorflow.train([], options)).toThrow("no training sets");
    expect(() => tensorflow.train([set(1), set(2, 71)], options)).toThrow(
      "training sets differ in shape: 142 inputs, 71 labels"
    );
  });

  it("names the versions that its artefacts depend on", () => {
    expect(tensorflowVersions()).toEqual({
      "@tensorflow/tfjs-core": expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      "@tensorflow/tfjs-layers": expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      "@tensorflow/tfjs-backend-wasm": expect.stringMatching(/^\d+\.\d+\.\d+$/) as string
    });
  });
});

describe("train(input, effects)", () => {
  let trained: Trained;
  beforeAll(async () => {
    trained = await train(input, silentEffects());
  });

  it("gives byte-identical results for the same input", async () => {
    expect(JSON.stringify(await train(input, silentEffects()))).toBe(JSON.stringify(trained));
  });

  it("gives another model for another seed", async () => {
    const other = await train({...input, seed: 43}, silentEffects());
    expect(other.model.version).not.toBe(trained.model.version);
  });

  it("names the model by the digest of the network", () => {
    const {version, ...network} = trained.model;
    expect(version).toBe(digestBytes(Buffer.from(JSON.stringify(network))).slice(0, 12));
    expect(trained.card.version).toBe(version);
  });

  it("holds out 202 rows, on which the network beats least squares", () => {
    const {model, baseline} = trained.evaluations;
    expect([model.train.n, model.holdout.n, baseline.holdout.n]).toEqual([304, 202, 202]);
    expect(model.holdout.rmse).toBeLessThan(baseline.holdout.rmse);
    expect(model.train.rmse).toBeLessThan(model.holdout.rmse);
    expect(model.holdout.rmse).toBeGreaterThan(2.5);
    expect(model.holdout.rmse).toBeLessThan(4);
  });

  it("gives a network that the small forward pass and TensorFlow.js run alike, on all rows", async () => {
    const columns = selectColumns(bostonColumns, features);
    const fast = (await loadTensorflow()).predict(trained.model, columns);
    const small = predictColumns(trained.model, columns);
    expect(fast).toHaveLength(506);
    fast.forEach((value, row) => expect(Math.abs(value - small[row]!)).toBeLessThan(1e-4));
  });

  it("scores a row with missing values, many batches, and none", async () => {
    const tensorflow = await loadTensorflow();
    const rows = Array.from({length: 9000}, (_, i) => i % 506);
    const columns = selectColumns(bostonColumns, features, rows);
    columns[5]![0] = NaN;
    const small = predictColumns(trained.model, columns);
    tensorflow
      .predict(trained.model, columns)
      .forEach((value, row) => expect(Math.abs(value - small[row]!)).toBeLessThan(1e-4));
    expect(tensorflow.predict(trained.model, selectColumns(bostonColumns, features, []))).toHaveLength(0);
  });

  it("fills every field of the card", () => {
    const {version, holdout, quantitativeAnalyses, ...sections} = trained.card;
    expect(holdout).toEqual({rows: quantitativeAnalyses[0]!.n, rmse: quantitativeAnalyses[0]!.rmse});
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(Object.keys(sections)).toHaveLength(8);
    for (const fields of Object.values<readonly CardField[]>(sections)) {
      expect(fields.length).toBeGreaterThan(0);
      for (const {name, text} of fields) {
        expect(name.trim()).not.toBe("");
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
    for (const {rmse, mae, bias} of quantitativeAnalyses)
      for (const figure of [rmse, mae, bias]) expect(Number.isFinite(figure)).toBe(true);
  });

  it("reports slices that part the hold-out rows", () => {
    const counts = new Map(trained.card.quantitativeAnalyses.map(({slice, n}) => [slice, n]));
    const sum = (pattern: RegExp): number =>
      [...counts].reduce((total, [slice, n]) => total + (pattern.test(slice) ? n : 0), 0);
    expect(counts.get("all")).toBe(202);
    expect([/^LSTAT/, /^RAD/, /^MEDV/].map(sum)).toEqual([202, 202, 202]);
  });
});
