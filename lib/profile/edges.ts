import {quantile} from "../statistics/quantile.js";
import {FINEST} from "./nested-bins.js";
import type {NumericSpec} from "./types.js";

/** The bins of a numeric column: their edges, and the share of the reference, in 256ths, that ends at each. */
export type Edges = Pick<NumericSpec, "edges" | "ranks">;

/**
 * Returns bins that hold about equal shares of the reference: edges at the quantiles i/256, made distinct (a value that
 * fills several shares keeps one edge). A constant column gets three bins: below its value, the value, above it.
 * @param values finite reference values in any order, at least one; edges of whole numbers are whole
 * @throws RangeError if there are none, since bins cannot be placed
 * @example referenceEdges([7, 7]).edges.length // 2
 */
export function referenceEdges(values: ArrayLike<number>): Edges {
  if (values.length === 0) throw new RangeError("missing reference values: bins cannot be placed");
  const sorted = Float64Array.from(values).sort();
  // Between whole numbers any edge parts them alike, and a whole one reads best.
  const place = sorted.every(Number.isInteger) ? Math.floor : (x: number): number => x;
  const [edges, ranks]: [number[], number[]] = [[], []];
  for (let rank = 1; rank < FINEST; ++rank) {
    const edge = place(quantile(sorted, rank / FINEST)) + 0;
    // An edge at the maximum would leave the last bin without reference rows.
    if (edge >= sorted[sorted.length - 1]!) break;
    if (edge === edges.at(-1)) ranks[ranks.length - 1] = rank;
    else {
      edges.push(edge);
      ranks.push(rank);
    }
  }
  return edges.length === 0 ? constantEdges(sorted[0]!, sorted[sorted.length - 1]!) : {edges, ranks};
}

/** Bins below, at and above the least value, since in one bin no change of it would show. */
function constantEdges(least: number, most: number): Edges {
  // Nearly constant: the greatest value is too rare to end a share, but it must not hide in the bin of the others.
  if (most > least) return {edges: [least], ranks: [FINEST - 1]};
  const below = least - Math.max(Math.abs(least) * Number.EPSILON, Number.MIN_VALUE);
  return Number.isFinite(below)
    ? {edges: [below, least], ranks: [1, FINEST - 1]}
    : {edges: [least], ranks: [FINEST - 1]};
}
