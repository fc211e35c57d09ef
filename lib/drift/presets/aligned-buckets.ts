/** Rows between two numbers, or at one where they are equal. */
export interface Bucket {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The histogram of one side, and the rows that it has no place for. */
export interface BucketedRows {
  readonly buckets: readonly Bucket[];
  /** rows at −Infinity, at Infinity and NaN */
  readonly unmatched: readonly number[];
}

/**
 * Puts two histograms over the same cells as TensorFlow Data Validation does: buckets are split at the edges of both
 * sides, their rows spread evenly, and a bucket without width is a cell of its own. Rows without a place in a histogram
 * are cells that match none of the other side, not even the like ones.
 * @example alignBuckets({buckets: [{low: 0, high: 2, count: 4}], unmatched: []}, {buckets: [{low: 1, high: 1, count: 3}], unmatched: [1]}) // [[0, 2, 0, 2, 0, 0, 0], [0, 0, 3, 0, 0, 0, 1]]
 */
export function alignBuckets(reference: BucketedRows, current: BucketedRows): [number[], number[]] {
  const ends = [...reference.buckets, ...current.buckets].flatMap(({low, high}) => [low, high]);
  const points = [...new Set(ends)].sort((a, b) => a - b);
  const [p, q] = [spread(reference.buckets, points), spread(current.buckets, points)];
  const [left, right] = [reference.unmatched, current.unmatched];
  return [
    [...p, ...left, ...right.map(() => 0)],
    [...q, ...left.map(() => 0), ...right]
  ];
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
