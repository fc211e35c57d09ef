import {describe, expect, it} from "vitest";
import type {Confusion} from "../../../lib/decay/confusion.js";
import {classFigures, classIntervals} from "../../../lib/decay/confusion.js";
import {errorIntervals} from "../../../lib/decay/error-intervals.js";
import type {Interval} from "../../../lib/decay/interval.js";
import {shareDifference, wilsonInterval} from "../../../lib/decay/interval.js";
import {rocAuc, rocAucBound, rocAucInterval} from "../../../lib/decay/roc-auc.js";
import {scoreTableOf} from "../../../lib/decay/score-table.js";
import {ERRORS} from "../../../lib/profile/layout.js";
import {emptyProfile} from "../../../lib/profile/profile-rows.js";
import {seeded} from "../../../lib/statistics/random.js";
import {binaryRows, golden} from "./estimate-rows.js";

const holds = ({low, high}: Interval, truth: number): number => Number(low <= truth && truth <= high);

/** Share of `trials` in which an interval holds the truth. */
function coverage(trials: number, draw: () => Interval, truth: number): number {
  let held = 0;
  for (let i = 0; i < trials; ++i) held += holds(draw(), truth);
  return held / trials;
}

describe("wilsonInterval(count, n, level)", () => {
  it.each(golden.wilson)("is SciPy's to 1e-10: %d of %d at %d", (count, n, level, low, high) => {
    const interval = wilsonInterval(count, n, level);
    expect(interval.low).toBeCloseTo(low, 10);
    expect(interval.high).toBeCloseTo(high, 10);
    expect(interval.value).toBe(count / n);
  });

  it.each([
    [20, 0.1],
    [20, 0.5],
    [100, 0.03],
    [400, 0.9]
  ])("holds the true share in about 95 of 100 samples of %d rows at %d", (n, share) => {
    const random = seeded(n);
    const draw = (): Interval => {
      let count = 0;
      for (let i = 0; i < n; ++i) count += Number(random() < share);
      return wilsonInterval(count, n, 0.95);
    };
    expect(Math.abs(coverage(2000, draw, share) - 0.95)).toBeLessThan(0.03);
  });

  it("refuses a level outside (0, 1)", () => {
    expect(() => wilsonInterval(1, 2, 95)).toThrow(new RangeError("invalid level: 95"));
  });
});

/** A window's sums for `n` errors. */
function sumsOf(n: number, draw: () => number): Float64Array {
  const {sums} = emptyProfile({columns: [], blocks: [], slices: []});
  for (let i = 0; i < n; ++i) {
    const e = draw();
    sums[ERRORS.n]! += 1;
    sums[ERRORS.sum]! += e;
    sums[ERRORS.absolute]! += Math.abs(e);
    sums[ERRORS.square]! += e ** 2;
    sums[ERRORS.fourth]! += e ** 4;
  }
  return sums;
}

const random = seeded(21);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const laplace = (): number => Math.log(1 - random()) * (random() < 0.5 ? -1 : 1);
const skewed = (): number => -Math.log(1 - random());

describe("errorIntervals(sums, options)", () => {
  it.each([
    {name: "normal", draw: normal, bias: 0, mae: Math.sqrt(2 / Math.PI), rmse: 1},
    {name: "Laplace", draw: laplace, bias: 0, mae: 1, rmse: Math.SQRT2},
    {name: "exponential", draw: skewed, bias: 1, mae: 1, rmse: Math.SQRT2}
  ])("holds the true figures of 1000 $name errors in about 95 of 100 windows", ({draw, ...truth}) => {
    const windows = Array.from({length: 1500}, () => errorIntervals(sumsOf(1000, draw)));
    for (const name of ["bias", "mae", "rmse"] as const) {
      const held = windows.reduce((sum, window) => sum + holds(window[name], truth[name]), 0) / windows.length;
      expect(Math.abs(held - 0.95)).toBeLessThan(0.025);
    }
  });

  it.each([
    {name: "normal", draw: normal, rmse: 1, alone: 0.9},
    {name: "Laplace", draw: laplace, rmse: Math.SQRT2, alone: 0.84}
  ])("of 30 $name errors is mended by the kurtosis of a reference", ({draw, rmse, alone}) => {
    const reference = sumsOf(5000, draw);
    const windows = Array.from({length: 2000}, () => sumsOf(30, draw));
    const share = (options: object): number =>
      windows.reduce((sum, window) => sum + holds(errorIntervals(window, options).rmse, rmse), 0) / windows.length;
    expect(share({})).toBeGreaterThan(alone);
    expect(share({})).toBeLessThan(0.94);
    expect(Math.abs(share({reference}) - 0.95)).toBeLessThan(0.02);
  });

  it("gives figures without limits below 30 rows, and NaN without rows", () => {
    expect(errorIntervals(sumsOf(29, () => 2)).rmse).toEqual({value: 2, low: NaN, high: NaN});
    expect(errorIntervals(sumsOf(0, normal)).mae).toEqual({value: NaN, low: NaN, high: NaN});
  });

  it("gives no limits where fourth powers overflow, and one value for errors of one size", () => {
    expect(errorIntervals(sumsOf(50, () => 1e100)).rmse.high).toBeNaN();
    expect(errorIntervals(sumsOf(50, () => 2)).rmse).toEqual({value: 2, low: 2, high: 2});
    expect(errorIntervals(sumsOf(50, () => 0)).rmse).toEqual({value: 0, low: 0, high: 0});
  });
});

