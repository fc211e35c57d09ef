/** One bar of a histogram: `count` values in [start, end); the last bar includes its end. */
export interface Bar {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

export interface ColumnShape {
  readonly bars: readonly Bar[];
  /** the most frequent value; the smallest of several */
  readonly mode: {readonly value: number; readonly count: number};
}

/** Up to this many distinct values, each has a bar of its own. */
const FEW = 12;

/**
 * Describes how the values of a column are spread: bars of equal width, or one bar per value where there are few.
 * @param bars how many bars a column with many values gets
 * @throws RangeError if there are no values
 */
export function columnShape(values: readonly number[], bars = 36): ColumnShape {
  if (values.length === 0) throw new RangeError("no values");
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts].sort(([a], [b]) => a - b);
  const [value, count] = distinct.reduce((most, next) => (next[1] > most[1] ? next : most));
  const few = distinct.map(([x, n]) => ({start: x - 0.4, end: x + 0.4, count: n}));
  return {bars: distinct.length <= FEW ? few : equalBars(values, bars), mode: {value, count}};
}

function equalBars(values: readonly number[], bars: number): Bar[] {
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const width = (max - min) / bars;
  const counts = new Array<number>(bars).fill(0);
  for (const value of values) counts[Math.min(bars - 1, Math.floor((value - min) / width))]! += 1;
  return counts.map((count, i) => ({start: min + i * width, end: min + (i + 1) * width, count}));
}
