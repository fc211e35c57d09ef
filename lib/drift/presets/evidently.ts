import {chiSquareFit} from "../../statistics/chi-square.js";
import {jensenShannonDistance} from "../../statistics/jensen-shannon.js";
import {kolmogorovOneSample} from "../../statistics/kolmogorov-one-sample.js";
import {kolmogorovSmirnovExact} from "../../statistics/kolmogorov-smirnov.js";
import {standardDeviation} from "../../statistics/moments.js";
import {chiSquareTail} from "../../statistics/special.js";
import {twoProportion} from "../../statistics/two-proportion.js";
import {wassersteinOf} from "../../statistics/wasserstein.js";
import {distinctLevels, levelsIn, levelsOf, mergedLevels, separatedLevels} from "./levels.js";
import type {Levels} from "./levels.js";
import {kolmogorovRange, wassersteinRange} from "./profiled-distances.js";
import {momentsIn} from "./profiled-moments.js";
import {finiteNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {exactly, hull, throughout} from "./range.js";
import type {Range} from "./range.js";
import {distanceOfRows, roundHalfEven} from "./rank-distance.js";
import {distinctAtLeast, singleValues} from "./single-values.js";
import type {Preset, PresetResult} from "./types.js";
import {finiteNumbers, isCategorical, rowsIn} from "./values.js";
import {noVerdict, unknownLevels, verdict} from "./verdict.js";

/** Up to this many reference rows Evidently tests; above it measures a distance. */
const TESTED_ROWS = 1000;

/** Up to this many distinct values on both sides numbers are taken for categories. */
const FEW_VALUES = 5;

/** Up to this many rows on the larger side SciPy's p is exact. */
const EXACT_ROWS = 10_000;

const LEAST_DEVIATION = 0.001;

/**
 * Evidently's default rule per column. Missing values, NaN and ±Infinity are dropped first; an empty side is an error.
 *
 * - up to 1000 reference rows: Kolmogorov–Smirnov (p ≤ 0.05) for numbers with more than 5 distinct values on both sides
 *   together; otherwise chi-square (p < 0.05), or with two levels or one the two-proportion z test (p < 0.05).
 * - above: Wasserstein distance over the larger of the reference's population standard deviation and 0.001 (≥ 0.1), or
 *   for few values and categories the Jensen–Shannon distance, natural logarithm, no zero fill (≥ 0.1).
 *
 * From profiles: n is counted, and so the rule is known, but for numbers of which the bins cannot tell whether they take
 * more than 5 values.
 *
 * Its faults are kept: only the reference's rows decide which rule holds; and the chi-square test is one-sample, as if
 * the reference's shares were known exactly, so its false-alarm rate is several times 5 %.
 */
export const evidently: Preset = {
  id: "evidently",
  title: "Evidently",
  source: "evidently 0.7.21, src/evidently/legacy/calculations/stattests/registry.py",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return compareLevels(levelsOf(reference, current), "chisquare");
    const [a, b] = [finiteNumbers(reference), finiteNumbers(current)];
    if (a.length === 0 || b.length === 0 || new Set([...a, ...b]).size <= FEW_VALUES)
      return compareLevels(levelsOf(a, b), "ks");
    if (a.length <= TESTED_ROWS) return testNumbers(exactly(distanceOfRows(a, b)), a.length, b.length);
    return measureNumbers(exactly(wassersteinOf(a, b) / Math.max(standardDeviation(a), LEAST_DEVIATION)));
  },
  compareProfiles(column, reference, current) {
    const levels = levelsIn(column, reference, current);
    if (levels !== null) return compareLevels(levels, "chisquare");
    const [a, b] = finiteNumbersIn(column, reference, current);
    const values = singleValues(a, b);
    if (values !== null && values[0].length <= FEW_VALUES) return compareLevels(asLevels(values), "ks");
    if (distinctAtLeast(a, b) <= FEW_VALUES)
      return noVerdict("ks", `the bins do not tell whether there are more than ${FEW_VALUES} values`);
    if (a.rows === 0 || b.rows === 0) return noVerdict("ks", STOPS);
    if (a.rows <= TESTED_ROWS) return testNumbers(kolmogorovRange(a, b), a.rows, b.rows);
    const range = normedRange(a, b, momentsIn(column, reference, a.rows).deviation);
    return Number.isNaN(range.high) ? noVerdict("wasserstein", "the range of values overflows") : measureNumbers(range);
  }
};

const STOPS = "Evidently stops at a column without values";

function asLevels([p, q]: readonly [readonly number[], readonly number[]]): Levels {
  const named = (counts: readonly number[]): Map<string, number> =>
    new Map(counts.map((count, i) => [String(i), count] as const).filter(([, count]) => count > 0));
  return {
    ...{reference: named(p), current: named(q), buckets: [], missing: [0, 0]},
    rows: [rowsIn(p), rowsIn(q)]
  };
}

/** `ifEmpty` names the method where a side has no values. */
function compareLevels(levels: Levels, ifEmpty: "chisquare" | "ks"): PresetResult {
  const [merged, separated] = [mergedLevels(levels), separatedLevels(levels)];
  const [n, m] = [rowsIn(merged[0]), rowsIn(merged[1])];
  if (n === 0 || m === 0) return noVerdict(ifEmpty, STOPS);
  if (n > TESTED_ROWS) {
    const [low, high] = [merged, separated].map((counts) => jensenShannonDistance(...counts, {base: Math.E}));
    return verdict({method: "jensenshannon", value: {low: low!, high: high!}, threshold: 0.1, rule: ">="});
  }
  const distinct = distinctLevels(levels);
  if (distinct.high > 2 && distinct.low <= 2) return unknownLevels("chisquare");
  const [method, value] =
    distinct.high <= 2
      ? (["z", hull([merged, separated].map(proportionChance))] as const)
      : (["chisquare", fitChance(merged, separated, distinct)] as const);
  return verdict({method, value, threshold: 0.05, rule: "<"});
}

function proportionChance([p, q]: readonly [readonly number[], readonly number[]]): Range {
  return exactly(twoProportion({count: p[0]!, rows: rowsIn(p)}, {count: q[0]!, rows: rowsIn(q)}).pValue);
}

/** The statistic lies between those of merged and separated levels, and p rises with the degrees of freedom. */
function fitChance(merged: [number[], number[]], separated: [number[], number[]], distinct: Range): Range {
  const [least, most] = [chiSquareFit(...merged).statistic, chiSquareFit(...separated).statistic];
  return {low: chiSquareTail(most, distinct.low - 1), high: chiSquareTail(least, distinct.high - 1)};
}

function testNumbers(d: Range, n: number, m: number): PresetResult {
  const value = throughout(d, (x) => chanceOf(x, n, m));
  return verdict({method: "ks", value, threshold: 0.05, rule: "<="});
}

/** SciPy's `ks_2samp`: beyond 10,000 rows on a side its p is that of one sample of n m / (n + m) values. */
function chanceOf(d: number, n: number, m: number): number {
  if (Math.max(n, m) <= EXACT_ROWS) return kolmogorovSmirnovExact(d, n, m);
  return kolmogorovOneSample(d, roundHalfEven((n * m) / (n + m)));
}

function measureNumbers(value: Range): PresetResult {
  return verdict({method: "wasserstein", value, threshold: 0.1, rule: ">="});
}

function normedRange(a: ProfiledNumbers, b: ProfiledNumbers, deviation: Range): Range {
  const {low, high} = wassersteinRange(a, b);
  return {low: low / Math.max(deviation.high, LEAST_DEVIATION), high: high / Math.max(deviation.low, LEAST_DEVIATION)};
}
