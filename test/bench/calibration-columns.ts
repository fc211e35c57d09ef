import type {Value} from "../../lib/drift/presets/types.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import type {Random} from "../../lib/statistics/random.js";
import type {Shape} from "./calibration-cells.js";
import {driftsOf} from "./calibration-drifts.js";
import type {Drift} from "./calibration-drifts.js";

/** A column of raw rows, which the presets see, and its cells, which the calibrated verdict sees. */
export interface Column {
  readonly drifts: readonly Drift[];
  /** draws rows that drifted by `size`; 0 is the reference */
  readonly draw: (rows: number, drift: Drift, size: number, random: Random) => Value[];
  readonly count: (rows: readonly Value[]) => number[];
  /** so many cells are in ascending order */
  readonly ordered: number;
}

/** Numeric columns of no more cells hold so many distinct values; those of more are continuous. */
export const FEW = 5;
/** Rows of the earlier sample that the edges of numeric columns are learnt from. */
const EARLIER = 5000;

/**
 * Returns a column of a shape with k cells. Numeric ones have cells between the quantiles of an earlier sample, and one for
 * missing rows; up to five of them the rows hold the number of their cell, beyond they are continuous and there are two more
 * cells, outside the extremes of the earlier sample. Of a zero-inflated column the zeros are one cell, and the quantiles those
 * of the other values. Zipf's has k levels, and a cell for a new one.
 */
export function columnOf(shape: Shape, k: number): Column {
  const drifts = driftsOf(shape, k);
  const rowsOf = (rows: number, drift: Drift, size: number, random: Random): Value[] =>
    Array.from({length: rows}, () => drift.row(random, size));
  if (shape === "Zipf") return {drifts, draw: rowsOf, count: (rows) => countLevels(rows, k), ordered: 0};
  const earlier = rowsOf(EARLIER, drifts[0]!, 0, seeded(deriveSeed(23, shape)));
  const edges = edgesOf(
    earlier.filter((x) => typeof x === "number"),
    k,
    shape === "zero-inflated"
  );
  const count = (rows: readonly Value[]): number[] => countBins(rows, edges);
  if (k > FEW) return {drifts, draw: rowsOf, count, ordered: edges.length + 1};
  const draw: Column["draw"] = (...which) =>
    rowsOf(...which).map((x) => (x === null ? null : binOf(x as number, edges)));
  const numbers = Array.from({length: k - 1}, (_, bin) => bin);
  return {drifts, draw, count: (rows) => countBins(rows, numbers), ordered: k};
}

function edgesOf(earlier: readonly number[], k: number, hasZeros: boolean): number[] {
  const values = Float64Array.from(hasZeros ? earlier.filter((x) => x > 0) : earlier).sort();
  const bins = hasZeros ? k - 1 : k;
  const inner = Array.from({length: bins - 1}, (_, i) => values[Math.floor(((i + 1) / bins) * values.length)]!);
  const low = hasZeros ? [0] : k > FEW ? [values[0]!] : [];
  return [...low, ...inner, ...(k > FEW ? [values.at(-1)!] : [])];
}

/** The bin of edges[i − 1] < x ≤ edges[i]. */
function binOf(x: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countBins(rows: readonly Value[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 2).fill(0);
  for (const x of rows) ++counts[x === null ? edges.length + 1 : binOf(x as number, edges)]!;
  return counts;
}

function countLevels(rows: readonly Value[], k: number): number[] {
  const counts = new Map<Value, number>();
  for (const level of rows) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...Array.from({length: k}, (_, i) => counts.get(`level ${i}`) ?? 0), counts.get("new") ?? 0];
}
