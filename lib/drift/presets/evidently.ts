import {columnFigures} from "../../profile/column-summary.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {NumericSpec, Profile} from "../../profile/types.js";
import {chiSquareFit} from "../../statistics/chi-square.js";
import {occupiedCells, totals} from "../../statistics/counts.js";
import {kolmogorovSmirnov, kolmogorovSmirnovBound} from "../../statistics/distances.js";
import {jensenShannonDistance} from "../../statistics/jensen-shannon.js";
import {kolmogorovOneSample} from "../../statistics/kolmogorov-one-sample.js";
import {kolmogorovSmirnovExact} from "../../statistics/kolmogorov-smirnov.js";
import {standardDeviation} from "../../statistics/moments.js";
import {twoProportion} from "../../statistics/two-proportion.js";
import {wassersteinNormed, wassersteinOf} from "../../statistics/wasserstein.js";
import {levelsIn, numbersIn} from "./profiled.js";
import {distanceOfRows, roundHalfEven} from "./rank-distance.js";
import type {Preset, PresetResult} from "./types.js";
import {alignLevels, countLevels, finiteNumbers, isCategorical, rowsIn} from "./values.js";
import {noVerdict, unknownLevels, verdict, verdictBetween} from "./verdict.js";

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
 * From profiles: categories exactly; numbers with the bound of their bins, once more than 5 bins are occupied.
 *
 * Its faults are kept: only the reference's rows decide which rule holds; and the chi-square test is one-sample, as if
 * the reference's shares were known exactly, so its false-alarm rate is several times 5 %.
 */
export const evidently: Preset = {
  id: "evidently",
  title: "Evidently",
  source: "evidently 0.7.21, src/evidently/legacy/calculations/stattests/registry.py",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return compareLevels(countLevels(reference), countLevels(current), true);
    const [a, b] = [finiteNumbers(reference), finiteNumbers(current)];
    const [p, q] = [countLevels(a), countLevels(b)];
    if (a.length === 0 || b.length === 0 || new Set([...p.keys(), ...q.keys()]).size <= FEW_VALUES)
      return compareLevels(p, q, false);
    return a.length <= TESTED_ROWS ? testNumbers(a, b) : measureNumbers(a, b);
  },
  compareProfiles(column, reference, current) {
    const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
    if (p === null || q === null) return compareBins(column, reference, current);
    return p.other + q.other > 0 ? unknownLevels("chisquare") : compareLevels(p.counts, q.counts, true);
  }
};

function compareLevels(p: ReadonlyMap<string, number>, q: ReadonlyMap<string, number>, isText: boolean): PresetResult {
  const [reference, current] = alignLevels(p, q);
  const [n, m] = [rowsIn(reference), rowsIn(current)];
  if (n === 0 || m === 0) return noVerdict(isText ? "chisquare" : "ks", "Evidently stops at a column without values");
  if (n > TESTED_ROWS) {
    const value = jensenShannonDistance(reference, current, {base: Math.E});
    return verdict({method: "jensenshannon", value, threshold: 0.1, rule: ">="});
  }
  const isProportion = reference.length <= 2;
  const {pValue} = isProportion
    ? twoProportion({count: reference[0]!, rows: n}, {count: current[0]!, rows: m})
    : chiSquareFit(reference, current);
  return verdict({method: isProportion ? "z" : "chisquare", value: pValue, threshold: 0.05, rule: "<"});
}

function testNumbers(a: readonly number[], b: readonly number[]): PresetResult {
  const value = chanceOf(distanceOfRows(a, b), a.length, b.length);
  return verdict({method: "ks", value, threshold: 0.05, rule: "<="});
}

/** SciPy's `ks_2samp`: beyond 10,000 rows on a side its p is that of one sample of n m / (n + m) values. */
function chanceOf(d: number, n: number, m: number): number {
  if (Math.max(n, m) <= EXACT_ROWS) return kolmogorovSmirnovExact(d, n, m);
  return kolmogorovOneSample(d, roundHalfEven((n * m) / (n + m)));
}

function measureNumbers(a: readonly number[], b: readonly number[]): PresetResult {
  const value = wassersteinOf(a, b) / Math.max(standardDeviation(a), LEAST_DEVIATION);
  return verdict({method: "wasserstein", value, threshold: 0.1, rule: ">="});
}

function compareBins(column: ColumnLayout, reference: Profile, current: Profile): PresetResult {
  const [a, b] = [numbersIn(column, reference), numbersIn(column, current)];
  const [n, m] = totals(a.counts, b.counts);
  if (n === 0 || m === 0) return noVerdict("ks", "Evidently stops at a column without values");
  if (occupiedCells(a.counts, b.counts) <= FEW_VALUES)
    return noVerdict("ks", "too few bins to tell numbers from levels");
  if (n > TESTED_ROWS) {
    const {edges} = column.spec as NumericSpec;
    const deviation = Math.max(columnFigures(reference.sums, column).deviation, LEAST_DEVIATION);
    return verdict({...wassersteinNormed(a, b, edges, deviation), method: "wasserstein", threshold: 0.1, rule: ">="});
  }
  const d = kolmogorovSmirnov(a.counts, b.counts);
  const largest = Math.min(1, d + kolmogorovSmirnovBound(a.counts, b.counts));
  return verdictBetween(chanceOf(largest, n, m), chanceOf(d, n, m), {method: "ks", threshold: 0.05, rule: "<="});
}
