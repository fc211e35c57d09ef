import {alignBuckets, isFiniteBucket} from "../statistics/aligned-buckets.js";
import {bucketsOf} from "./buckets.js";
import type {ObservedColumn} from "./observed.js";

/** Counts of two columns over the same cells. */
export interface AlignedCounts {
  readonly control: readonly number[];
  readonly current: readonly number[];
}

/**
 * Puts the histograms of two columns over the same cells, as TensorFlow Data Validation does (`alignBuckets`): NaN and
 * infinite rows are like nothing, not even themselves, and NaN is forgotten where the edges of the two sides differ.
 * Windows of one monitor share their edges, which then are cells as they are.
 * @returns null where a column has no histogram
 */
export function alignHistograms(control: ObservedColumn, current: ObservedColumn): AlignedCounts | null {
  if (control.histogram === null || current.histogram === null) return null;
  const shared = sharedCounts(control, current);
  if (shared === null) {
    const [p, q] = alignBuckets(bucketedRows(control), bucketedRows(current));
    return {control: p, current: q};
  }
  const [p, q] = [unmatchedRows(control), unmatchedRows(current)];
  return {
    control: [...shared.control, ...p, ...q.map(() => 0)],
    current: [...shared.current, ...p.map(() => 0), ...q]
  };
}

function sharedCounts({histogram: p}: ObservedColumn, {histogram: q}: ObservedColumn): AlignedCounts | null {
  if (p?.kind !== "shared" || q?.kind !== "shared") return null;
  const isSame = p.edges.length === q.edges.length && p.edges.every((edge, i) => edge === q.edges[i]);
  return isSame ? {control: p.counts, current: q.counts} : null;
}

function bucketedRows(column: ObservedColumn): Parameters<typeof alignBuckets>[0] {
  return {buckets: bucketsOf(column), nan: column.nan ?? 0};
}

function unmatchedRows(column: ObservedColumn): number[] {
  const endless = bucketsOf(column).filter((bucket) => !isFiniteBucket(bucket));
  return [...endless.map(({count}) => count), column.nan ?? 0];
}
