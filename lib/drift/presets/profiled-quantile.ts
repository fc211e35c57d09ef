import type {ProfiledNumbers} from "./profiled-numbers.js";
import type {Range} from "./range.js";
import {rowAt} from "./row-at.js";
import {rowsUpTo} from "./rows-below.js";

/** A quantile of raw rows, as far as bins tell. */
export interface ProfiledQuantile extends Range {
  /** rows up to it, at least and at most */
  readonly upTo: Range;
}

/**
 * Returns where a quantile with linear interpolation lies (type 7, as `quantile` in lib/statistics): between the cells of
 * the two rows that it is taken from.
 * @param numbers at least one row
 * @param rank from 0 to 1
 * @returns null where one of the two rows is infinite
 */
export function quantileIn(numbers: ProfiledNumbers, rank: number): ProfiledQuantile | null {
  const position = (numbers.rows - 1) * rank;
  const below = Math.floor(position);
  const part = position - below;
  const [one, next] = [rowAt(numbers, below), rowAt(numbers, Math.min(below + 1, numbers.rows - 1))];
  const other = part === 0 ? one : next;
  if (![one.low, one.high, other.low, other.high].every(Number.isFinite)) return null;
  const between = (a: number, b: number): number => (a === b ? a : a * (1 - part) + b * part);
  // interpolation rounds, here and there
  const slack =
    part === 0 ? 0 : 4 * Number.EPSILON * Math.max(...[one, other].flatMap((x) => [Math.abs(x.low), Math.abs(x.high)]));
  const low = Math.max(one.low, between(one.low, other.low) - slack);
  const high = one.low === other.high ? one.low : between(one.high, other.high) + slack;
  return {low, high, upTo: {low: Math.max(below + 1, rowsUpTo(numbers, low).low), high: rowsUpTo(numbers, high).high}};
}
