/** Which cells are taken together, and where the ordered ones are. */
export interface PoolOptions {
  /** the first so many cells are bins in ascending order; the others are levels or masses without an order */
  ordered: number;
  /** least number of rows, of both windows together, in a pooled cell */
  minimum: number;
}

/**
 * Groups cells until each group holds `minimum` rows. Bins join their neighbours; levels and masses join others of
 * about their own size, the most frequent first, and what is left over is a group of its own, so that a new level stays
 * apart. Only the rows of both windows together decide, so that the choice favours no verdict. Empty levels and masses are
 * left out.
 * @param totals rows per cell, of both windows together
 * @returns the cells of each group: bins in their order, then the rest; none when there are no rows
 * @example poolCells([4, 3, 9, 0, 5], {ordered: 3, minimum: 5}) // [[0, 1], [2], [4]]
 * @example poolCells([9, 3, 2, 1], {ordered: 0, minimum: 5}) // [[0], [1, 2], [3]]
 */
export function poolCells(totals: ArrayLike<number>, {ordered, minimum}: PoolOptions): number[][] {
  const cells = Array.from({length: totals.length}, (_, i) => i);
  const bins = runs(cells.slice(0, ordered), totals, minimum);
  const levels = cells.slice(ordered).filter((i) => totals[i]! > 0);
  const rest = runs(
    levels.sort((a, b) => totals[b]! - totals[a]!),
    totals,
    minimum
  );
  if (bins.full.length > 0) bins.full.at(-1)!.push(...bins.spare);
  const groups = bins.full.length > 0 ? bins.full : [bins.spare];
  return [...groups, ...rest.full, rest.spare].filter((group) => group.some((i) => totals[i]! > 0));
}

/** Cuts `order` into runs of `minimum` rows each; `spare` is the end that does not reach it. */
function runs(
  order: readonly number[],
  totals: ArrayLike<number>,
  minimum: number
): {full: number[][]; spare: number[]} {
  const full: number[][] = [];
  let [spare, rows]: [number[], number] = [[], 0];
  for (const i of order) {
    spare.push(i);
    rows += totals[i]!;
    if (rows > 0 && rows >= minimum) {
      full.push(spare);
      [spare, rows] = [[], 0];
    }
  }
  return {full, spare};
}

/**
 * Returns the counts of the groups.
 * @example pooled([4, 3, 9], [[0, 1], [2]]) // [7, 9]
 */
export function pooled(counts: ArrayLike<number>, groups: readonly (readonly number[])[]): number[] {
  return groups.map((group) => group.reduce((sum, i) => sum + counts[i]!, 0));
}
