import {nextUp} from "./next-double.js";
import type {Cell, ProfiledNumbers} from "./profiled-numbers.js";
import type {Range} from "./range.js";

/**
 * Returns how many rows can lie below `limit`: all cells below it count, and of the cell around it what the extremes and
 * the sum of an outer bin leave open (rows far out take much of a sum, so there cannot be many).
 */
export function rowsBelow({cells}: ProfiledNumbers, limit: number): Range {
  let [low, high] = [0, 0];
  for (const cell of cells) {
    if (cell.count === 0 || cell.low >= limit) continue;
    if (cell.high < limit) {
      low += cell.count;
      high += cell.count;
    } else {
      const within = rowsBelowWithin(cell, limit);
      low += within.low;
      high += within.high;
    }
  }
  return {low, high};
}

/** Returns how many rows can lie at `limit` or below it. */
export function rowsUpTo(numbers: ProfiledNumbers, limit: number): Range {
  if (limit === Infinity) return {low: numbers.rows, high: numbers.rows};
  return rowsBelow(numbers, limit === -Infinity ? -Number.MAX_VALUE : nextUp(limit));
}

/** Returns how many rows can lie below a limit that is itself known within a range. */
export function rowsBelowRange(numbers: ProfiledNumbers, {low, high}: Range): Range {
  return {low: rowsBelow(numbers, low).low, high: rowsBelow(numbers, high).high};
}

/** Returns how many rows can lie at a limit, known within a range, or below it. */
export function rowsUpToRange(numbers: ProfiledNumbers, {low, high}: Range): Range {
  return {low: rowsUpTo(numbers, low).low, high: rowsUpTo(numbers, high).high};
}

function rowsBelowWithin(cell: Cell, limit: number): Range {
  const {low, high, count, sum, hasLow, hasHigh} = cell;
  const [least, most] = [hasLow ? 1 : 0, count - (hasHigh ? 1 : 0)];
  // what adding so many values up can have lost
  const slack = 2 * Number.EPSILON * count * count * Math.max(Math.abs(low), Math.abs(high));
  if (!Number.isFinite(sum) || !Number.isFinite(slack)) return {low: least, high: most};
  // rows at the limit or above it lie in [limit, high], the others in [low, limit)
  const above = {
    low: limit < high ? Math.ceil((sum - slack - count * limit) / (high - limit)) : 0,
    high: Math.floor((sum + slack - count * low) / (limit - low))
  };
  return {
    low: Math.min(most, Math.max(least, count - above.high)),
    high: Math.max(least, Math.min(most, count - above.low))
  };
}
