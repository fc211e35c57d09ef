import {CATEGORICAL, NUMERIC} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {NumericSpec} from "../profile/types.js";

/**
 * The cells a distance is taken over. Rows without an ordinary value (missing, NaN, ±Inf; for categories missing and
 * other) are cells too, so that a column that empties has drifted.
 */

/** Returns counts over the coarse bins of a numeric column, or the levels of a categorical one, then the masses. */
export function coarseCells(sums: ArrayLike<number>, column: ColumnLayout): number[] {
  const {spec, start, cells, end} = column;
  if (spec.kind === "categorical") {
    const counts: number[] = [];
    for (let slot = cells; slot < end; ++slot) counts.push(sums[slot]!);
    counts.push(sums[start + CATEGORICAL.other]!, sums[start + CATEGORICAL.missing]!);
    return counts;
  }
  return [...coarsen(sums, column, spec), ...masses(sums, start)];
}

/** Returns counts over the fine bins of a numeric column in ascending order of value, ±Inf at the ends. */
export function fineCells(sums: ArrayLike<number>, {start, cells, end}: ColumnLayout): number[] {
  const counts = [sums[start + NUMERIC.negativeInfinity]!];
  for (let slot = cells; slot < end; ++slot) counts.push(sums[slot]!);
  counts.push(sums[start + NUMERIC.positiveInfinity]!);
  return counts;
}

/** Returns counts over the coarse bins alone: each is a run of fine bins, so nothing is lost. */
function coarsen(sums: ArrayLike<number>, {cells, end}: ColumnLayout, {coarse}: NumericSpec): number[] {
  const counts: number[] = [];
  let slot = cells;
  for (const edge of [...coarse, end - cells - 1]) {
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
