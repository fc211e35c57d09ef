import type {CardSlice} from "../../lib/model/card.js";
import {errorsOf} from "../../lib/model/metrics.js";
import type {CalibrationBin} from "../../lib/registry/types.js";
import {mean} from "../../lib/statistics/moments.js";
import {isIn} from "../stages/serve.js";
import type {Slice} from "../stages/serve.js";

/** Rows with a label, and what a model says of them. */
export interface TriedRows {
  readonly predictions: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** values of a slice's column, NaN where missing */
  column(name: string): ArrayLike<number>;
}

/** Returns a model's errors on rows: on all of them, under `all`, then on the slices that have any. */
export function slicedErrors(
  {predictions, labels, column}: TriedRows,
  slices: readonly Slice[],
  all: string
): CardSlice[] {
  const of = (name: string, rows: readonly number[]): CardSlice => {
    const pick = (values: ArrayLike<number>): number[] => rows.map((row) => values[row]!);
    return {slice: name, ...errorsOf(pick(predictions), pick(labels))};
  };
  const rows = Array.from({length: labels.length}, (_, row) => row);
  const parts = slices.map((slice) => {
    const values = column(slice.column);
    return of(
      slice.name,
      rows.filter((row) => isIn(slice, values[row]!))
    );
  });
  return [of(all, rows), ...parts.filter(({n}) => n > 0)];
}

const TENTHS = 10;

/** Fewest rows for ten groups of some size. */
const ENOUGH = 100;

/**
 * Returns how predictions and labels agree, by tenth of prediction, lowest first.
 * @returns null below 100 rows
 */
export function calibrationOf({predictions, labels}: Omit<TriedRows, "column">): CalibrationBin[] | null {
  const n = labels.length;
  if (n < ENOUGH) return null;
  const order = Array.from({length: n}, (_, row) => row).sort((a, b) => predictions[a]! - predictions[b]! || a - b);
  return Array.from({length: TENTHS}, (_, tenth) => {
    const rows = order.slice(Math.round((tenth * n) / TENTHS), Math.round(((tenth + 1) * n) / TENTHS));
    const meanOf = (values: ArrayLike<number>): number => mean(rows.map((row) => values[row]!));
    return {n: rows.length, prediction: meanOf(predictions), label: meanOf(labels)};
  });
}
