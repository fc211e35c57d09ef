import {describe, expect, it} from "vitest";
import {andersonDarling, andersonDarlingOf} from "../../../lib/statistics/anderson-darling.js";
import {chiSquare, chiSquareFit, poolRareCells} from "../../../lib/statistics/chi-square.js";
import {correlation} from "../../../lib/statistics/correlation.js";
import {cramerVonMises, cramerVonMisesOf} from "../../../lib/statistics/cramer-von-mises.js";
import {cramersV, cramersVCorrected} from "../../../lib/statistics/cramers-v.js";
import {jensenShannon, kolmogorovSmirnov, kolmogorovSmirnovBound, psi} from "../../../lib/statistics/distances.js";
import {energy, energyContributions, energyOf} from "../../../lib/statistics/energy.js";
import {gTest} from "../../../lib/statistics/g-test.js";
import {hellinger} from "../../../lib/statistics/hellinger.js";
import {jensenShannonDistance, jensenShannonNats} from "../../../lib/statistics/jensen-shannon.js";
import {kolmogorovSmirnovOf, kolmogorovSmirnovTest} from "../../../lib/statistics/kolmogorov-smirnov.js";
import {kullbackLeibler} from "../../../lib/statistics/kullback-leibler.js";
import {lInfinity} from "../../../lib/statistics/l-infinity.js";
import {mannWhitney, mannWhitneyOf} from "../../../lib/statistics/mann-whitney.js";
import {meanShift} from "../../../lib/statistics/mean-shift.js";
import type {Moments} from "../../../lib/statistics/mean-shift.js";
import {mean, standardDeviation, variance} from "../../../lib/statistics/moments.js";
import {quantile} from "../../../lib/statistics/quantile.js";
import {totalVariation} from "../../../lib/statistics/total-variation.js";
import {twoProportion} from "../../../lib/statistics/two-proportion.js";
import {varianceShift, varianceShiftRobust} from "../../../lib/statistics/variance-shift.js";
import {wasserstein, wassersteinContributions, wassersteinOf} from "../../../lib/statistics/wasserstein.js";
import {binnedOf, countsOf} from "./samples.js";

/** What a column may hold; NaN and ±Inf are counted apart by a profile, and reach no statistic of values. */
const columns: Record<string, readonly number[]> = {
  empty: [],
  "all missing": [NaN, NaN, NaN],
  "one row": [7],
  constant: [3, 3, 3, 3, 3],
  zeros: [0, -0, 0, -0],
  "the largest": [1e308, -1e308, 1.7976931348623157e308, 0, -1.7976931348623157e308],
  "one huge": [1e308, 1, 2, 3, 4, 5],
  "the smallest": [5e-324, -5e-324, 1e-310, 0],
  "beyond 2^53": [2 ** 53, 2 ** 53 + 2, -(2 ** 60)],
  "not finite": [1, NaN, Infinity, -Infinity, 2],
  ordinary: [1, 2, 2, 3, 5, 8, 13]
};

const finite = Object.entries(columns).map(([name, values]) => [name, values.filter(Number.isFinite)] as const);
const pairs = finite.flatMap(([name, a]) => finite.map(([other, b]) => [name, other, a, b] as const));

type Values = readonly number[];

/** Calls every statistic as a monitor would, and returns all the numbers it gives. */
function everyFigure(a: Values, b: Values): Record<string, unknown> {
  const sorted = [...new Set([...a].sort((x, y) => x - y).map((x) => x + 0))];
  const edges = sorted.slice(0, -1);
  const [p, q] = [countsOf(a, edges), countsOf(b, edges)];
  const [v, w] = [binnedOf(a, edges), binnedOf(b, edges)];
  const momentsOf = (values: Values): Moments => ({n: values.length, mean: mean(values), variance: variance(values)});
  const [m1, m2] = [momentsOf(a), momentsOf(b)];
  const ofCounts = {
    psi,
    jensenShannon,
    kolmogorovSmirnov,
    kolmogorovSmirnovBound,
    hellinger,
    totalVariation,
    lInfinity
  };
  const more = {kullbackLeibler, jensenShannonNats, jensenShannonDistance, cramersV, cramersVCorrected, chiSquare};
  const tests = {chiSquareFit, gTest, kolmogorovSmirnovTest, cramerVonMises, andersonDarling, mannWhitney};
  const ofValues = {kolmogorovSmirnovOf, cramerVonMisesOf, andersonDarlingOf, mannWhitneyOf, wassersteinOf, energyOf};
  const call = (functions: Record<string, (x: never, y: never) => unknown>, x: Values, y: Values): object =>
    Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, f(x as never, y as never)]));
  return {
    ...call({...ofCounts, ...more, ...tests}, p, q),
    ...call(ofValues, a, b),
    pooled: poolRareCells(p, q).reference,
    wasserstein: wasserstein(v, w, edges),
    wassersteinContributions: wassersteinContributions(v, w, edges),
    energy: energy(v, w, edges),
    energyContributions: energyContributions(v, w, edges),
    meanShift: meanShift(m1, m2),
    varianceShift: varianceShift(m1, m2),
    varianceShiftRobust: varianceShiftRobust(m1, m2, 3),
    twoProportion: twoProportion({count: p[0]!, rows: a.length}, {count: q[0]!, rows: b.length}),
    moments: [m1.mean, m1.variance, standardDeviation(a)],
    quantile: quantile(sorted, 0.5),
    correlation: correlation(a, a)
  };
}

/** Signed, or in the units of the column; all others are never negative. */
const signed = /^(?:meanShift|varianceShiftRobust|twoProportion|moments|quantile|correlation|mannWhitney\w*\.z)/;

function numbersIn(value: unknown, name: string): [string, number][] {
  if (typeof value === "number") return [[name, value]];
  return Object.entries(value as object).flatMap(([key, part]) => numbersIn(part, `${name}.${key}`));
}

describe("every statistic of hostile columns", () => {
  it.each(pairs)("gives numbers or NaN, within their ranges and at once: %s against %s", (_, __, a, b) => {
    const figures = Object.entries(everyFigure(a, b)).flatMap(([name, value]) => numbersIn(value, name));
    expect(figures.length).toBeGreaterThan(60);
    const wrong = figures.filter(([name, x]) => {
      if (Number.isNaN(x)) return false;
      if (/pValue|PValue/.test(name)) return !(x >= 0 && x <= 1);
      return !signed.test(name) && !(x >= 0);
    });
    expect(wrong).toEqual([]);
  });

  it.each(finite)("says NaN, not 0, where a window is empty: %s", (_, values) => {
    const figures = Object.entries(everyFigure(values, [])).flatMap(([name, value]) => numbersIn(value, name));
    const ofBoth = figures.filter(([name]) => !/^(?:moments|quantile|correlation|pooled)|dof$/.test(name));
    expect(ofBoth.filter(([, x]) => !Number.isNaN(x))).toEqual([]);
  });

  it.each(finite.filter(([, values]) => values.length > 0))("finds no change from itself: %s", (_, values) => {
    const figures = Object.entries(everyFigure(values, values)).flatMap(([name, value]) => numbersIn(value, name));
    const ofChange = figures.filter(([name]) =>
      /^(?:psi|jensen|kolmogorovSmirnov$|hellinger|total|lInf|kullback|wassersteinOf|energyOf)/.test(name)
    );
    expect(ofChange.length).toBeGreaterThan(8);
    expect(ofChange.filter(([, x]) => x !== 0)).toEqual([]);
    expect(figures.filter(([name, x]) => /pValue/.test(name) && !Number.isNaN(x) && x < 0.99)).toEqual([]);
  });
});
