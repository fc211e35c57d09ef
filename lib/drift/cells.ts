import {CATEGORICAL, NUMERIC} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import {COARSE_BINS, edgesAt, FINE_BINS} from "../profile/nested-bins.js";
import type {BinCount} from "../profile/nested-bins.js";
import type {NumericSpec} from "../profile/types.js";

/**
 * The cells a distance is taken over. Rows without an ordinary value (missing, NaN, ±Inf) are cells too, so that a column
 * that empties has drifted; and so are the remainder buckets of a category, so that a change in its tail is seen.
 */

/** Returns counts over the coarse bins of a numeric column, or the levels and buckets of a categorical one, then the masses. */
export function coarseCells(sums: ArrayLike<number>, column: ColumnLayout): number[] {
  const {spec, start, cells, next} = column;
  if (spec.kind === "numeric") return [...binCounts(sums, column, spec, COARSE_BINS), ...masses(sums, start)];
  const counts: number[] = [];
  for (let slot = cells; slot < next; ++slot) counts.push(sums[slot]!);
  counts.push(sums[start + CATEGORICAL.missing]!);
  return counts;
}

/** Returns counts over the fine bins of a numeric column in ascending order of value, ±Inf at the ends; none of a category. */
export function fineCells(sums: ArrayLike<number>, column: ColumnLayout): number[] {
  const {spec, start} = column;
  if (spec.kind === "categorical") return [];
  return [
    sums[start + NUMERIC.negativeInfinity]!,
    ...binCounts(sums, column, spec, FINE_BINS),
    sums[start + NUMERIC.positiveInfinity]!
  ];
}

/** Returns counts over coarser bins: each is a run of a column's own, so that nothing is lost. */
export function binCounts(
  sums: ArrayLike<number>,
  {cells, end}: ColumnLayout,
  spec: NumericSpec,
  bins: BinCount
): number[] {
  const counts: number[] = [];
  let slot = cells;
  for (const edge of [...edgesAt(spec, bins), end - cells - 1]) {
    let count = 0;
    for (; slot <= cells + edge; ++slot) count += sums[slot]!;
    counts.push(count);
  }
  return counts;
}

function masses(sums: ArrayLike<number>, start: number): number[] {
  return [NUMERIC.missing, NUMERIC.nan, NUMERIC.negativeInfinity, NUMERIC.positiveInfinity].map(
    (i) => sums[start + i]!
  );
}