describe("classFigures(confusion)", () => {
  it("takes each figure over the rows that bear on it", () => {
    expect(classFigures({truePositives: 6, falsePositives: 2, falseNegatives: 4, trueNegatives: 8})).toEqual({
      accuracy: 14 / 20,
      precision: 6 / 8,
      recall: 6 / 10,
      specificity: 8 / 10,
      f1: 12 / 18
    });
  });
});

describe("classIntervals(confusion, level)", () => {
  /** Draws the confusion of 300 rows: 30 % positive, 70 % of them found, 20 % of the others taken for positive. */
  const draw = (): Confusion => {
    const counts = {truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0};
    for (let i = 0; i < 300; ++i) {
      if (random() < 0.3) ++counts[random() < 0.7 ? "truePositives" : "falseNegatives"];
      else ++counts[random() < 0.2 ? "falsePositives" : "trueNegatives"];
    }
    return counts;
  };
  const truth = classFigures({truePositives: 21, falseNegatives: 9, falsePositives: 14, trueNegatives: 56});

  it.each(["accuracy", "precision", "recall", "specificity", "f1"] as const)(
    "holds the true figure in about 95 of 100 windows: %s",
    (name) => {
      expect(Math.abs(coverage(2000, () => classIntervals(draw())[name], truth[name]) - 0.95)).toBeLessThan(0.025);
    }
  );

  it("has the figures of classFigures as values", () => {
    const confusion = draw();
    const intervals = classIntervals(confusion);
    for (const [name, figure] of Object.entries(classFigures(confusion)))
      expect(intervals[name as keyof typeof intervals].value).toBeCloseTo(figure as number, 14);
  });

  it("is NaN where no row bears on a figure", () => {
    const {precision, recall} = classIntervals({
      truePositives: 0,
      falsePositives: 0,
      falseNegatives: 4,
      trueNegatives: 6
    });
    expect(precision).toEqual({value: NaN, low: NaN, high: NaN});
    expect(recall.value).toBe(0);
  });
});

describe("rocAucInterval(cells, level)", () => {
  const tenths = Array.from({length: 9}, (_, i) => (i + 0.5) / 10);

  it.each(golden.delong)(
    "is scikit-learn's area, with DeLong's variance to 1e-10: $n rows",
    ({seed, n, auc, variance}) => {
      const {scores, labels} = binaryRows(seed, n, 0);
      const table = scoreTableOf(scores, labels, [...tenths, 0.95]);
      expect(rocAuc(table)).toBeCloseTo(auc, 12);
      const rows = (auc * (1 - auc)) / variance;
      const [{low, high}, expected] = [rocAucInterval(table), wilsonInterval(auc * rows, rows, 0.95)];
      expect(low).toBeCloseTo(expected.low, 10);
      expect(high).toBeCloseTo(expected.high, 10);
    }
  );

  it("holds the true area in about 95 of 100 windows of 150 rows", () => {
    // positives score uniform in [0.4, 1), negatives in [0, 1): P(above) = 0.7
    const draw = (): Interval => {
      const labels = Array.from({length: 150}, () => Number(random() < 0.3));
      const scores = labels.map((label) => (label === 1 ? 0.4 + 0.6 * random() : random()));
      const edges = Array.from({length: 199}, (_, i) => (i + 1) / 200);
      return rocAucInterval(scoreTableOf(scores, labels, edges));
    };
    expect(Math.abs(coverage(1500, draw, 0.7) - 0.95)).toBeLessThan(0.025);
  });

  it("over bins is within its bound of the area over raw scores", () => {
    const {scores, labels} = binaryRows(5, 500, 0.3);
    const raw = rocAuc(
      scoreTableOf(
        scores,
        labels,
        [...scores].sort((a, b) => a - b)
      )
    );
    for (const k of [2, 5, 20]) {
      const table = scoreTableOf(
        scores,
        labels,
        Array.from({length: k - 1}, (_, i) => (i + 1) / k)
      );
      expect(Math.abs(rocAuc(table) - raw)).toBeLessThanOrEqual(rocAucBound(table));
    }
  });

  it("of rows in perfect order is 1, and how sure that is depends on the rarer label", () => {
    const interval = rocAucInterval({positives: [0, 8], negatives: [90, 0]});
    expect(interval).toEqual(wilsonInterval(8, 8, 0.95));
    expect(rocAuc({positives: [0, 0], negatives: [3, 4]})).toBeNaN();
  });
});

describe("shareDifference(own, other, level)", () => {
  // Newcombe 1998, table II, method 10: contrasts a to e, and h
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1]
  ])("is the published interval: %d of %d, %d of %d", (a, n, b, m, low, high) => {
    const interval = shareDifference({count: a, n}, {count: b, n: m}, 0.95);
    expect(interval.value).toBeCloseTo(a / n - b / m, 14);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
    const turned = shareDifference({count: b, n: m}, {count: a, n}, 0.95);
    expect([turned.low, turned.high]).toEqual([-interval.high, -interval.low]);
  });

  it("is NaN where either has no rows", () => {
    expect(shareDifference({count: 0, n: 0}, {count: 1, n: 2}, 0.95)).toEqual({value: NaN, low: NaN, high: NaN});
  });
});
