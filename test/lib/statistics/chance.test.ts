import {describe, expect, it} from "vitest";
import {
  jensenShannonByChance,
  kolmogorovSmirnovByChance,
  psiByChance,
  shareByChance
} from "../../../lib/statistics/chance.js";
import {golden} from "./golden.js";

describe("psiByChance(input, k)", () => {
  it.each(golden.psiByChance)(
    "is SciPy's χ² quantile to 1e-8 for %d and %d rows, α = %d, %d cells",
    (n, m, alpha, k, x) => {
      expect(psiByChance({n, m, alpha}, k) / x).toBeCloseTo(1, 8);
      expect(jensenShannonByChance({n, m, alpha}, k) / (x / 8 / Math.log(2))).toBeCloseTo(1, 8);
    }
  );

  it.each([
    [{n: 0, m: 10, alpha: 0.05}, 5],
    [{n: 10, m: 0, alpha: 0.05}, 5],
    [{n: 10, m: 10, alpha: 0.05}, 1],
    [{n: 10, m: 10, alpha: 0.05}, 0]
  ])("is NaN without rows or without two cells: %j, %d", (input, k) => {
    expect(psiByChance(input, k)).toBeNaN();
    expect(jensenShannonByChance(input, k)).toBeNaN();
  });
});

describe("kolmogorovSmirnovByChance(input)", () => {
  it.each(golden.kolmogorovByChance)(
    "errs on the quiet side of Kolmogorov's distribution, by 1e-5 at most: %d and %d rows, α = %d",
    (n, m, alpha, exact) => {
      const excess = kolmogorovSmirnovByChance({n, m, alpha}) / exact - 1;
      expect(excess).toBeGreaterThanOrEqual(-1e-12);
      expect(excess).toBeLessThanOrEqual(1e-5);
    }
  );

  it("is NaN without rows", () => {
    expect(kolmogorovSmirnovByChance({n: 0, m: 10, alpha: 0.05})).toBeNaN();
  });
});

describe("shareByChance(input, count)", () => {
  it.each(golden.shareByChance)(
    "errs on the quiet side of the hypergeometric distribution, by four rows at most: %d and %d rows, α = %d, %d marked",
    (n, m, alpha, count, exact) => {
      const rows = (shareByChance({n, m, alpha}, count) - exact) / (1 / n + 1 / m);
      expect(rows).toBeGreaterThanOrEqual(0);
      expect(rows).toBeLessThanOrEqual(4);
    }
  );

  it("treats marked and unmarked rows alike", () => {
    const input = {n: 300, m: 40, alpha: 0.01};
    expect(shareByChance(input, 7)).toBeCloseTo(shareByChance(input, 340 - 7), 14);
  });

  it("is NaN without rows", () => {
    expect(shareByChance({n: 10, m: 0, alpha: 0.05}, 3)).toBeNaN();
  });
});

describe("every chance threshold", () => {
  const thresholds = {
    psi: (n: number, alpha: number) => psiByChance({n, m: 100, alpha}, 10),
    jensenShannon: (n: number, alpha: number) => jensenShannonByChance({n, m: 100, alpha}, 10),
    kolmogorovSmirnov: (n: number, alpha: number) => kolmogorovSmirnovByChance({n, m: 100, alpha}),
    share: (n: number, alpha: number) => shareByChance({n, m: 100, alpha}, n / 10)
  };

  it.each(Object.entries(thresholds))("falls with more rows and with more false alarms allowed: %s", (_, at) => {
    expect(at(100, 0.05)).toBeGreaterThan(at(1000, 0.05));
    expect(at(100, 0.01)).toBeGreaterThan(at(100, 0.05));
  });
});
