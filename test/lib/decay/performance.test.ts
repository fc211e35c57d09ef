import {describe, expect, it} from "vitest";
import {comparePerformance, performanceOf} from "../../../lib/decay/performance.js";
import {ERRORS} from "../../../lib/profile/layout.js";
import {emptyProfile} from "../../../lib/profile/profile-rows.js";
import {seeded} from "../../../lib/statistics/random.js";
import {normalQuantile} from "../../../lib/statistics/special.js";

/** A window's sums for the given errors. */
function sumsOf(errors: readonly number[]): Float64Array {
  const {sums} = emptyProfile({columns: [], blocks: [], slices: []});
  for (const e of errors) {
    sums[ERRORS.n]! += 1;
    sums[ERRORS.sum]! += e;
    sums[ERRORS.absolute]! += Math.abs(e);
    sums[ERRORS.square]! += e ** 2;
    sums[ERRORS.fourth]! += e ** 4;
  }
  return sums;
}

const random = seeded(11);
const normal = (n: number, size = 1): number[] => Array.from({length: n}, () => size * normalQuantile(random()));
const constant = (n: number, e: number): number[] => new Array<number>(n).fill(e);

describe("performanceOf(sums)", () => {
  it.each([
    {errors: [3, -4], expected: {n: 2, bias: -0.5, mae: 3.5, rmse: Math.sqrt(12.5)}},
    {errors: [0], expected: {n: 1, bias: 0, mae: 0, rmse: 0}},
    {errors: [], expected: {n: 0, bias: NaN, mae: NaN, rmse: NaN}}
  ])("of errors $errors is $expected", ({errors, expected}) => {
    expect(performanceOf(sumsOf(errors))).toEqual(expected);
  });
});

describe("comparePerformance(reference, current, alpha)", () => {
  it.each([
    {name: "errors a fifth larger", reference: normal(3600), current: normal(400, 1.2), verdict: "worse"},
    {name: "errors a fifth smaller", reference: normal(3600), current: normal(400, 0.8), verdict: "better"},
    {name: "errors of the same size", reference: normal(3600), current: normal(400), verdict: "unchanged"},
    {name: "ten times the error on few rows", reference: normal(3600), current: normal(30, 10), verdict: "worse"},
    {name: "a tenth of the error on few rows", reference: normal(3600), current: normal(30, 0.1), verdict: "better"},
    {name: "too few rows", reference: normal(3600), current: normal(29, 10), verdict: "unknown"},
    {name: "no rows", reference: normal(3600), current: [], verdict: "unknown"},
    {name: "errors whose powers overflow", reference: normal(50), current: constant(50, 1e100), verdict: "unknown"},
    {name: "no error before, some now", reference: constant(50, 0), current: constant(50, 0.1), verdict: "worse"},
    {name: "some error before, none now", reference: normal(50), current: constant(50, 0), verdict: "better"},
    {name: "no error at all", reference: constant(50, 0), current: constant(90, 0), verdict: "unchanged"},
    {
      name: "one and the same error, but for rounding",
      reference: constant(50, 0.1),
      current: constant(97, -0.1),
      verdict: "unchanged"
    }
  ])("is $verdict: $name", ({reference, current, verdict}) => {
    expect(comparePerformance(sumsOf(reference), sumsOf(current), 0.01).verdict).toBe(verdict);
  });

  it("answers the other way round when the windows change places", () => {
    const [a, b] = [sumsOf(normal(500)), sumsOf(normal(90, 2))];
    expect(comparePerformance(a, b, 0.01).verdict).toBe("worse");
    expect(comparePerformance(b, a, 0.01).verdict).toBe("better");
  });

  it("does not depend on the unit of the label", () => {
    const [a, b] = [normal(500), normal(120, 1.25)];
    for (const alpha of [0.2, 0.05, 0.01, 1e-3, 1e-4])
      expect(comparePerformance(sumsOf(a), sumsOf(b), alpha).verdict).toBe(
        comparePerformance(sumsOf(a.map((e) => 1000 * e)), sumsOf(b.map((e) => 1000 * e)), alpha).verdict
      );
  });

  it("carries the figures of both windows", () => {
    const {reference, current} = comparePerformance(sumsOf([1]), sumsOf([-2, 2]), 0.05);
    expect([reference.rmse, current.rmse, current.bias]).toEqual([1, 2, 0]);
  });

  it.each([
    [3600, 120],
    [120, 3600],
    [200, 200],
    [1000, 1000]
  ])("raises few more false alarms than α, either way, for normal errors in %d and %d rows", (n, m) => {
    const trials = 1500;
    const rateOf = (verdict: string, alpha: number): number => {
      const verdicts = pairs.map(([a, b]) => comparePerformance(a, b, alpha).verdict);
      return verdicts.filter((v) => v === verdict).length / trials;
    };
    const pairs = Array.from({length: trials}, () => [moments(n), moments(m)] as const);
    expect(1 - rateOf("unchanged", 0.05)).toBeLessThan(1.5 * 0.05);
    expect(1 - rateOf("unchanged", 0.05)).toBeGreaterThan(0.02);
    for (const verdict of ["worse", "better"]) expect(rateOf(verdict, 0.01)).toBeLessThan(3 * (0.01 / 2));
  });
});

/** Sums of `n` standard normal errors; drawn by Box and Muller's method, which is quick enough for millions. */
function moments(n: number): Float64Array {
  const {sums} = emptyProfile({columns: [], blocks: [], slices: []});
  for (let i = 0; i < n; ++i) {
    const square = -2 * Math.log(1 - random()) * Math.cos(2 * Math.PI * random()) ** 2;
    sums[ERRORS.square]! += square;
    sums[ERRORS.fourth]! += square * square;
  }
  sums[ERRORS.n] = n;
  return sums;
}
