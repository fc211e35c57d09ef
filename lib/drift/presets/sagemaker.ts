import {lInfinity} from "../../statistics/l-infinity.js";
import {distanceOfRows} from "./rank-distance.js";
import type {Preset} from "./types.js";
import {alignLevels, countLevels, isCategorical, orderedNumbers, rowsIn} from "./values.js";
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
  return {
    id: "sagemaker",
    title: "SageMaker Model Monitor",
    source: "deequ 2.0, analyzers/Distance.scala; SageMaker developer guide, Schema for Constraints",
    compareRows(reference, current) {
      const isText = isCategorical(reference, current);
      const method = isText ? "LInfinity" : "linf";
      const [a, b] = [orderedNumbers(reference), orderedNumbers(current)];
      const [p, q] = alignLevels(countLevels(reference), countLevels(current));
      const [n, m] = isText ? [rowsIn(p), rowsIn(q)] : [a.length, b.length];
      if (n === 0 || m === 0) return noVerdict(method, "a side has no values");
      const simple = isText ? lInfinity(p, q) : distanceOfRows(a, b);
      const value = comparison === "Simple" ? simple : Math.max(0, simple - CRITICAL * Math.sqrt((n + m) / (n * m)));
      return verdict({method: `${method} (${comparison})`, value, threshold: THRESHOLD, rule: ">"});
    }
  };
}

/** `sagemakerPreset` as `constraints.json` comes: corrected for the size of the samples. */
export const sagemaker: Preset = sagemakerPreset("Robust");
