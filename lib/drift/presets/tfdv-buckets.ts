import type {BucketedRows} from "../../statistics/aligned-buckets.js";
import {equalEdges, histogram} from "./histogram.js";
import type {Value} from "./types.js";
import {finiteNumbers} from "./values.js";

const BUCKETS = 10;

/**
 * Returns the histogram that TensorFlow Data Validation makes of rows; null where the range overflows: then it is empty and
 * nothing can be compared.
 */
export function bucketed(values: readonly Value[]): BucketedRows | null {
  const finite = finiteNumbers(values);
  const rowsAt = (special: number): number => values.filter((value) => Object.is(value, special)).length;
  const [infinite, nan] = [rowsAt(-Infinity) + rowsAt(Infinity), rowsAt(NaN)];
  const counted = edgesOver(finite);
  if (counted === null) return null;
  const counts = counted.length > 1 ? histogram(finite, counted) : counted.map(() => finite.length);
  return {buckets: [...bucketsOver(counted, counts), infiniteBucket(infinite)], nan};
}

/** Returns the edges of the buckets: none without values, one of a single value, null where the range overflows. */
export function edgesOver(values: readonly number[]): number[] | null {
  if (values.length === 0) return [];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  if (low === high) return [low];
  const edges = equalEdges(low, high, BUCKETS);
  return edges.every(Number.isFinite) ? edges : null;
}

/** Returns buckets between edges, or at the only one. */
export function bucketsOver(edges: readonly number[], counts: readonly number[]): BucketedRows["buckets"] {
  if (edges.length === 1) return [{low: edges[0]!, high: edges[0]!, count: counts[0]!}];
  return edges.slice(1).map((high, i) => ({low: edges[i]!, high, count: counts[i]!}));
}

/** Returns a bucket for infinite rows. */
export function infiniteBucket(count: number): BucketedRows["buckets"][number] {
  return {low: -Infinity, high: Infinity, count};
}
