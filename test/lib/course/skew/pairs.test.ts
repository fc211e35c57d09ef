import {describe, expect, it} from "vitest";
import {
  checkDistributions,
  checkPairs,
  drawPairs,
  pairBins,
  PAIRS,
  pairFaults
} from "../../../../lib/course/skew/pairs.js";
import type {ColumnCheck} from "../../../../lib/course/skew/pairs.js";
import {BIGQUERY_DISTANCE} from "../../../../lib/course/skew/thresholds.js";
import {production} from "../what-to-watch/production.js";

const {features, stream} = production;
const found = (checks: readonly ColumnCheck[]): string[] =>
  checks.filter(({isFound}) => isFound).map(({feature}) => feature);

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("drawPairs(pool, features, %i)", (seed) => {
  const pairs = drawPairs(stream.pool, features, seed);
  it("pairs different records", () => {
    expect(new Set(pairs.keys).size).toBe(PAIRS);
    expect([pairs.training.length, pairs.serving.length]).toEqual([PAIRS, PAIRS]);
  });
  it("passes the distributions of the stale join and of the rounding, and finds the unit", () => {
    const checks = checkDistributions(pairs, BIGQUERY_DISTANCE);
    expect(found(checks)).toEqual(["nox"]);
    expect(checks.find(({feature}) => feature === "lstat")!.value).toBe(0);
  });
  it("finds all three in pairs, and nothing else", () => {
    const checks = checkPairs(pairs, 0);
    expect(found(checks)).toEqual(Object.keys(pairFaults));
    expect(checks.find(({feature}) => feature === "lstat")!.value).toBeGreaterThan(0.9);
  });
  it("counts every record once on either side, and the stale join in the same bins", () => {
    const bins = pairBins(pairs, "lstat");
    expect(bins.map(({now}) => now)).toEqual(bins.map(({before}) => before));
    for (const feature of features)
      for (const side of ["before", "now"] as const)
        expect(pairBins(pairs, feature).reduce((sum, bin) => sum + bin[side], 0)).toBeCloseTo(1, 12);
  });
  it("takes rounding for the same within a hundredth", () => {
    expect(found(checkPairs(pairs, 0.01))).toEqual(["nox", "lstat"]);
  });
});
