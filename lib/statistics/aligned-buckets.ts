/** Rows with low ≤ x ≤ high; a bucket without width is a single value. */
export interface Bucket {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The histogram of one side. A bucket that reaches to ±Infinity holds infinite rows. */
export interface BucketedRows {
  readonly buckets: readonly Bucket[];
  readonly nan: number;
}

/**
 * Puts two histograms over the same cells as TensorFlow Data Validation does: buckets are split at the edges of both
 * sides, their rows spread evenly, and a bucket without width is a cell of its own. Infinite rows and NaN are cells that
 * match none of the other side, not even the like ones. But where the edges of the two sides differ, NaN is forgotten:
 * its `RebucketHistogram` starts from an empty histogram and does not copy `num_nan`.
 * @returns counts of both sides, of equal length
 * Source: tensorflow-data-validation, `anomalies/metrics.cc`. Golden values: test/data/presets/tfdv.json and
 * test/data/tfdv/cases.json
 * @example alignBuckets({buckets: [{low: 0, high: 2, count: 4}], nan: 0}, {buckets: [{low: 1, high: 1, count: 3}, {low: 9, high: Infinity, count: 1}], nan: 5}) // [[0, 2, 0, 2, 0, 0, 0, 0], [0, 0, 3, 0, 0, 0, 0, 1]]
 */
export function alignBuckets(reference: BucketedRows, current: BucketedRows): [number[], number[]] {
  const [a, b] = [reference.buckets.filter(isFiniteBucket), current.buckets.filter(isFiniteBucket)];
  const points = [...new Set([...edgesOf(a), ...edgesOf(b)])].sort((x, y) => x - y);
  const keepsNan = haveEqualEdges(a, b);
  const unmatched = ({buckets, nan}: BucketedRows): number[] => [infiniteRows(buckets), ...(keepsNan ? [nan] : [])];
  const [p, q] = [unmatched(reference), unmatched(current)];
  return [
    [...spread(a, points), ...p, ...q.map(() => 0)],
    [...spread(b, points), ...p.map(() => 0), ...q]
  ];
}

/**
 * Returns whether both ends of a bucket are numbers.
 * @example isFiniteBucket({low: 0, high: Infinity, count: 1}) // false
 */
export function isFiniteBucket({low, high}: Bucket): boolean {
  return Number.isFinite(low) && Number.isFinite(high);
}

function infiniteRows(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, bucket) => sum + (isFiniteBucket(bucket) ? 0 : bucket.count), 0);
}

function edgesOf(buckets: readonly Bucket[]): number[] {
  return buckets.flatMap(({low, high}) => [low, high]);
}

/** Returns whether the buckets that have a width end at the same numbers. */
function haveEqualEdges(reference: readonly Bucket[], current: readonly Bucket[]): boolean {
  const [a, b] = [reference, current].map((buckets) => new Set(edgesOf(buckets.filter(({low, high}) => low !== high))));
  return a!.size === b!.size && [...a!].every((edge) => b!.has(edge));
}

/** Cell 2i is the point i itself, 2i + 1 the gap after it. */
function spread(buckets: readonly Bucket[], points: readonly number[]): number[] {
  const index = new Map(points.map((point, i) => [point, i]));
  const cells = new Array<number>(2 * points.length).fill(0);
  for (const {low, high, count} of buckets) {
    const [from, to] = [index.get(low)!, index.get(high)!];
    if (from === to) cells[2 * from]! += count;
    for (let i = from; i < to; ++i) cells[2 * i + 1]! += count * ((points[i + 1]! - points[i]!) / (high - low));
  }
  return cells;
}
