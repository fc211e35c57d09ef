import {tfdvRule, tfdvRuleOfProfiles} from "./tfdv-rule.js";
import type {Preset} from "./types.js";

/** Levels in a rank histogram unless told otherwise. */
const LEVELS = 1000;

/**
 * TensorFlow Data Validation's drift comparators.
 *
 * - categories: `infinity_norm`, the largest change of a share, over the 1000 most frequent levels of each side.
 * - numbers: `jensen_shannon_divergence`, log base 2 and no root, in [0, 1], over ten buckets of equal width between the
 *   extremes of each side on its own, aligned as `alignBuckets` in lib/statistics does. No zero fill. Missing values are left out. ±Infinity matches
 *   nothing; nor does NaN, so a column of NaN has the distance 1 from itself, but where the edges of the two sides differ
 *   NaN is forgotten (a fault of the tool, kept).
 *
 * There is drift above the threshold. It has no default: without one the distance stands without a verdict.
 *
 * The histograms here hold exact counts. Its own pipeline interpolates them from a sketch of 1000 quantiles, whose ranks
 * are right to 1 % of the rows: the buckets of what it reports differ by that.
 * @param threshold at least 0
 * @example tfdvPreset(0.1).compareRows(["a", "b"], ["a", "a"]).value // 0.5
 */
export function tfdvPreset(threshold: number): Preset {
  return {
    id: "tfdv",
    title: "TensorFlow Data Validation",
    source:
      "tensorflow-data-validation 1.16.1, anomalies/metrics.cc, utils/quantiles_util.py, statistics/stats_options.py",
    compareRows: (reference, current) => tfdvRule(reference, current, {threshold, levels: LEVELS}),
    compareProfiles: (column, reference, current) =>
      tfdvRuleOfProfiles(column, [reference, current], {threshold, levels: LEVELS})
  };
}

/** `tfdvPreset` without a threshold, as the tool comes. */
export const tfdv: Preset = tfdvPreset(NaN);
