import {quantile} from "../statistics/quantile.js";

/** Fine bins for drawing and for Kolmogorov–Smirnov, coarse ones for the distances that sum over bins. */
export const FINE_BINS = 64;
export const COARSE_BINS = 10;

/** The bins of a numeric column: fine edges and which of them bound the coarse bins. */
export interface Edges {
  readonly edges: readonly number[];
  readonly coarse: readonly number[];
}

/**
 * Returns bins that hold about equal shares of the reference `values`: edges at the quantiles i/64, made distinct
 * (a value that fills several shares keeps one edge), and the subset of them nearest to the deciles. A constant
 * column gets three bins: below its value, the value, above it.
 * @param values finite reference values in any order, at least one
 * @throws RangeError if there are none, since bins cannot be placed
 */
export function referenceEdges(values: ArrayLike<number>): Edges {
  if (values.length === 0) throw new RangeError("missing reference values: bins cannot be placed");
  const sorted = Float64Array.from(values).sort();
  const at = (bins: number): number[] => Array.from({length: bins - 1}, (_, i) => quantile(sorted, (i + 1) / bins));
  // An edge at the maximum would leave the last bin without reference rows.
  const distinct = (edges: number[]): number[] => [...new Set(edges)].filter((e) => e < sorted[sorted.length - 1]!);
  const edges = distinct(at(FINE_BINS));
  if (edges.length === 0) return constantEdges(sorted[0]!);
  const nearest = (x: number): number =>
    edges.reduce((best, e, i) => (Math.abs(e - x) < Math.abs(edges[best]! - x) ? i : best), 0);
  const coarse = [...new Set(distinct(at(COARSE_BINS)).map(nearest))].sort((a, b) => a - b);
  // Where one value fills the upper deciles, what lies below it would otherwise be one cell with it.
  return {edges, coarse: coarse.length > 0 ? coarse : [edges.length - 1]};
}

/** Returns bins below, at and above the only value, since in one bin no change of it would show. */
function constantEdges(value: number): Edges {
  const below = value - Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
  return Number.isFinite(below) ? {edges: [below, value], coarse: [0, 1]} : {edges: [value], coarse: [0]};
}
