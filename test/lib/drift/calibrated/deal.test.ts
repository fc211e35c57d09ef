import {describe, expect, it} from "vitest";
import {dealCell, isRare} from "../../../../lib/drift/calibrated/deal-cell.js";
import {dealOf} from "../../../../lib/drift/calibrated/deal.js";
import type {Deal} from "../../../../lib/drift/calibrated/deal.js";
import {drawsOf} from "../../../../lib/drift/calibrated/draws.js";
import {
  hypergeometricTable,
  hypergeometricVariance,
  tableQuantile
} from "../../../../lib/drift/calibrated/hypergeometric.js";
import {NORMAL_ERROR, normalCubics, roughNormal} from "../../../../lib/drift/calibrated/rough-normal.js";
import {HEADER, roughTables, TABLE_ERROR} from "../../../../lib/drift/calibrated/rough-tables.js";
import {COLUMN_STATISTICS, measure} from "../../../../lib/drift/calibrated/statistics.js";
import type {StatisticName} from "../../../../lib/drift/calibrated/statistics.js";
import {seeded} from "../../../../lib/statistics/random.js";
import {normalQuantile, normalTail} from "../../../../lib/statistics/special.js";

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; ++i) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

/** Every deal of m rows, with its probability. */
function allDeals(totals: readonly number[], m: number): Deal {
  const all = totals.reduce((sum, count) => sum + count, 0);
  const deals = (cell: number, left: number): number[][] =>
    cell === totals.length
      ? left === 0
        ? [[]]
        : []
      : Array.from({length: Math.min(left, totals[cell]!) + 1}, (_, y) => y).flatMap((y) =>
          deals(cell + 1, left - y).map((rest) => [y, ...rest])
        );
  const every = deals(0, m);
  return {
    totals,
    m,
    isListed: true,
    counts: totals.map((_, cell) => Float64Array.from(every, (current) => current[cell]!)),
    weights: Float64Array.from(every, (current) =>
      current.reduce((ways, y, i) => ways * choose(totals[i]!, y), 1 / choose(all, m))
    )
  };
}

const share = (deal: Deal, statistic: StatisticName, limit: number): number =>
  measure(statistic, deal, deal.totals.length).reduce(
    (sum, value, i) => (value > limit ? sum + deal.weights[i]! : sum),
    0
  );

describe("dealOf(totals, m)", () => {
  it.each([
    [[6, 5, 4], 6],
    [[12, 2, 7, 9], 10],
    [[3, 40, 3], 8],
    [[30, 30, 30], 40],
    [[30, 30], 40],
    [[5, 1], 2]
  ])("has the distribution of all deals, by counting: %j, %d rows", (totals, m) => {
    const exact = allDeals(totals, m);
    const deal = dealOf(totals, m);
    for (const statistic of ["psi", "kolmogorovSmirnov", ...COLUMN_STATISTICS] as const)
      for (const value of measure(statistic, exact, totals.length)) {
        const [expected, found] = [exact, deal].map((own) => share(own, statistic, value * (1 + 1e-9) + 1e-12));
        // four standard errors of 3000 even draws; with two cells every outcome is listed
        const error = totals.length === 2 ? 1e-8 : 4 * Math.sqrt((expected! * (1 - expected!)) / 3000) + 0.001;
        expect(Math.abs(found! - expected!)).toBeLessThanOrEqual(error);
      }
  });

  it("keeps the totals: whole rows, m of them current, none more than a cell has", () => {
    for (const [totals, m] of [
      [[40_000, 9, 300, 60_000], 5000],
      [[11, 10, 300], 320],
      [[3, 3, 3], 1]
    ] as const) {
      const {counts, weights} = dealOf(totals, m);
      for (let i = 0; i < weights.length; ++i) {
        expect(counts.reduce((sum, own) => sum + own[i]!, 0)).toBe(m);
        expect(counts.every((own, cell) => own[i]! >= 0 && own[i]! <= totals[cell]! && Number.isInteger(own[i]))).toBe(
          true
        );
      }
    }
  });

  it("draws two cells with more outcomes than can be listed", () => {
    const {counts, weights} = dealOf([5e6, 5e6], 5e6);
    const mean = weights.reduce((sum, weight, i) => sum + weight * counts[0]![i]!, 0);
    const variance = weights.reduce((sum, weight, i) => sum + weight * (counts[0]![i]! - mean) ** 2, 0);
    expect(weights.length).toBe(4000);
    expect(Math.abs(mean - 2.5e6)).toBeLessThan(20);
    expect(variance / hypergeometricVariance({population: 1e7, marked: 5e6, rows: 5e6})).toBeCloseTo(1, 1);
  });

  it("gives the same windows the same deal", () => {
    expect(dealOf([20, 30, 10], 20)).toEqual(dealOf([20, 30, 10], 20));
  });
});

