import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {jensenShannon} from "../../statistics/distances.js";
import {lInfinity} from "../../statistics/l-infinity.js";
import {alignBuckets} from "./aligned-buckets.js";
import type {BucketedRows} from "./aligned-buckets.js";
import {equalEdges, histogram} from "./histogram.js";
import {levelsIn} from "./profiled.js";
import type {PresetResult, Value} from "./types.js";
import {alignLevels, countLevels, finiteNumbers, isCategorical} from "./values.js";
import {needsRows, noVerdict, unknownLevels, verdict} from "./verdict.js";

const BUCKETS = 10;
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
  if (isCategorical(reference, current))
    return compareLevels(countLevels(reference), countLevels(current), {threshold, levels});
  const [p, q] = [bucketed(reference), bucketed(current)];
  return judge(NUMBERS, p === null || q === null ? NaN : jensenShannon(...alignBuckets(p, q)), threshold);
}

/** Compares profiles as TensorFlow Data Validation does rows: categories alone, as it wants histograms of its own. */
export function tfdvRuleOfProfiles(
  column: ColumnLayout,
  [reference, current]: readonly [Profile, Profile],
  options: TfdvOptions
): PresetResult {
  const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
  if (p === null || q === null) return needsRows(NUMBERS);
  return p.other + q.other > 0 ? unknownLevels(CATEGORIES) : compareLevels(p.counts, q.counts, options);
}

function compareLevels(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
  {threshold, levels}: TfdvOptions
): PresetResult {
  const [p, q] = alignLevels(mostFrequent(reference, levels), mostFrequent(current, levels));
  return judge(CATEGORIES, lInfinity(p, q), threshold);
}

function judge(method: string, value: number, threshold: number): PresetResult {
  if (Number.isNaN(value)) return noVerdict(method, "a side has no values");
  return verdict({method, value, threshold, rule: ">", remark: Number.isNaN(threshold) ? "no threshold is set" : null});
}

/** Of equally frequent levels the last in order of code points goes first. */
function mostFrequent(counts: ReadonlyMap<string, number>, most: number): ReadonlyMap<string, number> {
  if (counts.size <= most) return counts;
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1));
  return new Map(ranked.slice(0, most));
}

/** Null where the range overflows: then the histogram is empty and nothing can be compared. */
function bucketed(values: readonly Value[]): BucketedRows | null {
  const finite = finiteNumbers(values);
  const rowsAt = (special: number): number => values.filter((value) => Object.is(value, special)).length;
  const [infinite, nan] = [rowsAt(-Infinity) + rowsAt(Infinity), rowsAt(NaN)];
  if (finite.length === 0) return {buckets: [], infinite, nan};
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  if (low === high) return {buckets: [{low, high, count: finite.length}], infinite, nan};
  const edges = equalEdges(low, high, BUCKETS);
  if (!edges.every(Number.isFinite)) return null;
  const counts = histogram(finite, edges);
  return {buckets: counts.map((count, i) => ({low: edges[i]!, high: edges[i + 1]!, count})), infinite, nan};
}
