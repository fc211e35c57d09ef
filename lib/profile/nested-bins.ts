import type {NumericSpec} from "./types.js";

/** Bins of the reference that a column is profiled with; the coarser ones are unions of these. */
export const FINEST = 256;
/** For drawing, and for distances that follow the order of values. */
export const FINE_BINS = 64;
/** For distances that add up over bins. */
export const COARSE_BINS = 10;

/** The numbers of bins that profiles can be coarsened to. Each is nested in the one before it, but 10 in 64. */
export type BinCount = 256 | 64 | 32 | 16 | 10;

const cache = new WeakMap<NumericSpec, Map<BinCount, readonly number[]>>();

/**
 * Returns the edges that also bound the coarser bins: for each share j / bins of the reference the edge at which it
 * ends. A value that fills several shares has one bin, so that there may be fewer than `bins`, and the edge below it
 * is kept as well, so that it has that bin to itself. The tenths end at the nearest 64ths.
 * @returns positions in `spec.edges`, ascending; at most bins − 1, and at least one where there is an edge at all
 * @example edgesAt({kind: "numeric", type: "number", name: "x", role: "feature", edges: [1, 2, 3], ranks: [64, 128, 192], centre: 0}, 10) // [0, 1, 2]
 */
export function edgesAt(spec: NumericSpec, bins: BinCount): readonly number[] {
  let levels = cache.get(spec);
  if (levels === undefined) cache.set(spec, (levels = new Map<BinCount, readonly number[]>()));
  let edges = levels.get(bins);
  if (edges === undefined) levels.set(bins, (edges = findEdges(spec, bins)));
  return edges;
}

function findEdges({ranks}: NumericSpec, bins: BinCount): number[] {
  const found: number[] = [];
  let share = 1;
  for (let edge = 0; edge <= ranks.length; ++edge) {
    const first = share;
    while (share <= bins && rankOf(share, bins) <= (ranks[edge] ?? FINEST)) ++share;
    // One value fills several shares: what lies below it must not share its bin.
    if (share - first > 1 && edge > 0 && found.at(-1) !== edge - 1) found.push(edge - 1);
    if (share > first && edge < ranks.length) found.push(edge);
  }
  return found;
}

/** The end of the j-th share, in 256ths. */
function rankOf(j: number, bins: BinCount): number {
  return FINEST % bins === 0 ? (j * FINEST) / bins : (FINEST / FINE_BINS) * Math.round((j * FINE_BINS) / bins);
}
