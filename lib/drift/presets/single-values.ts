import type {Cell, ProfiledNumbers} from "./profiled-numbers.js";

/**
 * Returns the occupied cells of both sides if each holds a single value, as raw rows would give them; else null.
 */
export function singleValues(reference: ProfiledNumbers, current: ProfiledNumbers): [number[], number[]] | null {
  const occupied = reference.cells.flatMap((a, i) => {
    const b = current.cells[i]!;
    return a.count + b.count > 0 ? [[a, b] as const] : [];
  });
  return occupied.every(([a, b]) => isSingle(a, b))
    ? [occupied.map(([a]) => a.count), occupied.map(([, b]) => b.count)]
    : null;
}

/** Returns a number of different values that the two sides are known to have: one per cell, or both its ends. */
export function distinctAtLeast(reference: ProfiledNumbers, current: ProfiledNumbers): number {
  return reference.cells.reduce((sum, a, i) => {
    const known = [a, current.cells[i]!].filter(({count}) => count > 0);
    const ends = known.flatMap(({low, high, hasLow, hasHigh}) => [
      ...(hasLow ? [low] : []),
      ...(hasHigh ? [high] : [])
    ]);
    return sum + Math.max(Math.min(1, known.length), new Set(ends).size);
  }, 0);
}

/** Returns whether all rows of two cells have one value. */
export function isSingle(a: Cell, b: Cell): boolean {
  const ends = [a, b].flatMap(({low, high, count}) => (count > 0 ? [low, high] : []));
  return ends.every((end) => end === ends[0]);
}
