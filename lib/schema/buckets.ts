import {isFiniteBucket} from "../statistics/aligned-buckets.js";
import type {Bucket} from "../statistics/aligned-buckets.js";
import type {ObservedColumn} from "./observed.js";

/** Returns the buckets of a column; the outer ones of shared bins end at the extremes, infinite rows have their own. */
export function bucketsOf({histogram, range, infinite}: ObservedColumn): Bucket[] {
  if (histogram === null) return [];
  if (histogram.kind === "own") return [...histogram.buckets];
  const {edges, counts} = histogram;
  const first = edges[0] ?? 0;
  const last = edges[edges.length - 1] ?? first;
  const {negative, positive} = infinite ?? {negative: 0, positive: 0};
  return [
    ...(negative > 0 ? [{low: -Infinity, high: -Infinity, count: negative}] : []),
    ...counts.map((count, i) => ({
      low: edges[i - 1] ?? Math.min(first, finite(range?.min, first)),
      high: edges[i] ?? Math.max(last, finite(range?.max, last)),
      count
    })),
    ...(positive > 0 ? [{low: Infinity, high: Infinity, count: positive}] : [])
  ];
}

/**
 * Spreads finite buckets evenly over buckets of equal width between the lowest and the highest end.
 * @returns `number` buckets, or one where there is no width; none where there are no buckets
 * @example evenBuckets([{low: 0, high: 4, count: 8}], 2) // [{low: 0, high: 2, count: 4}, {low: 2, high: 4, count: 4}]
 */
export function evenBuckets(buckets: readonly Bucket[], number: number): Bucket[] {
  const known = buckets.filter(isFiniteBucket).filter(({count}) => count > 0);
  if (known.length === 0) return [];
  const start = Math.min(...known.map(({low}) => low));
  const end = Math.max(...known.map(({high}) => high));
  if (start === end) return [{low: start, high: end, count: known.reduce((sum, {count}) => sum + count, 0)}];
  const edge = (i: number): number => (i === number ? end : start + ((end - start) * i) / number);
  return Array.from({length: number}, (_, i) => {
    const [low, high] = [edge(i), edge(i + 1)];
    const count = known.reduce((sum, bucket) => sum + part(bucket, low, high, i === number - 1), 0);
    return {low, high, count};
  });
}

/** Returns the rows of a bucket that fall into [low, high), or into [low, high] for the last one. */
function part(bucket: Bucket, low: number, high: number, isLast: boolean): number {
  const width = bucket.high - bucket.low;
  if (width === 0)
    return bucket.low >= low && (bucket.low < high || (isLast && bucket.low === high)) ? bucket.count : 0;
  return (bucket.count * Math.max(0, Math.min(high, bucket.high) - Math.max(low, bucket.low))) / width;
}

function finite(x: number | undefined, otherwise: number): number {
  return x === undefined || !Number.isFinite(x) ? otherwise : x;
}
