import {describe, expect, it} from "vitest";
import {expectedPsi} from "../../../../lib/course/false-alarms/psi-theory.js";
import {
  alarmShare,
  expectedAlarmShare,
  quietPsi,
  quietWorld,
  thresholdsOf
} from "../../../../lib/course/false-alarms/quiet-days.js";
import {mean} from "../../../../lib/statistics/moments.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const features = bostonFeatures.filter((name) => name !== "b");
const world = quietWorld(
  features.map((name) => bostonColumns[name]!),
  10
);
const cells = world.counts.map(({length}) => length);

describe("quietWorld(columns, bins)", () => {
  it("puts every tract in one cell, and none in an empty one", () => {
    for (const counts of world.counts) {
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(world.tracts);
      expect(Math.min(...counts)).toBeGreaterThan(0);
    }
  });

  it("has fewer cells where a value repeats", () => {
    expect(cells[features.indexOf("crim")]).toBe(10);
    expect(cells[features.indexOf("chas")]).toBeLessThanOrEqual(2);
  });
});

describe("quietPsi(world, draw)", () => {
  it.each([
    [250, Infinity],
    [500, Infinity],
    [250, 304],
    [1000, 3600]
  ])("is on average within 15%% of theory at %d rows against %d", (rows, reference) => {
    const measured = mean(quietPsi(world, {rows, reference, days: 400, seed: 1})[0]!);
    const theory = expectedPsi({cells: 10, rows, reference});
    expect(Math.abs(measured / theory - 1)).toBeLessThan(0.15);
  });

  it("is the same for the same seed, and another for another", () => {
    const draw = {rows: 50, reference: 100, days: 3, seed: 7};
    expect(quietPsi(world, draw)).toEqual(quietPsi(world, draw));
    expect(quietPsi(world, draw)).not.toEqual(quietPsi(world, {...draw, seed: 8}));
  });
});

describe("alarmShare(psis, thresholds)", () => {
  it("falls with the rows of a day under a fixed threshold", () => {
    const shares = [60, 120, 250, 500].map((rows) => {
      const draw = {rows, reference: Infinity, days: 200, seed: 1};
      return alarmShare(quietPsi(world, draw), thresholdsOf("small", cells, draw));
    });
    expect(shares[0]).toBeGreaterThan(0.95);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares[3]).toBe(0);
  });

  it("grows with the features that are watched", () => {
    const draw = {rows: 120, reference: Infinity, days: 200, seed: 1};
    const psis = quietPsi(world, draw);
    const shareOf = (k: number): number => alarmShare(psis.slice(0, k), thresholdsOf("small", cells.slice(0, k), draw));
    expect(shareOf(12)).toBeGreaterThan(shareOf(4));
    expect(shareOf(4)).toBeGreaterThan(shareOf(1));
  });
});

describe("expectedAlarmShare(rule, cells, draw)", () => {
  const draw = {rows: 120, reference: 304};

  it("is 5% for one feature by sample size, 46% for twelve, and at most 5% when they share it", () => {
    expect(expectedAlarmShare("each", [10], draw)).toBeCloseTo(0.05, 10);
    expect(expectedAlarmShare("each", new Array<number>(12).fill(10), draw)).toBeCloseTo(0.4596, 4);
    expect(expectedAlarmShare("together", new Array<number>(12).fill(10), draw)).toBeLessThanOrEqual(0.05);
  });
});
