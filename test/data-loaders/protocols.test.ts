import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {lossCurves} from "../../data-loaders/stages/loss.js";
import {protocols} from "../../data-loaders/stages/protocols.js";
import {FOLDS, protocolError, quizzedProtocols, townPatterns} from "../../lib/course.js";
import type {Splits} from "../../lib/course.js";
import {groupedFolds, randomFolds, unshuffledFolds} from "../../lib/model/splits.js";
import type {Split} from "../../lib/model/splits.js";
import {POOL_A, TRAIN, dealPools} from "../../lib/scenario/pools.js";
import {mean} from "../../lib/statistics/moments.js";
import {bostonDocument, bostonFile, bostonInput} from "../bench/boston.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";
import {silentEffects} from "./silent-effects.js";

const golden = JSON.parse(readFileSync(new URL("../data/least-squares.json", import.meta.url), "utf8")) as {
  published: Record<"ols13" | "ols12" | "ols11", number[]>;
  unshuffled: number;
  keras: {rmse: number; mae: number};
};
const table = bostonColumns;
const target = "medv";

describe("protocols(input, effects)", () => {
  let splits: Splits;
  beforeAll(async () => {
    splits = await protocols(bostonInput, silentEffects());
  });

  it("gives the very figures of docs/boston.md, which npm run bench:boston writes", async () => {
    expect(readFileSync(bostonFile, "utf8")).toBe(await bostonDocument(splits));
  });

  it.each(["ols13", "ols12", "ols11"] as const)("gives NumPy's errors of %s on the 20 published splits", (name) => {
    expect(splits.models[name]).toHaveLength(20);
    splits.models[name].forEach((rmse, i) => expect(Math.abs(rmse - golden.published[name][i]!)).toBeLessThan(1e-4));
  });

  it("gives the published means", () => {
    const {mean: none, ols13, ols12, ols11} = splits.models;
    expect(mean(none)).toBeCloseTo(9.03, 2);
    expect(Math.abs(mean(ols13) - 4.588)).toBeLessThan(0.001);
    expect([Math.min(...ols13), Math.max(...ols13)].map((x) => x.toFixed(2))).toEqual(["3.48", "6.86"]);
    expect(Math.abs(mean(ols12) - 4.594)).toBeLessThan(0.001);
    expect(Math.abs(mean(ols11) - 5.176)).toBeLessThan(0.001);
  });

  it("finds the networks between 2.8 and 3.5, and five together better than one", () => {
    const {mlp12, mlp13, ensemble5} = splits.models;
    for (const errors of [mlp12, mlp13]) {
      expect(errors).toHaveLength(20);
      expect(mean(errors)).toBeGreaterThan(2.8);
      expect(mean(errors)).toBeLessThan(3.5);
    }
    expect(mean(ensemble5)).toBeLessThan(mean(mlp12));
    expect(mean(ensemble5)).toBeGreaterThan(2.7);
  });

  it("finds the errors of least squares under the other protocols", () => {
    const {published, random, unshuffled, grouped, keras} = splits.protocols;
    expect(published.map(({rmse}) => rmse[0])).toEqual(splits.models.ols13);
    expect(Math.abs(protocolError(random) - 4.87)).toBeLessThan(0.03);
    expect(Math.abs(protocolError(unshuffled) - golden.unshuffled)).toBeLessThan(1e-4);
    expect(Math.abs(protocolError(grouped) - 12.3)).toBeLessThan(1.5);
    expect(Math.abs(keras[0]!.rmse[0]! - golden.keras.rmse)).toBeLessThan(1e-4);
    expect(Math.abs(keras[0]!.mae[0]! - golden.keras.mae)).toBeLessThan(1e-4);
    expect([published, random, unshuffled, grouped, keras].map((runs) => [runs.length, runs[0]!.rmse.length])).toEqual([
      [20, 1],
      [50, 10],
      [1, 10],
      [50, 10],
      [1, 1]
    ]);
  });

  it("finds grouped > unshuffled > random, over all rows tested and by the mean over test sets alike", () => {
    const {protocols} = splits;
    const overRows = quizzedProtocols.map((id) => protocolError(protocols[id]));
    const overSets = quizzedProtocols.map((id) => mean(protocols[id].flatMap(({rmse}) => rmse)));
    for (const errors of [overRows, overSets]) expect(errors).toEqual(errors.toSorted((a, b) => a - b));
    expect(quizzedProtocols).toEqual(["random", "unshuffled", "grouped"]);
    expect(Math.abs(mean(protocols.published.flatMap(({rmse}) => rmse)) - 4.588)).toBeLessThan(0.001);
  });

  it("gives the published splits, which test equally many rows each, the root of their mean square", () => {
    const squares = golden.published.ols13.map((rmse) => rmse ** 2);
    expect(Math.abs(protocolError(splits.protocols.published) - Math.sqrt(mean(squares)))).toBeLessThan(1e-4);
  });

  it("lists the test rows of the published splits", () => {
    expect(splits.published.map((rows) => new Set(rows).size)).toEqual(new Array(20).fill(51));
  });
});

describe("the reason that the quiz gives for the order of the protocols", () => {
  const towns = townPatterns(table);
  /** share of the rows tested whose town is in training too */
  const known = (splits: readonly Split[]): number =>
    mean(
      splits.flatMap(({train, test}) => {
        const met = new Set(train.map((row) => towns[row]));
        return test.map((row) => Number(met.has(towns[row])));
      })
    );

  it("holds: nearly all towns are known in random tenths, fewer than half in file order, none by town", () => {
    for (const seed of [1, 2, 3]) {
      expect(known(randomFolds(towns.length, FOLDS, seed))).toBeGreaterThan(0.9);
      expect(known(groupedFolds(towns, FOLDS, seed))).toBe(0);
    }
    expect(known(unshuffledFolds(towns.length, FOLDS))).toBeLessThan(0.5);
    expect(known(unshuffledFolds(towns.length, FOLDS))).toBeGreaterThan(0);
  });
});

describe("lossCurves(input, effects)", () => {
  const pools = dealPools(table[target]!, 42);
  const rows = Array.from(pools, (_, row) => row);
  const input = {
    ...{table, target, features: bostonFeatures.filter((name) => name !== "b")},
    train: rows.filter((row) => pools[row] === TRAIN),
    validation: rows.filter((row) => pools[row]! >= POOL_A)
  };

  it("falls on the training rows while the validation error stops falling", async () => {
    const {runs} = await lossCurves(input, silentEffects());
    expect(runs.map(({seed}) => seed)).toEqual([1, 2, 3]);
    for (const {train, validation} of runs) {
      expect([train.length, validation.length]).toEqual([200, 200]);
      expect(train[0]).toBeGreaterThan(4);
      expect(mean(train.slice(-20))).toBeLessThan(mean(train.slice(30, 50)));
      expect(mean(validation.slice(-20)) - mean(train.slice(-20))).toBeGreaterThan(1);
      expect(Math.min(...validation)).toBeLessThan(validation.at(-1)!);
      expect(validation.at(-1)!).toBeLessThan(validation[0]!);
    }
  });
});
