import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {alignBuckets} from "../../statistics/aligned-buckets.js";
import type {BucketedRows} from "../../statistics/aligned-buckets.js";
import {jensenShannon} from "../../statistics/distances.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import type {CutRows} from "./enclosed-divergence.js";
import {equalEdges, histogram} from "./histogram.js";
import {largestOfFrequent} from "./frequent-levels.js";
import {levelsIn, levelsOf} from "./levels.js";
import type {Levels} from "./levels.js";
import {finiteNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import {rowsBelow} from "./rows-below.js";
import type {PresetResult, Value} from "./types.js";
import {finiteNumbers, isCategorical, rowsIn} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

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
    return compareLevels(levelsOf(reference, current), {threshold, levels});
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

/** Null where the range overflows: then the histogram is empty and nothing can be compared. */
function bucketed(values: readonly Value[]): BucketedRows | null {
  const finite = finiteNumbers(values);
  const rowsAt = (special: number): number => values.filter((value) => Object.is(value, special)).length;
  const [infinite, nan] = [rowsAt(-Infinity) + rowsAt(Infinity), rowsAt(NaN)];
  const counted = edgesOver(finite);
  if (counted === null) return null;
  const counts = counted.length > 1 ? histogram(finite, counted) : counted.map(() => finite.length);
  return {buckets: [...bucketsOver(counted, counts), infiniteBucket(infinite)], nan};
}

/** Returns the edges of the buckets: none without values, one of a single value, null where the range overflows. */
function edgesOver(values: readonly number[]): number[] | null {
  if (values.length === 0) return [];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  if (low === high) return [low];
  const edges = equalEdges(low, high, BUCKETS);
  return edges.every(Number.isFinite) ? edges : null;
}

function bucketsOver(edges: readonly number[], counts: readonly number[]): BucketedRows["buckets"] {
  if (edges.length === 1) return [{low: edges[0]!, high: edges[0]!, count: counts[0]!}];
  return edges.slice(1).map((high, i) => ({low: edges[i]!, high, count: counts[i]!}));
}

function infiniteBucket(count: number): BucketedRows["buckets"][number] {
  return {low: -Infinity, high: Infinity, count};
}

/** The buckets of one side, whose edges a profile knows: its extremes are kept. */
interface ProfiledBuckets {
  /** null where the range overflows */
  readonly edges: readonly number[] | null;
  readonly rows: number;
  /** rows below each inner edge */
  readonly cuts: readonly Range[];
  readonly infinite: number;
  readonly nan: number;
}

function bucketsIn({index, start}: ColumnLayout, {sums, extremes}: Profile, numbers: ProfiledNumbers): ProfiledBuckets {
  const at = (slot: number): number => sums[start + slot]!;
  const edges = edgesOver(numbers.rows === 0 ? [] : [extremes[2 * index]!, extremes[2 * index + 1]!]);
  return {
    ...{edges, rows: numbers.rows, cuts: edges?.slice(1, -1).map((edge) => rowsBelow(numbers, edge)) ?? []},
    ...{infinite: at(NUMERIC.negativeInfinity) + at(NUMERIC.positiveInfinity), nan: at(NUMERIC.nan)}
  };
}

function compareBuckets(reference: ProfiledBuckets, current: ProfiledBuckets): Range {
  const [p, q] = [reference.edges, current.edges];
  if (p === null || q === null) return exactly(NaN);
  // what cells one row of a single bucket falls into, when the other side is as it is
  const align = (a: readonly number[], b: readonly number[], isBare: boolean): [number[], number[]] =>
    alignBuckets(
      {buckets: [...bucketsOver(p, a), infiniteBucket(isBare ? 0 : reference.infinite)], nan: isBare ? 0 : reference.nan},
      {buckets: [...bucketsOver(q, b), infiniteBucket(isBare ? 0 : current.infinite)], nan: isBare ? 0 : current.nan}
    );
  const [none, nothing] = [p.map(() => 0), q.map(() => 0)];
  const one = (i: number, edges: readonly number[]): number[] => edges.map((_, j) => (i === j ? 1 : 0));
  const [fixed, other] = align(none, nothing, false);
  const side = ({rows, cuts, edges}: ProfiledBuckets, known: number[], feed: (i: number) => number[]): CutRows => ({
    ...{total: rows + rowsIn(known), rows, cuts, fixed: known},
    parts: Array.from({length: Math.max(1, edges!.length - 1)}, (_, i) =>
      feed(i).flatMap((part, cell) => (part > 0 ? [[cell, part] as const] : []))
    )
  });
  const [a, b] = [
    side(reference, fixed, (i) => align(one(i, p), nothing, true)[0]),
    side(current, other, (i) => align(none, one(i, q), true)[1])
  ];
  if (a.total === 0 || b.total === 0) return exactly(NaN);
  const {low, high} = encloseDivergence(a, b, jensenShannonCells);
  return {low: Math.max(0, low / Math.LN2), high: Math.min(1, high / Math.LN2)};
}
