import {chiSquare} from "../../statistics/chi-square.js";
import {kolmogorovSmirnov} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import {levelsIn} from "./profiled.js";
import type {ProfiledLevels} from "./profiled.js";
import {rootKolmogorov} from "./root-kolmogorov.js";
import type {Preset, PresetResult, Value} from "./types.js";
import {alignLevels, countLevels, isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {needsRows, noVerdict, unknownLevels} from "./verdict.js";
import {zScore} from "./z-score.js";

const METHOD = "chi2_zscore";
const BINS = 40;
const RED = 7;
const YELLOW = 4;

type Light = "red" | "yellow" | "green";

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
 * numbers; of categories they are the levels "None" and "nan". From profiles: categories alone, exactly.
 */
export const popmon: Preset = {
  id: "popmon",
  title: "popmon",
  source: "popmon 1.4.12, popmon/analysis/comparison/comparisons.py, popmon/config.py; histogrammar 1.1.2",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return compareLevels(named(reference), named(current));
    const [a, b] = [orderedNumbers(reference), orderedNumbers(current)];
    if (a.length === 0 || b.length === 0) return noVerdict(METHOD, "a side has no values");
    if (![...a, ...b].every(Number.isFinite)) return noVerdict(METHOD, "bins of infinite values are not reproduced");
    const binOf = binning(a);
    const [before, now] = [a.map(binOf), b.map(binOf)];
    if (![...before, ...now].every(Number.isFinite)) return noVerdict(METHOD, "the range of values overflows");
    const [p, q] = binned(before, now);
    const u = kolmogorovSmirnov(p, q) * Math.sqrt((a.length * b.length) / (a.length + b.length));
    const ks = lightOf(zScore(rootKolmogorov(u)));
    return judge(p, q, ["ks_zscore", ks]);
  },
  compareProfiles(column, reference, current) {
    const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
    if (p === null || q === null) return needsRows(METHOD);
    return p.other + q.other > 0 ? unknownLevels(METHOD) : compareLevels(withMissing(p), withMissing(q));
  }
};

/** Missing values go by the name that Python prints for them. */
function named(values: readonly Value[]): Map<string, number> {
  return countLevels(values.map((value) => (value === null ? "None" : Number.isNaN(value) ? "nan" : value)));
}

function withMissing({counts, missing}: ProfiledLevels): ReadonlyMap<string, number> {
  return missing === 0 ? counts : new Map(counts).set("None", (counts.get("None") ?? 0) + missing);
}

function compareLevels(p: ReadonlyMap<string, number>, q: ReadonlyMap<string, number>): PresetResult {
  const [reference, current] = alignLevels(p, q);
  if (rowsIn(reference) === 0 || rowsIn(current) === 0) return noVerdict(METHOD, "a side has no values");
  const isKnown = [...q.keys()].every((level) => p.has(level));
  return judge(reference, current, ["unknown_labels", isKnown ? "green" : "red"]);
}

function judge(p: readonly number[], q: readonly number[], [name, light]: [string, Light]): PresetResult {
  const value = zScore(chiSquare(p, q).pValue);
  const own = lightOf(value);
  return {
    method: METHOD,
    value,
    bound: 0,
    threshold: RED,
    rule: ">=",
    drifted: own === "red" || light === "red",
    remark: `${METHOD} ${own}, ${name} ${light}`
  };
}

function lightOf(z: number): Light {
  if (z < -RED || z >= RED) return "red";
  return z < -YELLOW || z >= YELLOW ? "yellow" : "green";
}

function binning(reference: readonly number[]): (x: number) => number {
  const sorted = Float64Array.from(reference).sort();
  let [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)];
  if (low === high) [low, high] = [sorted[0]!, sorted.at(-1)!];
  const range = high > low ? (high - low) * (1 / 0.9) : 1;
  const origin = low - range * 0.05;
  return (x) => Math.floor((x - origin) / (range / BINS));
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
