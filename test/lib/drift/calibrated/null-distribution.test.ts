import {describe, expect, it} from "vitest";
import {ascending} from "../../../../lib/drift/calibrated/ascending.js";
import {
  outcomeOf,
  pValueOf,
  quantileOf,
  rank,
  thresholdOf
} from "../../../../lib/drift/calibrated/null-distribution.js";
import type {NullDistribution} from "../../../../lib/drift/calibrated/null-distribution.js";
import {ruleFor} from "../../../../lib/drift/calibrated/rule.js";
import {DISTANCES} from "../../../../lib/drift/types.js";
import {jensenShannonByChance, psiByChance} from "../../../../lib/statistics/chance.js";
import {seeded} from "../../../../lib/statistics/random.js";

const totals = [400, 300, 250, 500, 150];
const rule = ruleFor({totals, m: 400, ordered: 5});

/** A distribution with the given probabilities of 1, 2, 3 … */
const steps = (...weights: number[]): NullDistribution =>
  rank(
    Float64Array.from(weights, (_, i) => i + 1),
    Float64Array.from(weights),
    {resolved: 1, law: (x) => Math.exp(-x)}
  ).distribution;

describe("ascending(values)", () => {
  it("puts values of any size in order, and equal ones too", () => {
    const random = seeded(1);
    const values = Float64Array.from({length: 3000}, (_, i) => (i % 7 === 0 ? 0 : 10 ** (30 * random() - 15)));
    const order = ascending(values);
    expect(new Set(order).size).toBe(3000);
    for (let i = 1; i < order.length; ++i)
      expect(values[order[i]!]!).toBeGreaterThanOrEqual(values[order[i - 1]!]! * (1 - 1e-7));
  });

  it("throws for more than a position can count", () => {
    expect(() => ascending(new Float64Array(65_537))).toThrow("too many values: 65537");
  });
});

describe("rank(values, weights, law)", () => {
  it("takes values that differ by rounding for one", () => {
    const values = Float64Array.of(0.1 + 0.2, 0.3, 1);
    const {distribution, pValues} = rank(values, Float64Array.of(0.25, 0.25, 0.5), {
      resolved: 1,
      law: (x) => Math.exp(-x)
    });
    expect(distribution.values.length).toBe(2);
    expect(Array.from(distribution.tail)).toEqual([1, 0.5, 0]);
    expect(Array.from(pValues)).toEqual([0.75, 0.75, 0.25]);
  });
});

describe("pValueOf(distribution, value)", () => {
  it.each(DISTANCES)("is within [0, 1], falls as the value grows, and never stops short of 0: %s", (distance) => {
    const distribution = rule.distribution(distance);
    const most = distribution.values.at(-1)!;
    let last = 1;
    for (let i = 0; i <= 400; ++i) {
      const p = pValueOf(distribution, (i / 100) * most);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(last);
      last = p;
    }
    expect(last).toBeLessThan(1e-6);
  });

  it("counts half of what equals the value", () => {
    expect(pValueOf(steps(0.5, 0.3, 0.2), 2)).toBeCloseTo(0.35, 12);
    expect(pValueOf(steps(0.5, 0.3, 0.2), 1.5)).toBeCloseTo(0.5, 12);
  });
});

describe("thresholdOf(distribution, alpha)", () => {
  it("alarms at a value if it and all beyond have no more than α together", () => {
    expect(thresholdOf(steps(0.9, 0.06, 0.04), 0.05)).toBe(2);
    expect(thresholdOf(steps(0.9, 0.05, 0.05), 0.05)).toBe(2);
  });

  it("alarms at a value whose probability is small against α if half of it fits", () => {
    expect(thresholdOf(steps(0.945, 0.018, 0.037), 0.05)).toBe(1);
    expect(thresholdOf(steps(0.937, 0.018, 0.045), 0.05)).toBe(2);
    expect(thresholdOf(steps(0.94, 0.025, 0.035), 0.05)).toBe(2);
  });

  it.each([0.2, 0.05, 0.01, 0.001, 1e-5])("is exceeded by those values whose p is at most α = %d", (alpha) => {
    for (const distance of DISTANCES) {
      const distribution = rule.distribution(distance);
      const threshold = thresholdOf(distribution, alpha);
      for (const value of distribution.values) {
        if (value > threshold * (1 + 1e-6)) expect(pValueOf(distribution, value)).toBeLessThanOrEqual(alpha);
        else if (outcomeOf(distribution, value, alpha) === "no alarm")
          expect(pValueOf(distribution, value * (1 - 1e-5))).toBeGreaterThan(alpha * 0.99);
      }
    }
  });

  it.each([0.05, 0.01, 0.001, 1e-4])("is that of the χ² limit for large windows, α = %d", (alpha) => {
    const large = ruleFor({totals: totals.map((count) => 1000 * count), m: 700_000, ordered: 5});
    const chance = {n: 900_000, m: 700_000, alpha};
    const limits = {psi: psiByChance(chance, 5), jensenShannon: jensenShannonByChance(chance, 5)};
    for (const distance of ["psi", "jensenShannon"] as const)
      expect(Math.abs(thresholdOf(large.distribution(distance), alpha) / limits[distance] - 1)).toBeLessThan(0.01);
  });
});

describe("quantileOf(distribution, pValue)", () => {
  it.each([0.5, 0.05, 0.001, 1e-8])("is where the p-value passes %d", (pValue) => {
    const distribution = rule.distribution("psi");
    const value = quantileOf(distribution, pValue);
    expect(pValueOf(distribution, value)).toBeGreaterThanOrEqual(pValue * (1 - 1e-9));
    expect(pValueOf(distribution, value * 1.05)).toBeLessThan(pValue);
  });
});

describe("outcomeOf(distribution, value, alpha)", () => {
  it("is undecided where the value's own probability spans α and is large against it", () => {
    const distribution = steps(0.9, 0.06, 0.04);
    expect([1, 2, 3].map((value) => outcomeOf(distribution, value, 0.05))).toEqual(["no alarm", "undecided", "alarm"]);
    expect([1, 2, 3].map((value) => outcomeOf(distribution, value, 0.02))).toEqual([
      "no alarm",
      "no alarm",
      "undecided"
    ]);
  });
});
