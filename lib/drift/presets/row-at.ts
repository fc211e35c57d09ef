import type {Cell, ProfiledNumbers} from "./profiled-numbers.js";
import type {Range} from "./range.js";

/** Where the row at a position lies, in ascending order. */
export interface Located extends Range {
  /** rows with a smaller value than it, at least and at most */
  readonly below: Range;
  /** the cell it lies in */
  readonly cell: Cell;
}

/**
 * Returns what is known of the row at a position.
 * @param position from 0 to rows − 1
 */
export function rowAt({cells}: ProfiledNumbers, position: number): Located {
  let before = 0;
  for (const cell of cells) {
    const {low, high, count, hasLow, hasHigh} = cell;
    if (position < before + count) {
      const value = {
        low: hasHigh && position === before + count - 1 ? high : low,
        high: hasLow && position === before ? low : high
      };
      return {...value, below: {low: before, high: value.high === low ? before : position}, cell};
    }
    before += count;
  }
  throw new RangeError(`invalid position: ${position} of ${before} rows`);
}
