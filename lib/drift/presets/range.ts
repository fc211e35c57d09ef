/** A figure that is known to lie between two numbers, ends included. The two are equal where it is known exactly. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the range of a figure that is known exactly.
 * @example exactly(3) // ({low: 3, high: 3})
 */
export function exactly(x: number): Range {
  return {low: x, high: x};
}

/**
 * Returns the range of a figure that rises with another, or falls with it.
 * @example throughout({low: 1, high: 2}, (x) => -x) // ({low: -2, high: -1})
 */
export function throughout({low, high}: Range, monotone: (x: number) => number): Range {
  const [a, b] = [monotone(low), monotone(high)];
  return a <= b ? {low: a, high: b} : {low: b, high: a};
}

/**
 * Returns the smallest range that holds all of them; NaN throughout where there are none.
 * @example hull([{low: 1, high: 2}, {low: 4, high: 5}]) // ({low: 1, high: 5})
 */
export function hull(ranges: readonly Range[]): Range {
  if (ranges.length === 0) return exactly(NaN);
  return {low: Math.min(...ranges.map(({low}) => low)), high: Math.max(...ranges.map(({high}) => high))};
}

/**
 * Returns the number halfway; an infinite end where only one is infinite, NaN where nothing is known.
 * @example middle({low: 1, high: 2}) // 1.5
 */
export function middle({low, high}: Range): number {
  return low === high ? low : low / 2 + high / 2;
}

/**
 * Returns the range of |x − y|.
 * @example apart({low: 1, high: 2}, {low: 4, high: 5}) // ({low: 2, high: 4})
 */
export function apart(x: Range, y: Range): Range {
  return {low: Math.max(0, x.low - y.high, y.low - x.high), high: Math.max(x.high - y.low, y.high - x.low)};
}
