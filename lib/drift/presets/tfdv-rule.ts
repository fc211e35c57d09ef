import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {alignBuckets} from "../../statistics/aligned-buckets.js";
import {jensenShannon} from "../../statistics/distances.js";
import {largestOfFrequent} from "./frequent-levels.js";
import {levelsIn, levelsOf} from "./levels.js";
import type {Levels} from "./levels.js";
import {finiteNumbersIn} from "./profiled-numbers.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import {bucketed} from "./tfdv-buckets.js";
import {bucketsIn, compareBuckets} from "./tfdv-profiled.js";
import type {PresetResult, Value} from "./types.js";
import {isCategorical} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

const NUMBERS = "jensen_shannon_divergence";
const CATEGORIES = "infinity_norm";

/** What TensorFlow Data Validation leaves to its user. */
export interface TfdvOptions {
  /** largest distance that is no drift; NaN for none */
  readonly threshold: number;
  /** levels of a side that are kept, the most frequent first; all others are forgotten */
  readonly levels: number;
}

/** Compares raw rows as TensorFlow Data Validation does: see `tfdv`. */
export function tfdvRule(
  reference: readonly Value[],
  current: readonly Value[],
  {threshold, levels}: TfdvOptions
): PresetResult {
  if (isCategorical(reference, current)) return compareLevels(levelsOf(reference, current), {threshold, levels});
  const [p, q] = [bucketed(reference), bucketed(current)];
  return judge(NUMBERS, exactly(p === null || q === null ? NaN : jensenShannon(...alignBuckets(p, q))), threshold);
}

/** Compares profiles as TensorFlow Data Validation does rows: see `tfdv`. */
export function tfdvRuleOfProfiles(
  column: ColumnLayout,
  [reference, current]: readonly [Profile, Profile],
  options: TfdvOptions
): PresetResult {
  const levels = levelsIn(column, reference, current);
  if (levels !== null) return compareLevels(levels, options);
  const [a, b] = finiteNumbersIn(column, reference, current);
  const range = compareBuckets(bucketsIn(column, reference, a), bucketsIn(column, current, b));
  return judge(NUMBERS, range, options.threshold);
}

function compareLevels(levels: Levels, {threshold, levels: most}: TfdvOptions): PresetResult {
  return judge(CATEGORIES, largestOfFrequent(levels, most), threshold);
}

function judge(method: string, value: Range, threshold: number): PresetResult {
  if (Number.isNaN(value.low)) return noVerdict(method, "a side has no values");
  return verdict({
    ...{method, value, threshold, rule: ">"},
    ...(Number.isNaN(threshold) ? {remark: "no threshold is set"} : {})
  });
}
