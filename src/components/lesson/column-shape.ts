import {mostFrequent} from "../../lib/statistics/most-frequent.js";
import type {Frequency} from "../../lib/statistics/most-frequent.js";

/** One bar of a histogram: `count` values in [start, end); the last bar includes its end. */
interface Bar {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

export interface ColumnShape {
  readonly bars: readonly Bar[];
  /** the most frequent value; the smallest of several */
  readonly mode: Frequency<number>;
}

/** Up to this many distinct values, each has a bar of its own. */
const FEW = 12;

/**
 * Describes how the values of a column are spread: bars of equal width, or one bar per value where there are few.
 * @param bars how many bars a column with many values gets
 * @throws RangeError if there are no values
 */
export function columnShape(values: readonly number[], bars = 36): ColumnShape {
  const ascending = values.toSorted((a, b) => a - b);
  const mode = mostFrequent(ascending);
  const distinct = [...new Set(ascending)];
  return {bars: distinct.length <= FEW ? barPerValue(ascending, distinct) : equalBars(values, bars), mode};
}

function barPerValue(ascending: readonly number[], distinct: readonly number[]): Bar[] {
  return distinct.map((value) => ({
    start: value - 0.4,
    end: value + 0.4,
    count: ascending.lastIndexOf(value) - ascending.indexOf(value) + 1
  }));
}

function equalBars(values: readonly number[], bars: number): Bar[] {
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const width = (max - min) / bars;
  const counts = new Array<number>(bars).fill(0);
  for (const value of values) counts[Math.min(bars - 1, Math.floor((value - min) / width))]! += 1;
  return counts.map((count, i) => ({start: min + i * width, end: min + (i + 1) * width, count}));
}
