import {CATEGORICAL, NUMERIC} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import {COARSE_BINS, edgesAt, FINE_BINS} from "../profile/nested-bins.js";
import type {BinCount} from "../profile/nested-bins.js";
import type {NumericSpec} from "../profile/types.js";

/**
 * The cells a distance is taken over. Rows without an ordinary value (missing, NaN, ±Inf) are cells too, so that a column
 * that empties has drifted; and so are the remainder buckets of a category, so that a change in its tail is seen. Of a
 * label, missing rows are left out: most are labels that have not come yet, which says nothing about those that will.
 */

/** Returns counts over the coarse bins of a numeric column, or the levels and buckets of a categorical one, then the masses. */
export function coarseCells(sums: ArrayLike<number>, column: ColumnLayout): number[] {
  const {spec, start, cells, next} = column;
  const counts: number[] = [];
  if (spec.kind === "numeric") {
    pushBins(counts, sums, column, spec, COARSE_BINS);
    for (const mass of MASSES) counts.push(isAwaited(column) && mass === NUMERIC.missing ? 0 : sums[start + mass]!);
  } else {
    for (let slot = cells; slot < next; ++slot) counts.push(sums[slot]!);
    counts.push(isAwaited(column) ? 0 : sums[start + CATEGORICAL.missing]!);
  }
  return counts;
}

/** Returns whether missing values of a column may be values that have not come yet. */
export function isAwaited({spec}: ColumnLayout): boolean {
  return spec.role === "label";
}

const MASSES = [NUMERIC.missing, NUMERIC.nan, NUMERIC.negativeInfinity, NUMERIC.positiveInfinity] as const;

/** Returns how many of a column's coarse cells are bins in ascending order; the others have no order. */
export function orderedCells({spec}: ColumnLayout): number {
  return spec.kind === "numeric" ? edgesAt(spec, COARSE_BINS).length + 1 : 0;
}

/** Returns counts over the fine bins of a numeric column in ascending order of value, ±Inf at the ends; none of a category. */
export function fineCells(sums: ArrayLike<number>, column: ColumnLayout): number[] {
  const {spec, start} = column;
  if (spec.kind === "categorical") return [];
  const counts = [sums[start + NUMERIC.negativeInfinity]!];
  pushBins(counts, sums, column, spec, FINE_BINS);
  counts.push(sums[start + NUMERIC.positiveInfinity]!);
  return counts;
}

/** Returns counts over coarser bins: each is a run of a column's own, so that nothing is lost. */
export function binCounts(sums: ArrayLike<number>, column: ColumnLayout, spec: NumericSpec, bins: BinCount): number[] {
  const counts: number[] = [];
  pushBins(counts, sums, column, spec, bins);
  return counts;
}

function pushBins(
  counts: number[],
  sums: ArrayLike<number>,
  {cells, end}: ColumnLayout,
  spec: NumericSpec,
  bins: BinCount
): void {
  const edges = edgesAt(spec, bins);
  let slot = cells;
  for (let bin = 0; bin <= edges.length; ++bin) {
    const next = bin < edges.length ? cells + edges[bin]! + 1 : end;
    let count = 0;
    for (; slot < next; ++slot) count += sums[slot]!;
    counts.push(count);
  }
}
