import {bucketsOf, isFiniteBucket} from "./buckets.js";
import type {Bucket, ObservedColumn} from "./observed.js";

/** Counts of two columns over the same cells. */
export interface AlignedCounts {
  readonly control: readonly number[];
  readonly current: readonly number[];
}

/**
 * Puts the histograms of two columns over the same cells, as TensorFlow Data Validation does: bins are split at the
 * edges of both, their rows spread evenly, and a bin without width stays a cell of its own. NaN, and buckets that reach
 * to ±Infinity, are cells that match no cell of the other side: what is not a number is like nothing, not even itself.
 * @returns null where a column has no histogram
 */
export function alignHistograms(control: ObservedColumn, current: ObservedColumn): AlignedCounts | null {
  if (control.histogram === null || current.histogram === null) return null;
  const aligned = sharedCounts(control, current) ?? spreadCounts(finiteBuckets(control), finiteBuckets(current));
  const [p, q] = [unmatchedRows(control), unmatchedRows(current)];
  return {
    control: [...aligned.control, ...p, ...q.map(() => 0)],
    current: [...aligned.current, ...p.map(() => 0), ...q]
  };
}

function sharedCounts({histogram: p}: ObservedColumn, {histogram: q}: ObservedColumn): AlignedCounts | null {
  if (p?.kind !== "shared" || q?.kind !== "shared") return null;
  const isSame = p.edges.length === q.edges.length && p.edges.every((edge, i) => edge === q.edges[i]);
  return isSame ? {control: p.counts, current: q.counts} : null;
}

function finiteBuckets(column: ObservedColumn): Bucket[] {
  return bucketsOf(column).filter(isFiniteBucket);
}

function unmatchedRows(column: ObservedColumn): number[] {
  const endless = bucketsOf(column).filter((bucket) => !isFiniteBucket(bucket));
  return [...endless.map(({count}) => count), column.nan ?? 0];
}

/** Spreads both sides over points and the gaps between them: cell 2i is the point itself, 2i + 1 what follows it. */
function spreadCounts(control: readonly Bucket[], current: readonly Bucket[]): AlignedCounts {
  const points = [...new Set([...control, ...current].flatMap(({low, high}) => [low, high]))].sort((a, b) => a - b);
  const index = new Map(points.map((point, i) => [point, i]));
  const spread = (buckets: readonly Bucket[]): number[] => {
    const cells = new Array<number>(2 * points.length).fill(0);
    for (const {low, high, count} of buckets) {
      const [from, to] = [index.get(low)!, index.get(high)!];
      if (from === to) cells[2 * from]! += count;
      for (let i = from; i < to; ++i) cells[2 * i + 1]! += (count * (points[i + 1]! - points[i]!)) / (high - low);
    }
    return cells;
  };
  return {control: spread(control), current: spread(current)};
}
