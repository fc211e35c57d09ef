import {kolmogorovOneSample} from "../../statistics/kolmogorov-one-sample.js";
import {chiSquareTail} from "../../statistics/special.js";
import {equalEdges} from "./histogram.js";
import {levelsIn, levelsOf} from "./levels.js";
import type {Levels} from "./levels.js";
import {orderedNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {apart, exactly, throughout} from "./range.js";
import type {Range} from "./range.js";
import {roundHalfEven} from "./rank-distance.js";
import {rowAt} from "./row-at.js";
import {rowsBelowRange} from "./rows-below.js";
import type {Preset, PresetResult} from "./types.js";
import {isCategorical, orderedNumbers} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

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
 * its counts of levels are exact up to 768 of them.
 */
export const whylogs: Preset = {
  id: "whylogs",
  title: "whylogs",
  source: "whylogs 1.6.4, whylogs/viz/drift/column_drift_algorithms.py, whylogs/viz/drift/configs.py",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return testLevels(levelsOf(reference, current));
    const [x, y] = [reference, current].map((values) => Float64Array.from(orderedNumbers(values)).sort());
    return testNumbers(exactly(distanceAtQuantiles(x!, y!)), x!.length, y!.length);
  },
  compareProfiles(column, reference, current) {
    const levels = levelsIn(column, reference, current);
    if (levels !== null) return testLevels(levels);
    const [a, b] = orderedNumbersIn(column, reference, current);
    return testNumbers(a.rows === 0 || b.rows === 0 ? exactly(NaN) : distanceRange(a, b), a.rows, b.rows);
  }
};

function testLevels({reference, current, buckets, missing, rows}: Levels): PresetResult {
  const [n, m] = rows;
  if (missing[0] === n || missing[1] === m) return noVerdict("chi-square", "a side has no values");
  let statistic = 0;
  for (const level of new Set([...current.keys(), ...reference.keys()])) {
    const expected = Math.floor(((reference.get(level) ?? 0) / n) * m);
    statistic += expected === 0 ? Infinity : ((current.get(level) ?? 0) - expected) ** 2 / expected;
  }
  const unknown = buckets.reduce((sum, [, b]) => sum + b, 0);
  // current levels among the buckets are one per row at most; any that is rare enough makes the statistic infinite
  const high = tail(statistic, current.size + unknown - 1);
  return judged("chi-square", {low: buckets.length > 0 ? 0 : high, high});
}

function tail(statistic: number, dof: number): number {
  return statistic === Infinity ? 0 : chiSquareTail(statistic, Math.max(1, dof));
}

function testNumbers(distance: Range, n: number, m: number): PresetResult {
  if (n === 0 || m === 0) return noVerdict("ks", "a side has no values");
  const rows = roundHalfEven((n * m) / (n + m));
  if (rows === 0) return noVerdict("ks", "too few values for a p");
  return judged(
    "ks",
    throughout(distance, (d) => kolmogorovOneSample(d, rows))
  );
}

function distanceAtQuantiles(x: Float64Array, y: Float64Array): number {
  const points = [x, y].flatMap((sorted) => QUANTILES.map((rank) => quantileOf(sorted, rank)));
  return Math.max(...points.map((point) => Math.abs(below(x, point) / x.length - below(y, point) / y.length)));
}

/** The largest difference at values of which only the cell is known. */
function distanceRange(a: ProfiledNumbers, b: ProfiledNumbers): Range {
  const ranges = [
    [a, b],
    [b, a]
  ].flatMap(([side, other]) =>
    QUANTILES.map((rank) => {
      const value = rowAt(side!, positionAt(side!.rows, rank));
      return apart(shareOf(value.below, side!.rows), shareOf(rowsBelowRange(other!, value), other!.rows));
    })
  );
  return {low: Math.max(...ranges.map(({low}) => low)), high: Math.max(...ranges.map(({high}) => high))};
}

function shareOf({low, high}: Range, rows: number): Range {
  return {low: low / rows, high: high / rows};
}

function judged(method: string, value: Range): PresetResult {
  const [remark, other] = [remarkOn(value.low), remarkOn(value.high)];
  return verdict({
    method,
    value,
    threshold: DRIFT,
    rule: "<",
    remark: remark === other ? remark : `${remark} to ${other}`
  });
}

function remarkOn(pValue: number): string {
  return pValue < DRIFT ? "DRIFT" : pValue < POSSIBLE ? "POSSIBLE_DRIFT" : "NO_DRIFT";
}

function positionAt(rows: number, rank: number): number {
  return Math.min(rows - 1, Math.floor(rank * rows));
}

/** The value at a rank, without interpolation, as KLL sketches give it. */
function quantileOf(sorted: Float64Array, rank: number): number {
  return sorted[positionAt(sorted.length, rank)]!;
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
