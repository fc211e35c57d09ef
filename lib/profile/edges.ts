import {quantile} from "../statistics/quantile.js";
import {FINEST} from "./nested-bins.js";
import type {NumericSpec} from "./types.js";

/** The bins of a numeric column: their edges, and the share of the reference, in 256ths, that ends at each. */
export type Edges = Pick<NumericSpec, "edges" | "ranks">;

/**
 * Returns bins that hold about equal shares of the reference: edges at the quantiles i/256, made distinct. A value that
 * fills several shares keeps one edge; where it is the first or the last, values beyond it get a bin of their own, empty
 * in the reference: a change of a constant, or of what lies at a cap, must not hide.
 * @param values finite reference values in any order, at least one; edges of whole numbers are whole
 * @throws RangeError if there are none, since bins cannot be placed
 * @example referenceEdges([7, 7]).edges // [6, 7]
 */
export function referenceEdges(values: ArrayLike<number>): Edges {
  const sorted = Float64Array.from(values).sort();
  return sortedEdges(sorted, sorted.every(Number.isInteger));
}

/**
 * Returns which of n ≥ 1 sorted values `sortedEdges` looks at: positions, ascending and distinct.
 * @example edgePositions(3) // [0, 1, 2]
 */
export function edgePositions(n: number): number[] {
  const below = Array.from({length: FINEST - 1}, (_, i) => Math.floor((n - 1) * ((i + 1) / FINEST)));
  return [...new Set(below.flatMap((position) => [position, Math.min(position + 1, n - 1)]))];
}

/**
 * Returns bins as `referenceEdges`.
 * @param sorted values in ascending order, of which only those at `edgePositions` have to be there
 * @param isWhole whether all values, also those that are not there, are whole numbers
 * @throws RangeError if there are none
 * @example sortedEdges([7, 7], true).edges // [6, 7]
 */
export function sortedEdges(sorted: ArrayLike<number>, isWhole: boolean): Edges {
  if (sorted.length === 0) throw new RangeError("missing reference values: bins cannot be placed");
  const [edges, ranks]: [number[], number[]] = [[], []];
  for (let rank = 1; rank < FINEST; ++rank) {
    const value = quantile(sorted, rank / FINEST);
    // Between whole numbers any edge parts them alike, and a whole one reads best. Adding 0 makes −0 plain 0.
    const edge = (isWhole ? Math.floor(value) : value) + 0;
    if (edge === edges.at(-1)) ranks[ranks.length - 1] = rank;
    else {
      edges.push(edge);
      ranks.push(rank);
    }
  }
  const below = justBelow(edges[0]!, isWhole);
  return ranks[0]! > 1 && Number.isFinite(below) ? {edges: [below, ...edges], ranks: [1, ...ranks]} : {edges, ranks};
}

function justBelow(value: number, isWhole: boolean): number {
  if (isWhole && Number.isSafeInteger(value - 1)) return value - 1;
  return value - Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
}
