import {kolmogorovSmirnov, kolmogorovSmirnovBound} from "../../statistics/distances.js";
import {lInfinity} from "../../statistics/l-infinity.js";
import {fineCells} from "../cells.js";
import {levelsIn} from "./profiled.js";
import {distanceOfRows} from "./rank-distance.js";
import type {Preset, PresetResult} from "./types.js";
import {alignLevels, countLevels, isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {noVerdict, unknownLevels, verdictBetween} from "./verdict.js";

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
 * From profiles: categories exactly, numbers with the bound of their bins.
 *
 * Rows give the distance of numbers exactly. Model Monitor itself takes the distribution functions from KLL sketches,
 * and so its distances of large samples differ by their error in rank.
 * @example sagemakerPreset("Simple").compareRows([1, 2, 3, 4], [3, 4, 5, 6]).value // 0.5
 */
export function sagemakerPreset(comparison: ComparisonMethod): Preset {
  const corrected = (simple: number, n: number, m: number): number =>
    comparison === "Simple" ? simple : Math.max(0, simple - CRITICAL * Math.sqrt((n + m) / (n * m)));
  const judge = (method: string, n: number, m: number, low: number, high: number): PresetResult => {
    if (n === 0 || m === 0) return noVerdict(method, "a side has no values");
    const [from, to] = [corrected(low, n, m), corrected(high, n, m)];
    return verdictBetween(from, to, {method: `${method} (${comparison})`, threshold: THRESHOLD, rule: ">"});
  };
  const compareLevels = (p: ReadonlyMap<string, number>, q: ReadonlyMap<string, number>): PresetResult => {
    const [a, b] = alignLevels(p, q);
    const value = lInfinity(a, b);
    return judge("LInfinity", rowsIn(a), rowsIn(b), value, value);
  };
  return {
    id: "sagemaker",
    title: "SageMaker Model Monitor",
    source: "deequ 2.0, analyzers/Distance.scala; SageMaker developer guide, Schema for Constraints",
    compareRows(reference, current) {
      if (isCategorical(reference, current)) return compareLevels(countLevels(reference), countLevels(current));
      const [a, b] = [orderedNumbers(reference), orderedNumbers(current)];
      const value = distanceOfRows(a, b);
      return judge("linf", a.length, b.length, value, value);
    },
    compareProfiles(column, reference, current) {
      const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
      if (p !== null && q !== null)
        return p.other + q.other > 0 ? unknownLevels("LInfinity") : compareLevels(p.counts, q.counts);
      const [a, b] = [fineCells(reference.sums, column), fineCells(current.sums, column)];
      const low = kolmogorovSmirnov(a, b);
      const high = Math.min(1, low + kolmogorovSmirnovBound(a, b));
      return judge("linf", rowsIn(a), rowsIn(b), low, high);
    }
  };
}

/** `sagemakerPreset` as `constraints.json` comes: corrected for the size of the samples. */
export const sagemaker: Preset = sagemakerPreset("Robust");
