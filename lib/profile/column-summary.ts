import {CATEGORICAL, NUMERIC, otherRows, ROWS} from "./layout.js";
import type {ColumnLayout} from "./layout.js";

/** The plain figures of one column in one window. Shares are of all rows. */
export interface ColumnFigures {
  readonly rows: number;
  readonly missing: number;
  /** rows with NaN or ±Inf; 0 for categories */
  readonly notFinite: number;
  /** rows with a value outside the reference vocabulary; 0 for numbers */
  readonly other: number;
  /** rows equal to zero; NaN for categories */
  readonly zeros: number;
  /** of the finite values; NaN for categories and where there are none */
  readonly mean: number;
  /** population standard deviation of the finite values; NaN likewise */
  readonly deviation: number;
}

/** Returns the figures of a column from a window's sums (`windowSums`). */
export function columnFigures(sums: ArrayLike<number>, layout: ColumnLayout): ColumnFigures {
  const {spec, start, cells, end} = layout;
  const rows = sums[ROWS]!;
  if (spec.kind === "categorical") {
    const missing = sums[start + CATEGORICAL.missing]!;
    return {rows, missing, notFinite: 0, other: otherRows(sums, layout), zeros: NaN, mean: NaN, deviation: NaN};
  }
  let finite = 0;
  for (let slot = cells; slot < end; ++slot) finite += sums[slot]!;
  const shift = sums[start + NUMERIC.shiftedSum]! / finite;
  return {
    rows,
    missing: sums[start + NUMERIC.missing]!,
    notFinite:
      sums[start + NUMERIC.nan]! + sums[start + NUMERIC.negativeInfinity]! + sums[start + NUMERIC.positiveInfinity]!,
    other: 0,
    zeros: sums[start + NUMERIC.zeros]!,
    mean: spec.centre + shift,
    // Cancellation can leave a constant column a hair below zero.
    deviation: Math.sqrt(Math.max(0, sums[start + NUMERIC.shiftedSquares]! / finite - shift * shift))
  };
}
