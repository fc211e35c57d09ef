import {ROWS} from "../../profile/layout.js";
import {kolmogorovOneSample} from "../../statistics/kolmogorov-one-sample.js";
import {chiSquareTail} from "../../statistics/special.js";
import {equalEdges} from "./histogram.js";
import {levelsIn} from "./profiled.js";
import {roundHalfEven} from "./rank-distance.js";
import type {Preset, PresetResult} from "./types.js";
import {countLevels, isCategorical, orderedNumbers} from "./values.js";
import {needsRows, noVerdict, unknownLevels, verdict} from "./verdict.js";

/** A hundred of them, from 0 to 1. */
const QUANTILES = equalEdges(0, 1, 99);

const DRIFT = 0.05;
const POSSIBLE = 0.15;

/**
 * whylogs' default drift score: p below 0.05 is drift, below 0.15 possible drift (in `remark`).
 *
 * - numbers: Kolmogorov–Smirnov, with D taken only at a hundred quantiles of either side and the distribution functions
 *   just below them; p is that of one sample of n m / (n + m) values, rounded. NaN and missing values are left out.
 * - categories: chi-square of the current counts, one-sample: the reference's shares are taken as known exactly, what
 *   they expect is cut to a whole number, and one level that then expects nothing makes the statistic infinite. Missing
 *   values count in the totals and in no level; degrees of freedom are the current levels less one, at least one.
 *
 * whylogs takes quantiles from KLL sketches (k = 1024), which are exact up to about 1000 rows a side and random beyond;
 * its counts of levels are exact up to 768 of them. From profiles: categories alone, exactly.
 */
export const whylogs: Preset = {
  id: "whylogs",
  title: "whylogs",
  source: "whylogs 1.6.4, whylogs/viz/drift/column_drift_algorithms.py, whylogs/viz/drift/configs.py",
  compareRows(reference, current) {
    if (!isCategorical(reference, current)) return testNumbers(orderedNumbers(reference), orderedNumbers(current));
    const [p, q] = [countLevels(reference), countLevels(current)];
    if (p.size === 0 || q.size === 0) return noVerdict("chi-square", "a side has no values");
    return testLevels(p, q, reference.length, current.length);
  },
  compareProfiles(column, reference, current) {
    const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
    if (p === null || q === null) return needsRows("ks");
    if (p.other + q.other > 0) return unknownLevels("chi-square");
    if (p.counts.size === 0 || q.counts.size === 0) return noVerdict("chi-square", "a side has no values");
    return testLevels(p.counts, q.counts, reference.sums[ROWS]!, current.sums[ROWS]!);
  }
};

function testLevels(
  p: ReadonlyMap<string, number>,
  q: ReadonlyMap<string, number>,
  n: number,
  m: number
): PresetResult {
  let statistic = 0;
  for (const level of new Set([...q.keys(), ...p.keys()])) {
    const expected = Math.floor(((p.get(level) ?? 0) / n) * m);
    statistic += expected === 0 ? Infinity : ((q.get(level) ?? 0) - expected) ** 2 / expected;
  }
  const dof = Math.max(1, q.size - 1);
  return judged("chi-square", statistic === Infinity ? 0 : chiSquareTail(statistic, dof));
}

function testNumbers(a: readonly number[], b: readonly number[]): PresetResult {
  if (a.length === 0 || b.length === 0) return noVerdict("ks", "a side has no values");
  const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  const points = [x, y].flatMap((sorted) => QUANTILES.map((rank) => quantileOf(sorted, rank)));
  const distances = points.map((point) => Math.abs(below(x, point) / x.length - below(y, point) / y.length));
  const rows = roundHalfEven((x.length * y.length) / (x.length + y.length));
  if (rows === 0) return noVerdict("ks", "too few values for a p");
  return judged("ks", kolmogorovOneSample(Math.max(...distances), rows));
}

function judged(method: string, pValue: number): PresetResult {
  const remark = pValue < DRIFT ? "DRIFT" : pValue < POSSIBLE ? "POSSIBLE_DRIFT" : "NO_DRIFT";
  return verdict({method, value: pValue, threshold: DRIFT, rule: "<", remark});
}

/** The value at a rank, without interpolation, as KLL sketches give it. */
function quantileOf(sorted: Float64Array, rank: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(rank * sorted.length))]!;
}

/** Returns the number of values less than `point`. */
function below(sorted: Float64Array, point: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < point) low = middle + 1;
    else high = middle;
  }
  return low;
}
