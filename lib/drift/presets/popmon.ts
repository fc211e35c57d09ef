import {chiSquare} from "../../statistics/chi-square.js";
import {kolmogorovSmirnov} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import {chiSquareTail} from "../../statistics/special.js";
import {distinctLevels, levelsIn, levelsOf, mergedLevels, separatedLevels} from "./levels.js";
import type {Levels} from "./levels.js";
import {POPMON_BINS, popmonFigures} from "./popmon-bins.js";
import {judgeLights, lightsOf, lightsOfKolmogorov} from "./popmon-lights.js";
import type {Light} from "./popmon-lights.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import type {Preset, PresetResult, Value} from "./types.js";
import {isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {noVerdict, unknownLevels} from "./verdict.js";
import {zScore} from "./z-score.js";

const METHOD = "chi2_zscore";

/**
 * popmon's comparison of one time slot, `current`, with an external reference of one slot: the traffic lights of its
 * z-scores, red from 7 on and below −7, yellow from 4 on and below −4. One red light is drift. `value` is that of the
 * two-sample chi-square test, z of its p; `remark` holds the lights.
 *
 * - numbers: that and `ks_zscore`, over 40 bins between the reference's quantiles 0.05 and 0.95 and more of the same
 *   width outside. Columns are taken as floats; for integers popmon has other bins.
 * - categories: that and `unknown_labels`, red where a level of the current slot is not in the reference.
 *
 * Its faults are kept. p of Kolmogorov–Smirnov is NaN where the statistic is large, and NaN is green, so the clearest
 * change goes unseen by it. Like distributions have p = 1 and z = −∞, which is red. Missing values and NaN are left out of
 * numbers; of categories they are the levels "None" and "nan".
 *
 * From profiles: popmon's bins lie between quantiles of the reference, which a profile knows by its own bins. There are
 * about six of these to one of popmon's, so that z has a wide range and only clear changes have a verdict.
 */
export const popmon: Preset = {
  id: "popmon",
  title: "popmon",
  source: "popmon 1.4.12, popmon/analysis/comparison/comparisons.py, popmon/config.py; histogrammar 1.1.2",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return compareLevels(levelsOf(named(reference), named(current)));
    const [a, b] = [orderedNumbers(reference), orderedNumbers(current)];
    if (a.length === 0 || b.length === 0) return noVerdict(METHOD, EMPTY);
    if (![...a, ...b].every(Number.isFinite)) return noVerdict(METHOD, INFINITE);
    const binOf = binning(a);
    const [before, now] = [a.map(binOf), b.map(binOf)];
    if (![...before, ...now].every(Number.isFinite)) return noVerdict(METHOD, OVERFLOWS);
    const [p, q] = binned(before, now);
    return judgeNumbers(exactly(chiSquare(p, q).pValue), exactly(kolmogorovSmirnov(p, q)), a.length, b.length);
  },
  compareProfiles(column, reference, current) {
    const levels = levelsIn(column, reference, current);
    if (levels !== null) return compareLevels(withMissing(levels));
    const figures = popmonFigures(column, reference, current);
    if (typeof figures === "string") return noVerdict(METHOD, figures);
    return judgeNumbers(figures.chance, figures.distance, ...figures.rows);
  }
};

const EMPTY = "a side has no values";
const INFINITE = "bins of infinite values are not reproduced";
const OVERFLOWS = "the range of values overflows";

/** Missing values go by the name that Python prints for them. */
function named(values: readonly Value[]): Value[] {
  return values.map((value) => (value === null ? "None" : Number.isNaN(value) ? "nan" : value));
}

function withMissing(levels: Levels): Levels {
  const named = (counts: ReadonlyMap<string, number>, missing: number): ReadonlyMap<string, number> =>
    missing === 0 ? counts : new Map(counts).set("None", (counts.get("None") ?? 0) + missing);
  const {reference, current, missing} = levels;
  return {...levels, reference: named(reference, missing[0]), current: named(current, missing[1])};
}

function compareLevels(levels: Levels): PresetResult {
  const [merged, separated] = [mergedLevels(levels), separatedLevels(levels)];
  if (rowsIn(merged[0]) === 0 || rowsIn(merged[1]) === 0) return noVerdict(METHOD, EMPTY);
  const {low, high} = distinctLevels(levels);
  if (low < 2 && high >= 2) return unknownLevels(METHOD);
  const [least, most] = [chiSquare(...merged), chiSquare(...separated)];
  const chance =
    low < 2
      ? exactly(NaN)
      : {low: chiSquareTail(most.statistic, low - 1), high: chiSquareTail(least.statistic, high - 1)};
  return judge(chance, "unknown_labels", unknownLabels(levels));
}

/** A level of the current slot that the reference lacks is red. */
function unknownLabels({reference, current, buckets}: Levels): ReadonlySet<Light> {
  const isNew =
    [...current.keys()].some((level) => !reference.has(level)) || buckets.some(([a, b]) => a === 0 && b > 0);
  if (isNew) return new Set<Light>(["red"]);
  return new Set<Light>(buckets.some(([, b]) => b > 0) ? ["green", "red"] : ["green"]);
}

function judgeNumbers(chance: Range, distance: Range, n: number, m: number): PresetResult {
  return judge(chance, "ks_zscore", lightsOfKolmogorov(distance, Math.sqrt((n * m) / (n + m))));
}

function judge(chance: Range, name: string, lights: ReadonlySet<Light>): PresetResult {
  const z = {low: zScore(chance.high), high: zScore(chance.low)};
  return judgeLights(z, [METHOD, lightsOf(z)], [name, lights]);
}

function binning(reference: readonly number[]): (x: number) => number {
  const sorted = Float64Array.from(reference).sort();
  let [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)];
  if (low === high) [low, high] = [sorted[0]!, sorted.at(-1)!];
  const range = high > low ? (high - low) * (1 / 0.9) : 1;
  const origin = low - range * 0.05;
  return (x) => Math.floor((x - origin) / (range / POPMON_BINS));
}

/** Counts rows per occupied bin, in ascending order. */
function binned(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const bins = [...new Set([...a, ...b])].sort((x, y) => x - y);
  const index = new Map(bins.map((bin, i) => [bin, i]));
  const count = (some: readonly number[]): number[] => {
    const counts = new Array<number>(bins.length).fill(0);
    for (const bin of some) ++counts[index.get(bin)!]!;
    return counts;
  };
  return [count(a), count(b)];
}
