import {binOf} from "../../profile/bin.js";
import type {BinnedValues} from "../../statistics/binned-values.js";
import {wasserstein} from "../../statistics/wasserstein.js";
import {nextDown} from "./next-double.js";
import type {Cell, ProfiledNumbers} from "./profiled-numbers.js";
import type {Range} from "./range.js";
import {isSingle} from "./single-values.js";

/**
 * Returns between which numbers D of the raw rows lies, the largest difference of the two distribution functions. At the
 * end of each cell it is known. Within a cell that starts at the difference d it is at most d + p and at least d − q,
 * where p and q are the cell's shares: as if all rows of one side came first. Rows of one value leave no room for that.
 * @returns NaN where a side is empty
 */
export function kolmogorovRange(reference: ProfiledNumbers, current: ProfiledNumbers): Range {
  const [n, m] = [reference.rows, current.rows];
  if (n === 0 || m === 0) return {low: NaN, high: NaN};
  let [i, j, low, high] = [0, 0, 0, 0];
  reference.cells.forEach((a, cell) => {
    const b = current.cells[cell]!;
    if (a.count > 0 && b.count > 0 && !isSingle(a, b))
      high = Math.max(high, (i + a.count) / n - j / m, (j + b.count) / m - i / n);
    i += a.count;
    j += b.count;
    low = Math.max(low, Math.abs(i / n - j / m));
  });
  return {low, high: Math.max(low, high)};
}

/**
 * Returns between which numbers the Wasserstein distance of the raw finite values lies: the bound of `wasserstein`, over
 * bins drawn in to where the rows of both sides can be.
 * @returns NaN where a side is empty
 */
export function wassersteinRange(reference: ProfiledNumbers, current: ProfiledNumbers): Range {
  const occupied = reference.cells.flatMap((a, i) => {
    const b = current.cells[i]!;
    return a.count + b.count > 0 ? [[a, b] as const] : [];
  });
  const edges = edgesBetween(occupied);
  const sides = [0, 1].map((side) =>
    binned(
      occupied.map((pair) => pair[side]!),
      edges
    )
  );
  const {value, bound} = wasserstein(sides[0]!, sides[1]!, edges);
  return {low: Math.max(0, value - bound), high: value + bound};
}

/** An edge between zero and the numbers next below it that is far enough from zero to be halved. */
const JUST_BELOW_ZERO = -1e-307;

/** Edges just below and at the end of what both sides' rows reach over, but for the outer ends, which are open. */
function edgesBetween(cells: readonly (readonly Cell[])[]): number[] {
  const edges: number[] = [];
  const push = (edge: number): void => {
    const next = edge === -Number.MIN_VALUE ? JUST_BELOW_ZERO : edge;
    if (edges.length === 0 || next > edges.at(-1)!) edges.push(next);
  };
  cells.forEach((pair, i) => {
    const known = pair.filter(({count}) => count > 0);
    if (i > 0) push(nextDown(Math.min(...known.map((cell) => cell.low))));
    if (i < cells.length - 1) push(Math.max(...known.map((cell) => cell.high)));
  });
  return edges;
}

function binned(cells: readonly Cell[], edges: readonly number[]): BinnedValues {
  const known = cells.filter(({count}) => count > 0);
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const {high, count} of known)
    counts[binOf(high === -Number.MIN_VALUE ? JUST_BELOW_ZERO : high, edges)]! += count;
  return {
    counts,
    min: known[0]?.low ?? NaN,
    max: known.at(-1)?.high ?? NaN,
    lowTailSum: cells[0]?.sum ?? NaN,
    highTailSum: cells.at(-1)?.sum ?? NaN
  };
}
