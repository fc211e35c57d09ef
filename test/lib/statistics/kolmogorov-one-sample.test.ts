import {describe, expect, it} from "vitest";
import {binomialProbability} from "../../../lib/statistics/binomial.js";
import {kolmogorovOneSample} from "../../../lib/statistics/kolmogorov-one-sample.js";
import {isNear, kolmogorov} from "../drift/presets/rows.js";

describe("kolmogorovOneSample(d, n)", () => {
  it.each(kolmogorov)("agrees with SciPy's kstwo to 1e-9 relative: %d of %d", (d, n, p) => {
    const actual = kolmogorovOneSample(d, n);
    expect([actual, isNear(actual, p, 1e-9, 1e-290)]).toEqual([actual, true]);
  });

  it("is 1 where D can be no less, 0 from 1 on, and NaN without values", () => {
    expect(kolmogorovOneSample(0.05, 10)).toBe(1);
    expect(kolmogorovOneSample(1, 10)).toBe(0);
    expect(kolmogorovOneSample(0.1, 0)).toBeNaN();
    expect(kolmogorovOneSample(NaN, 10)).toBeNaN();
  });
});

describe("binomialProbability(k, n, p)", () => {
  it.each([
    [0, 0.3],
    [5, 0],
    [5, 1],
    [20, 0.3],
    [1000, 0.999]
  ])("sums to 1 over k: %d draws at %d", (n, p) => {
    const sum = Array.from({length: n + 1}, (_, k) => binomialProbability(k, n, p)).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});
