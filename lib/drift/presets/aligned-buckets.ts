/** Rows between two numbers, or at one where they are equal. */
export interface Bucket {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The histogram of one side, and the rows that it has no place for. */
export interface BucketedRows {
  readonly buckets: readonly Bucket[];
  /** rows at −Infinity or Infinity */
  readonly infinite: number;
  readonly nan: number;
}

/**
 * Puts two histograms over the same cells as TensorFlow Data Validation does: buckets are split at the edges of both
 * sides, their rows spread evenly, and a bucket without width is a cell of its own. Infinite rows and NaN are cells that
 * match none of the other side, not even the like ones. But where the edges of the two sides differ, NaN is forgotten:
 * its `RebucketHistogram` starts from an empty histogram and does not copy `num_nan`.
 * @example alignBuckets({buckets: [{low: 0, high: 2, count: 4}], infinite: 0, nan: 0}, {buckets: [{low: 1, high: 1, count: 3}], infinite: 1, nan: 5}) // [[0, 2, 0, 2, 0, 0, 0, 0], [0, 0, 3, 0, 0, 0, 0, 1]]
 */
export function alignBuckets(reference: BucketedRows, current: BucketedRows): [number[], number[]] {
  const sides = [reference, current] as const;
  const points = [...new Set(sides.flatMap(({buckets}) => buckets.flatMap(({low, high}) => [low, high])))];
  points.sort((a, b) => a - b);
  const [p, q] = [spread(reference.buckets, points), spread(current.buckets, points)];
  const [left, right] = sides.map(({infinite, nan}) =>
    haveEqualEdges(reference, current) ? [infinite, nan] : [infinite]
  );
  return [
    [...p, ...left!, ...right!.map(() => 0)],
    [...q, ...left!.map(() => 0), ...right!]
  ];
}

/** Returns whether the buckets that have a width end at the same numbers. */
function haveEqualEdges(reference: BucketedRows, current: BucketedRows): boolean {
  const [a, b] = [reference, current].map(({buckets}) =>
    buckets.filter(({low, high}) => low !== high).flatMap(({low, high}) => [low, high])
  );
  return a!.length === b!.length && a!.every((edge, i) => edge === b![i]);
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
