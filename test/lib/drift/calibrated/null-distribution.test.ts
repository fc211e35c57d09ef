import {describe, expect, it} from "vitest";
import {
  nullDistribution,
  pValueOf,
  standardErrorOf,
  thresholdOf
} from "../../../../lib/drift/calibrated/null-distribution.js";
import {DISTANCES} from "../../../../lib/drift/types.js";
import {jensenShannonByChance, psiByChance} from "../../../../lib/statistics/chance.js";

const totals = [400, 300, 250, 500, 150];

describe("pValueOf(distribution, value)", () => {
  it.each(DISTANCES)("is within [0, 1], falls as the value grows, and never stops short of 0: %s", (distance) => {
    const distribution = nullDistribution(totals, 400, distance);
    const most = distribution.simulated.at(-1)!;
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
    const distribution = nullDistribution([10, 10], 10, "psi");
    const equal = distribution.simulated.filter((x) => x === 0).length;
    expect(pValueOf(distribution, 0)).toBeCloseTo(1 - equal / 4000, 12);
  });
});

describe("thresholdOf(pValue, alpha, start)", () => {
  it.each([0.2, 0.05, 0.01, 0.001, 1e-5])("is exceeded by just those values whose p is at most α = %d", (alpha) => {
    for (const distance of DISTANCES) {
      const distribution = nullDistribution(totals, 400, distance);
      const pValue = (value: number): number => pValueOf(distribution, value);
      const threshold = thresholdOf(pValue, alpha, distribution.simulated.at(-1)!);
      for (const value of distribution.simulated) expect(value > threshold).toBe(pValue(value) <= alpha);
      expect(pValue(threshold * 1.0001)).toBeLessThanOrEqual(alpha);
    }
  });

  it.each([0.05, 0.01, 0.001])("is near the χ² limit for large windows, α = %d", (alpha) => {
    const chance = {n: 90_000, m: 70_000, alpha};
    const large = totals.map((count) => 100 * count);
    const limits = {psi: psiByChance(chance, 5), jensenShannon: jensenShannonByChance(chance, 5)};
    for (const distance of ["psi", "jensenShannon"] as const) {
      const distribution = nullDistribution(large, 70_000, distance);
      const threshold = thresholdOf((x) => pValueOf(distribution, x), alpha, distribution.simulated.at(-1)!);
      expect(Math.abs(threshold / limits[distance] - 1)).toBeLessThan(0.1);
    }
  });
});

describe("standardErrorOf(distribution, pValue)", () => {
  it("is the binomial one", () => {
    expect(standardErrorOf(nullDistribution(totals, 400, "psi"), 0.05)).toBeCloseTo(Math.sqrt((0.05 * 0.95) / 2000));
  });
});
