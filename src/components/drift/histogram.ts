import {evenGrid, regrid} from "../../lib/drift/regrid.js";
import type {Grid} from "../../lib/drift/regrid.js";
import {CATEGORICAL, NUMERIC, otherRows, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import type {NumericSpec} from "../../lib/profile/types.js";
import {windowExtremes} from "../../lib/profile/window.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Comparison} from "./comparison.js";

/** Two histograms of one column over the same bars, as shares of all rows of their window. */
export interface Histogram {
  /** null for categories */
  readonly grid: Grid | null;
  /** one label per bar of a category; empty for numbers */
  readonly levels: readonly string[];
  readonly reference: ArrayLike<number>;
  readonly current: ArrayLike<number>;
  /** rows without an ordinary value: missing, NaN, ±Inf */
  readonly missing: {readonly reference: number; readonly current: number};
}

/**
 * Returns the histograms of a column in the two windows: numbers over about `bars` even bins that cover both windows,
 * categories over their levels and, where there are any, other values.
 */
export function histogramOf(comparison: Comparison, column: ColumnLayout, bars: number, other: string): Histogram {
  const {spec} = column;
  return spec.kind === "numeric"
    ? numericHistogram(comparison, column, spec, bars)
    : levelHistogram(comparison, column, spec.levels, other);
}

function numericHistogram(comparison: Comparison, column: ColumnLayout, spec: NumericSpec, bars: number): Histogram {
  const {timeline, reference, current, referenceSums, currentSums} = comparison;
  const extremes = (window: PartitionWindow): [number, number] => windowExtremes(timeline, window, column.index);
  const [a, b] = [extremes(reference), extremes(current)];
  const grid = evenGrid(Math.min(a[0], b[0]), Math.max(a[1], b[1]), bars);
  const shares = (sums: Float64Array, [low, high]: [number, number]): Float64Array =>
    regrid(sums.subarray(column.cells, column.end), spec.edges, low, high, grid).map((x) => x / sums[ROWS]!);
  const missing = (sums: Float64Array): number => {
    const {start} = column;
    const empty = sums[start + NUMERIC.missing]! + sums[start + NUMERIC.nan]!;
    return (empty + sums[start + NUMERIC.negativeInfinity]! + sums[start + NUMERIC.positiveInfinity]!) / sums[ROWS]!;
  };
  return {
    grid,
    levels: [],
    reference: shares(referenceSums, a),
    current: shares(currentSums, b),
    missing: {reference: missing(referenceSums), current: missing(currentSums)}
  };
}

function levelHistogram(
  {referenceSums, currentSums}: Comparison,
  column: ColumnLayout,
  levels: readonly string[],
  other: string
): Histogram {
  const {start, cells, end} = column;
  const hasOther = otherRows(referenceSums, column) + otherRows(currentSums, column) > 0;
  const order = drawingOrder(levels);
  const shares = (sums: Float64Array): number[] => {
    const counts = sums.subarray(cells, end);
    return [...order.map((i) => counts[i]!), ...(hasOther ? [otherRows(sums, column)] : [])].map(
      (x) => x / sums[ROWS]!
    );
  };
  const missing = (sums: Float64Array): number => sums[start + CATEGORICAL.missing]! / sums[ROWS]!;
  return {
    grid: null,
    levels: [...order.map((i) => levels[i]!), ...(hasOther ? [other] : [])],
    reference: shares(referenceSums),
    current: shares(currentSums),
    missing: {reference: missing(referenceSums), current: missing(currentSums)}
  };
}

/** Levels are kept in the order of their letters; those that are all numbers, such as hours, are drawn in the order of these. */
function drawingOrder(levels: readonly string[]): number[] {
  const order = Array.from(levels, (_, i) => i);
  const numbers = levels.map((level) => (level.trim() === "" ? NaN : Number(level)));
  return numbers.some(Number.isNaN) ? order : order.sort((i, j) => numbers[i]! - numbers[j]!);
}

/** Returns the range of values a histogram covers, as [low, high]; null for categories. */
export function rangeOf({grid}: Histogram): [number, number] | null {
  return grid && [grid.start, grid.start + grid.count * grid.step];
}
