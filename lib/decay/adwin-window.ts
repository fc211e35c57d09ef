/** A run of neighbouring values: their sum, and the sum of their squared deviations from its mean. */
export interface Bucket {
  readonly total: number;
  readonly variance: number;
}

/**
 * The most recent values of a stream as an exponential histogram: a bucket of row r holds 2^r values. Later rows are
 * older, and so are earlier buckets of a row.
 */
export interface AdwinWindow {
  readonly rows: readonly (readonly Bucket[])[];
  /** values in the window */
  readonly width: number;
  /** their sum */
  readonly total: number;
  /** sum of their squared deviations from the mean */
  readonly variance: number;
}

export const EMPTY_WINDOW: AdwinWindow = {rows: [[]], width: 0, total: 0, variance: 0};

/** Returns the sum of squared deviations that two runs with these sizes and means have beyond their own. */
function between(n: number, mean: number, m: number, otherMean: number): number {
  return (n * m * (mean - otherMean) * (mean - otherMean)) / (n + m);
}

/**
 * Returns the window with one more value. A row with more than `maxBuckets` buckets hands its two oldest, as one, to
 * the next row, so n values take about maxBuckets · log₂ n buckets.
 * @example insert(EMPTY_WINDOW, 3, 5).rows // [[{total: 3, variance: 0}]]
 */
export function insert(window: AdwinWindow, value: number, maxBuckets: number): AdwinWindow {
  const width = window.width + 1;
  const before = width - 1;
  const added = before > 0 ? (before * (value - window.total / before) * (value - window.total / before)) / width : 0;
  const [first, ...older] = window.rows;
  return {
    rows: compressed([[...first!, {total: value, variance: 0}], ...older], maxBuckets),
    width,
    total: window.total + value,
    variance: window.variance + added
  };
}

function compressed(rows: readonly (readonly Bucket[])[], maxBuckets: number): readonly (readonly Bucket[])[] {
  const result = [...rows];
  for (let row = 0; row < result.length && result[row]!.length > maxBuckets; ++row) {
    const [a, b, ...rest] = result[row]!;
    const size = 2 ** row;
    const variance = a!.variance + b!.variance + between(size, a!.total / size, size, b!.total / size);
    result[row] = rest;
    result[row + 1] = [...(result[row + 1] ?? []), {total: a!.total + b!.total, variance}];
  }
  return result;
}

/**
 * Returns the window without its oldest bucket.
 * @example dropOldest(insert(insert(EMPTY_WINDOW, 3, 5), 4, 5)).total // 4
 */
export function dropOldest({rows, width, total, variance}: AdwinWindow): AdwinWindow {
  const [oldest, ...rest] = rows.at(-1)!;
  const size = 2 ** (rows.length - 1);
  const left = {width: width - size, total: total - oldest!.total};
  const removed = oldest!.variance + between(size, oldest!.total / size, left.width, left.total / left.width);
  return {
    rows: rest.length > 0 ? [...rows.slice(0, -1), rest] : rows.slice(0, -1),
    width: left.width,
    total: left.total,
    variance: variance - removed
  };
}
