import type {NumericValues} from "./batch.js";
import {binGrid, binIn} from "./bin.js";
import type {BinGrid} from "./bin.js";
import {NUMERIC, NUMERIC_HEAD} from "./layout.js";
import type {ColumnLayout} from "./layout.js";
import {edgesAt, FINE_BINS} from "./nested-bins.js";
import type {NumericSpec, Profile} from "./types.js";

/** What a number is measured with. */
interface Scale {
  readonly grid: BinGrid;
  readonly centre: number;
  /** the first and the last edge, of the finest and of the fine bins; without an edge one bin is both */
  readonly lowest: number;
  readonly low: number;
  readonly high: number;
  readonly highest: number;
}

const scales = new WeakMap<NumericSpec, Scale>();

function scaleOf(spec: NumericSpec): Scale {
  let scale = scales.get(spec);
  if (scale === undefined) {
    const {edges, centre} = spec;
    const fine = edgesAt(spec, FINE_BINS).map((edge) => edges[edge]!);
    const [lowest, low] = [edges[0] ?? Infinity, fine[0] ?? Infinity];
    const [high, highest] = [fine.at(-1) ?? -Infinity, edges.at(-1) ?? -Infinity];
    scales.set(spec, (scale = {grid: binGrid(edges), centre, lowest, low, high, highest}));
  }
  return scale;
}

/**
 * Adds the values of a numeric column to a profile in place. Each is added to the sum of all before it, so that the same
 * rows give the same bits in however many batches they come.
 * @param profile of a whole or of one slice
 * @param layout of the column
 */
export function addNumbers(
  {sums, extremes}: Profile,
  {start, next, index}: ColumnLayout,
  spec: NumericSpec,
  {values, valid}: NumericValues
): void {
  const scale = scaleOf(spec);
  addAll(sums.subarray(start, next), extremes.subarray(2 * index, 2 * index + 2), values, valid, scale, scale.grid);
}

/**
 * One loop, since each more costs as much as a sum; and of its own, with arrays alone, so that it is compiled for them.
 * What most rows add to is kept in variables, which must start as plain numbers: taken from a list they are boxed anew
 * for each row.
 */
function addAll(
  sums: Float64Array,
  extremes: Float64Array,
  values: Float64Array,
  valid: Uint8Array | null,
  {centre, lowest, low, high, highest}: Scale,
  {sorted, starts, scale}: BinGrid
): void {
  let shifted = sums[NUMERIC.shiftedSum]!;
  let squares = sums[NUMERIC.shiftedSquares]!;
  let fractional = 0;
  for (let i = 0; i < values.length; ++i) {
    const x = values[i]!;
    const isMissing = valid !== null && valid[i] === 0;
    // NaN for what is not finite
    if (isMissing || x - x !== 0) {
      ++sums[massOf(x, isMissing)]!;
      continue;
    }
    ++sums[NUMERIC_HEAD + binIn(sorted, starts, scale, x)]!;
    if (x === 0) ++sums[NUMERIC.zeros]!;
    else if (Math.floor(x) !== x) ++fractional;
    if (x <= low) {
      sums[NUMERIC.lowFineSum]! += x;
      if (x <= lowest) sums[NUMERIC.lowTailSum]! += x;
    }
    if (x > high) {
      sums[NUMERIC.highFineSum]! += x;
      if (x > highest) sums[NUMERIC.highTailSum]! += x;
    }
    const d = x - centre;
    shifted += d;
    squares += d * d;
    // Adding 0 makes −0 plain 0: which of the two comes first is chance, and bytes should not depend on it.
    if (x < extremes[0]!) extremes[0] = x + 0;
    if (x > extremes[1]!) extremes[1] = x + 0;
  }
  sums[NUMERIC.shiftedSum] = shifted;
  sums[NUMERIC.shiftedSquares] = squares;
  sums[NUMERIC.fractional]! += fractional;
}

/** Where a row without an ordinary value is counted. */
function massOf(x: number, isMissing: boolean): number {
  if (isMissing) return NUMERIC.missing;
  if (Number.isNaN(x)) return NUMERIC.nan;
  return x < 0 ? NUMERIC.negativeInfinity : NUMERIC.positiveInfinity;
}
