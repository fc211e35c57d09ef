import {beforeAll, describe, expect, it} from "vitest";
import {versionOf} from "../../data-loaders/life/models.js";
import {train} from "../../data-loaders/stages/train.js";
import type {Trained} from "../../data-loaders/stages/train.js";
import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import type {CardField} from "../../lib/model/card.js";
import {selectColumns} from "../../lib/model/columns.js";
import {numberBatch} from "../../lib/model/encode.js";
import {predictColumns} from "../../lib/model/predict.js";
import {dealPools} from "../../lib/scenario/pools.js";
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
    expect(other.card.version).not.toBe(trained.card.version);
  });

  it("names the model by the digest of the network", () => {
    expect(trained.card.version).toBe(versionOf(trained.model));
    expect(trained.card.version).toMatch(/^[0-9a-f]{12}$/);
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
    const fast = (await loadTensorflow()).scorer(trained.model).predict([], numberBatch(features, columns));
    const small = predictColumns(trained.model, columns);
    expect(fast).toHaveLength(506);
    fast.forEach((value, row) => expect(Math.abs(value - small[row]!)).toBeLessThan(1e-4));
  });

  it("scores a row with missing values, many batches, and none", async () => {
    const scorer = (await loadTensorflow()).scorer(trained.model);
    const rows = Array.from({length: 9000}, (_, i) => i % 506);
    const columns = selectColumns(bostonColumns, features, rows);
    columns[5]![0] = NaN;
    const small = predictColumns(trained.model, columns);
    scorer
      .predict([], numberBatch(features, columns))
      .forEach((value, row) => expect(Math.abs(value - small[row]!)).toBeLessThan(1e-4));
    expect(scorer.predict([], numberBatch(features, selectColumns(bostonColumns, features, [])))).toHaveLength(0);
    scorer.close();
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