describe("hypergeometricTable(parameters)", () => {
  it.each([
    {population: 30, marked: 10, rows: 12},
    {population: 1000, marked: 3, rows: 400},
    {population: 50, marked: 50, rows: 7},
    {population: 9, marked: 4, rows: 0}
  ])("is the distribution function by counting: $population, $marked, $rows", (parameters) => {
    const {low, cumulative} = hypergeometricTable(parameters);
    let below = 0;
    for (let y = 0; y <= low + cumulative.length - 1; ++y) {
      const {population, marked, rows} = parameters;
      below += (choose(marked, y) * choose(population - marked, rows - y)) / choose(population, rows);
      if (y >= low) expect(cumulative[y - low]).toBeCloseTo(below, 9);
    }
    expect(cumulative.at(-1)).toBeCloseTo(1, 12);
  });
});

describe("dealCell(cell, remaining, counts)", () => {
  it.each([
    [100, 40, 40],
    [10_000, 60, 2000],
    [10_000, 3000, 4000],
    [100_000, 99_000, 1000]
  ])("draws from the exact distribution function, to 1 %% of it: %d, %d, %d", (population, marked, rows) => {
    const {weights, normal} = drawsOf(2);
    const remaining = new Float64Array(weights.length).fill(rows);
    const counts = new Float64Array(weights.length);
    dealCell({population, marked, expected: rows, normal: normal[0]!}, remaining, counts);
    const {low, cumulative} = hypergeometricTable({population, marked, rows});
    cumulative.forEach((upTo, i) => {
      const found = weights.reduce((sum, weight, at) => (counts[at]! <= low + i ? sum + weight : sum), 0);
      expect(Math.abs(found - upTo)).toBeLessThan(0.01);
    });
    counts.forEach((count, i) => expect(remaining[i]).toBe(rows - count));
  });

  it.each([
    [30, 7, 4, 26],
    [500, 3, 100, 400],
    [9000, 20, 3500, 3700],
    [9000, 8990, 4000, 4100],
    [100_000, 12, 0, 100_000],
    [2_000_000, 5, 600_000, 900_000]
  ])("counts rare rows as the table with all digits does: %d, %d, %d to %d rows", (population, marked, least, most) => {
    const normal = drawsOf(4).normal[1]!;
    const random = seeded(population);
    const rows = normal.map((_, i) => [least, most][i] ?? least + Math.floor(random() * (most - least + 1)));
    const expected = isRare({population, marked, rows: (least + most) / 2}) ? (least + most) / 2 : least;
    const counts = new Float64Array(rows.length);
    dealCell({population, marked, expected, normal}, rows.slice(), counts);
    expect(isRare({population, marked, rows: expected})).toBe(true);
    rows.forEach((own, i) => {
      const exact = tableQuantile(hypergeometricTable({population, marked, rows: own}), normalTail(-normal[i]!));
      expect(counts[i]).toBe(exact);
    });
  });

  it("leaves no doubt to rough tables where a probability lies on a step", () => {
    const [population, marked, rows] = [1000, 6, 400];
    const {low, cumulative} = hypergeometricTable({population, marked, rows});
    const normal = Float64Array.from(
      [...cumulative.slice(0, -1)].flatMap((u) => [-1e-9, 0, 1e-9].map((by) => normalQuantile(u + by)))
    );
    const remaining = new Float64Array(normal.length).fill(rows);
    const counts = new Float64Array(normal.length);
    dealCell({population, marked, expected: rows, normal}, remaining, counts);
    counts.forEach((count, i) => {
      expect(count).toBe(tableQuantile({low, cumulative}, normalTail(-normal[i]!)));
      if (i % 3 !== 1) expect(count).toBe(low + Math.floor(i / 3) + (i % 3 === 2 ? 1 : 0));
    });
  });
});

describe("roughNormal(cubics, z)", () => {
  it("is the normal distribution function to within NORMAL_ERROR", () => {
    const cubics = normalCubics();
    for (let z = -9; z < 9; z += 0.00317)
      expect(Math.abs(roughNormal(cubics, z) - normalTail(-z))).toBeLessThan(NORMAL_ERROR);
  });
});

describe("roughTables({population, marked, rows})", () => {
  it.each([
    [30, 7, 20],
    [9000, 20, 3600],
    [9000, 8990, 4000],
    [2_000_000, 5, 900_000],
    [400, 200, 10]
  ])("is the distribution function to within TABLE_ERROR: %d, %d, %d", (population, marked, rows) => {
    const {numbers, low, width} = roughTables({population, marked, rows: Float64Array.of(rows)});
    const exact = hypergeometricTable({population, marked, rows});
    for (let at = HEADER; at < width - 1; ++at) {
      const upTo = exact.cumulative[low + at - HEADER - exact.low] ?? (low + at - HEADER < exact.low ? 0 : 1);
      expect(Math.abs(numbers[at]! - upTo)).toBeLessThan(TABLE_ERROR);
    }
    expect([numbers[HEADER - 1], numbers[width - 1]]).toEqual([-1, 2]);
  });
});
