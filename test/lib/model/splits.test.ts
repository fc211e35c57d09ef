import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {groupedFolds, kerasSplit, publishedSplits, randomFolds, unshuffledFolds} from "../../../lib/model/splits.js";
import type {Split} from "../../../lib/model/splits.js";

const golden = JSON.parse(readFileSync(new URL("../../data/permutations.json", import.meta.url), "utf8")) as {
  publishedTest: number[][];
  keras: number[];
};
const all = Array.from({length: 506}, (_, i) => i);
const sorted = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a - b);
const expectPartition = (splits: readonly Split[]): void => {
  for (const {train, test} of splits) expect(sorted([...train, ...test])).toEqual(all);
};
const expectFolds = (splits: readonly Split[]): void => {
  expectPartition(splits);
  expect(sorted(splits.flatMap((s) => s.test))).toEqual(all);
};

describe("publishedSplits(506)", () => {
  it("are the 20 published ones, 455 rows to train and 51 to test", () => {
    const splits = publishedSplits(506);
    expectPartition(splits);
    expect(splits.map((s) => s.test)).toEqual(golden.publishedTest);
    expect(new Set(splits.map((s) => s.train.length))).toEqual(new Set([455]));
  });
});

describe("kerasSplit(506)", () => {
  it("is that of the Keras data set", () => {
    expect(kerasSplit(506)).toEqual({train: golden.keras.slice(0, 404), test: golden.keras.slice(404)});
  });
});

describe("unshuffledFolds(506, 10)", () => {
  it("tests ten runs of the file, the first six a row longer", () => {
    const splits = unshuffledFolds(506, 10);
    expectFolds(splits);
    expect(splits.map((s) => s.test.length)).toEqual([51, 51, 51, 51, 51, 51, 50, 50, 50, 50]);
    expect(splits[1]!.test[0]).toBe(51);
  });

  it.each([0, 1, 507, NaN])("refuses %d folds", (k) => {
    expect(() => unshuffledFolds(506, k)).toThrow(`invalid number of folds: ${k} for 506`);
  });
});

describe("randomFolds(506, 10, seed)", () => {
  it("tests every row once, in another order for another seed", () => {
    expectFolds(randomFolds(506, 10, 1));
    expect(randomFolds(506, 10, 1)).toEqual(randomFolds(506, 10, 1));
    expect(randomFolds(506, 10, 1)).not.toEqual(randomFolds(506, 10, 2));
  });
});

describe("groupedFolds(groups, 10, seed)", () => {
  const groups = all.map((i) => (i < 132 ? "large" : `${i % 40}`));

  it("keeps every group on one side of each split", () => {
    const splits = groupedFolds(groups, 10, 1);
    expectFolds(splits);
    for (const {train, test} of splits) {
      const tested = new Set(test.map((i) => groups[i]));
      expect(train.filter((i) => tested.has(groups[i]))).toEqual([]);
    }
  });

  it("deals groups, not rows, evenly", () => {
    const counts = groupedFolds(groups, 10, 1).map((s) => new Set(s.test.map((i) => groups[i])).size);
    expect(counts).toEqual([5, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
  });
});
