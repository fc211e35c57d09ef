import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {andersonDarling, andersonDarlingContributions} from "../../../lib/statistics/anderson-darling.js";
import {chiSquareFit, chiSquareFitContributions} from "../../../lib/statistics/chi-square.js";
import {cramerVonMises, cramerVonMisesContributions} from "../../../lib/statistics/cramer-von-mises.js";
import {energy, energyContributions} from "../../../lib/statistics/energy.js";
import {mannWhitney, mannWhitneyContributions} from "../../../lib/statistics/mann-whitney.js";
import {wasserstein, wassersteinContributions} from "../../../lib/statistics/wasserstein.js";
import {countPairs} from "./counts.js";
import {binnedOf, samples} from "./samples.js";

fc.configureGlobal({seed: 20240311, numRuns: 300});

type Counts = readonly number[];
const sumOf = (terms: Counts): number => terms.reduce((sum, term) => sum + term, 0);

const cells: [string, (a: Counts, b: Counts) => number[], (a: Counts, b: Counts) => number][] = [
  ["cramerVonMisesContributions", cramerVonMisesContributions, (a, b) => cramerVonMises(a, b).statistic],
  ["andersonDarlingContributions", andersonDarlingContributions, (a, b) => andersonDarling(a, b).statistic],
  ["mannWhitneyContributions", mannWhitneyContributions, (a, b) => mannWhitney(a, b).statistic - 0.5]
];

describe.each(cells)("%s(reference, current)", (name, contributions, score) => {
  it("sum to the score; one per cell, 0 for an empty one", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        const [terms, whole] = [contributions(a, b), score(a, b)];
        expect(Math.abs(sumOf(terms) - whole)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(whole)));
        expect(terms).toHaveLength(a.length);
        terms.forEach((term, i) => {
          if (a[i]! + b[i]! === 0) expect(term).toBe(0);
          if (name !== "mannWhitneyContributions") expect(term).toBeGreaterThanOrEqual(0);
        });
      })
    );
  });

  it("are 0 between a window and itself, and NaN throughout when a side is empty", () => {
    expect(contributions([3, 0, 5, 1], [3, 0, 5, 1]).map(Math.abs)).toEqual([0, 0, 0, 0]);
    expect(contributions([0, 0], [1, 2])).toEqual([NaN, NaN]);
    expect(contributions([], [])).toEqual([]);
  });

  it("refuse cells that do not match, naming both lengths", () => {
    expect(() => contributions([1, 2], [1])).toThrow(new RangeError("incompatible counts: lengths 2 and 1"));
  });
});

it("mannWhitneyContributions(reference, current) change sign with the windows and with the order of the cells", () => {
  fc.assert(
    fc.property(countPairs, ([a, b]) => {
      const terms = mannWhitneyContributions(a, b);
      const backwards = mannWhitneyContributions([...a].reverse(), [...b].reverse()).reverse();
      mannWhitneyContributions(b, a).forEach((term, i) => expect(term).toBeCloseTo(-terms[i]!, 12));
      expect(sumOf(backwards)).toBeCloseTo(-sumOf(terms), 12);
    })
  );
});

it("chiSquareFitContributions(shares, observed) sum to the statistic, infinite where no row is expected", () => {
  fc.assert(
    fc.property(countPairs, ([a, b]) => {
      const {statistic} = chiSquareFit(a, b);
      const sum = sumOf(chiSquareFitContributions(a, b));
      if (!Number.isNaN(statistic)) expect(sum).toBe(statistic);
    })
  );
  expect(chiSquareFitContributions([1, 0], [2, 2])).toEqual([1, Infinity]);
  expect(chiSquareFitContributions([0, 0], [1, 2])).toEqual([NaN, NaN]);
});

const areas = [
  ["wassersteinContributions", wassersteinContributions, wasserstein, 1],
  ["energyContributions", energyContributions, energy, 2]
] as const;

describe.each(areas)("%s(reference, current, edges)", (_, contributions, distance, power) => {
  it("sum to the score, one per bin, none negative: any shape, any edges", () => {
    fc.assert(
      fc.property(samples, ({a, b, edges}) => {
        const [p, q] = [binnedOf(a, edges), binnedOf(b, edges)];
        const [terms, whole] = [contributions(p, q, edges), distance(p, q, edges).value ** power];
        expect(terms).toHaveLength(edges.length + 1);
        expect(Math.min(...terms)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(sumOf(terms) - whole)).toBeLessThanOrEqual(1e-9 * (1 + whole));
      })
    );
  });

  it("lie where the rows move, and nowhere else", () => {
    const edges = [1, 2, 3, 4];
    const terms = contributions(binnedOf([0.5, 1.5, 2.5, 5], edges), binnedOf([0.5, 1.5, 3.5, 5], edges), edges);
    expect(terms.map((term) => term > 0)).toEqual([false, false, true, true, false]);
  });

  it("span the empty bins on the way", () => {
    const edges = [1, 2, 3];
    const terms = contributions(binnedOf([1, 1], edges), binnedOf([3, 3], edges), edges);
    expect(terms).toEqual([0, power, power, 0]);
  });

  it("are NaN throughout when a side is empty", () => {
    const empty = {counts: [0, 0], min: Infinity, max: -Infinity, lowTailSum: 0, highTailSum: 0};
    expect(contributions(empty, binnedOf([1], [0]), [0])).toEqual([NaN, NaN]);
  });
});
