import {describe, expect, it} from "vitest";
import {drawsOf} from "../../../../lib/drift/calibrated/draws.js";
import {
  hypergeometricDealer,
  hypergeometricTable,
  hypergeometricVariance
} from "../../../../lib/drift/calibrated/hypergeometric.js";
import {simulateDistance} from "../../../../lib/drift/calibrated/simulate.js";
import type {DistanceName} from "../../../../lib/drift/types.js";
import {jensenShannon, kolmogorovSmirnov, psi} from "../../../../lib/statistics/distances.js";

const measures = {psi, jensenShannon, kolmogorovSmirnov};

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; ++i) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

/** Every deal of m rows with its probability, and the distance it gives. */
function allDeals(
  totals: readonly number[],
  m: number,
  distance: DistanceName
): {value: number; probability: number}[] {
  const all = totals.reduce((sum, count) => sum + count, 0);
  const deals = (cell: number, left: number): number[][] =>
    cell === totals.length
      ? left === 0
        ? [[]]
        : []
      : Array.from({length: Math.min(left, totals[cell]!) + 1}, (_, y) => y).flatMap((y) =>
          deals(cell + 1, left - y).map((rest) => [y, ...rest])
        );
  return deals(0, m).map((current) => ({
    value: measures[distance](
      totals.map((total, i) => total - current[i]!),
      current
    ),
    probability: current.reduce((ways, y, i) => ways * choose(totals[i]!, y), 1) / choose(all, m)
  }));
}

describe("simulateDistance(totals, m, distance, replicates)", () => {
  it.each([
    [[6, 5, 4], 6],
    [[12, 2, 7, 9], 10],
    [[30, 30], 40],
    [[3, 40, 3], 8]
  ])("has the distribution of all deals, by counting: %j, %d rows", (totals, m) => {
    for (const distance of ["psi", "jensenShannon", "kolmogorovSmirnov"] as const) {
      const deals = allDeals(totals, m, distance);
      const simulated = simulateDistance(totals, m, distance, 2000);
      for (const {value} of deals) {
        const exact = deals.reduce((sum, deal) => (deal.value > value + 1e-9 ? sum + deal.probability : sum), 0);
        const share = simulated.filter((x) => x > value + 1e-9).length / 2000;
        // four standard errors
        expect(Math.abs(share - exact)).toBeLessThanOrEqual(4 * Math.sqrt((exact * (1 - exact)) / 2000) + 0.002);
      }
    }
  });

  it("has the mean of the χ² limit for large windows", () => {
    const simulated = simulateDistance([40_000, 60_000, 100_000], 50_000, "psi", 2000);
    const mean = simulated.reduce((sum, x) => sum + x, 0) / 2000;
    expect(mean / (2 * (1 / 50_000 + 1 / 150_000))).toBeCloseTo(1, 1);
  });

  it("gives the same numbers for the same windows", () => {
    const first = simulateDistance([20, 30], 20, "psi", 500);
    simulateDistance([25, 30], 20, "psi", 500);
    expect(simulateDistance([20, 30], 20, "psi", 500)).toEqual(first);
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

describe("hypergeometricDealer(population, marked)", () => {
  it.each([
    [100, 30, 40],
    [10_000, 3000, 4000],
    [10_000, 9900, 50]
  ])("draws with the right mean and variance: %d, %d, %d", (population, marked, rows) => {
    const deal = hypergeometricDealer(population, marked);
    const {uniform, normal} = drawsOf(2000, 0);
    const counts = Array.from(uniform, (u, i) => deal(rows, u, normal[i]!));
    const mean = counts.reduce((sum, y) => sum + y, 0) / 2000;
    const variance = counts.reduce((sum, y) => sum + (y - mean) ** 2, 0) / 2000;
    const expected = hypergeometricVariance({population, marked, rows});
    expect(Math.abs(mean - (rows * marked) / population)).toBeLessThan(0.02 * Math.sqrt(expected));
    expect(variance / expected).toBeCloseTo(1, 1);
    expect(counts.every((y) => Number.isInteger(y) && y >= 0 && y <= Math.min(rows, marked))).toBe(true);
  });
});

describe("drawsOf(replicates, cell)", () => {
  it("puts one number in every stratum, uniform and normal alike", () => {
    const {uniform, normal} = drawsOf(500, 3);
    expect(Array.from(uniform, (u) => Math.floor(500 * u)).sort((a, b) => a - b)).toEqual(
      Array.from({length: 500}, (_, i) => i)
    );
    const order = (values: Float64Array): number[] =>
      Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
    expect(order(normal)).toEqual(order(uniform));
  });
});
