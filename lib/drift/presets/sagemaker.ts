import {lInfinity} from "../../statistics/l-infinity.js";
import {levelsIn, levelsOf, mergedLevels, separatedLevels} from "./levels.js";
import type {Levels} from "./levels.js";
import {kolmogorovRange} from "./profiled-distances.js";
import {orderedNumbersIn} from "./profiled-numbers.js";
import {exactly, throughout} from "./range.js";
import type {Range} from "./range.js";
import {distanceOfRows} from "./rank-distance.js";
import type {Preset, PresetResult} from "./types.js";
import {isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

/** How `constraints.json` names whether the distance is corrected for the size of the samples. */
export type ComparisonMethod = "Simple" | "Robust";

const THRESHOLD = 0.1;

/** √(−ln(α / 2) / 2) at α = 0.003. */
const CRITICAL = 1.8;

/**
 * Amazon SageMaker Model Monitor's `baseline_drift_check`, by the rule of deequ that it is built on.
 *
 * - numbers: the largest difference between the two distribution functions; NaN is left out, ±Infinity takes part.
 * - categories: the largest change of a share.
 *
 * "Robust" takes 1.8 √((n + m) / (n m)) from either, and no less than 0 is left; "Simple" takes nothing. Missing values
 * are left out and n and m count the rest. Violation above 0.1, the default of both thresholds.
 *
 * Rows give the distance of numbers exactly. Model Monitor itself takes the distribution functions from KLL sketches,
 * and so its distances of large samples differ by their error in rank.
 * @example sagemakerPreset("Simple").compareRows([1, 2, 3, 4], [3, 4, 5, 6]).value // 0.5
 */
export function sagemakerPreset(comparison: ComparisonMethod): Preset {
  const corrected = (simple: number, n: number, m: number): number =>
    comparison === "Simple" ? simple : Math.max(0, simple - CRITICAL * Math.sqrt((n + m) / (n * m)));
  const judge = (method: string, n: number, m: number, distance: Range): PresetResult => {
    if (n === 0 || m === 0) return noVerdict(method, "a side has no values");
    const value = throughout(distance, (simple) => corrected(simple, n, m));
    return verdict({method: `${method} (${comparison})`, value, threshold: THRESHOLD, rule: ">"});
  };
  const compareLevels = (levels: Levels): PresetResult => {
    const [p, q] = separatedLevels(levels);
    return judge("LInfinity", rowsIn(p), rowsIn(q), largestChange(levels));
  };
  return {
    id: "sagemaker",
    title: "SageMaker Model Monitor",
    source: "deequ 2.0, analyzers/Distance.scala; SageMaker developer guide, Schema for Constraints",
    compareRows(reference, current) {
      if (isCategorical(reference, current)) return compareLevels(levelsOf(reference, current));
      const [a, b] = [orderedNumbers(reference), orderedNumbers(current)];
      return judge("linf", a.length, b.length, exactly(distanceOfRows(a, b)));
    },
    compareProfiles(column, reference, current) {
      const levels = levelsIn(column, reference, current);
      if (levels !== null) return compareLevels(levels);
      const [a, b] = orderedNumbersIn(column, reference, current);
      return judge("linf", a.rows, b.rows, kolmogorovRange(a, b));
    }
  };
}

/** Levels of a bucket can each have changed by hardly anything; the larger of its shares can be one level's. */
function largestChange(levels: Levels): Range {
  const [p, q] = mergedLevels(levels);
  const known = p.length - levels.buckets.length;
  const [n, m] = [rowsIn(p), rowsIn(q)];
  const changes = p.slice(0, known).map((count, i) => Math.abs(q[i]! / m - count / n));
  return {low: Math.max(0, ...changes), high: lInfinity(...separatedLevels(levels))};
}

/** `sagemakerPreset` as `constraints.json` comes: corrected for the size of the samples. */
export const sagemaker: Preset = sagemakerPreset("Robust");
