import {ERRORS, ROWS} from "../profile/layout.js";

/**
 * Sums over the rows of a partition that one version of a model answered, all of them or those of one slice. They begin
 * as a profile does, rows | n | Σe | Σ|e| | Σe² | Σe⁴ with e = prediction − label and n the rows that have both, so that
 * `performanceOf` and `errorIntervals` take them; then come Σp | Σp² | rows by prediction. Sums of several add.
 */
export type ScoreSums = readonly number[];

/** Where the sums over predictions lie. */
export const PREDICTIONS = {sum: 6, square: 7, bins: 8} as const;

/** Sums of one cell of the table of scores. */
export interface ScoreCell {
  /** start of the partition */
  readonly start: string;
  /** version of the model that answered */
  readonly model: string;
  /** name of the slice; null for all rows */
  readonly slice: string | null;
  readonly sums: ScoreSums;
}

/**
 * Returns the sums over rows. A prediction that is not finite counts as a row and nothing else.
 * @param labels NaN where a row has none yet
 * @param edges between the bins of predictions, ascending: bin i holds those in (edges[i − 1], edges[i]]
 * @example scoreSums([2, 4], [1, NaN], [3]) // [2, 1, 1, 1, 1, 1, 6, 20, 1, 1]
 */
export function scoreSums(
  predictions: ArrayLike<number>,
  labels: ArrayLike<number>,
  edges: readonly number[]
): ScoreSums {
  const sums = Array<number>(PREDICTIONS.bins + edges.length + 1).fill(0);
  for (let row = 0; row < predictions.length; ++row) {
    const prediction = predictions[row]!;
    sums[ROWS]! += 1;
    if (!Number.isFinite(prediction)) continue;
    sums[PREDICTIONS.sum]! += prediction;
    sums[PREDICTIONS.square]! += prediction * prediction;
    const bin = edges.findIndex((edge) => prediction <= edge);
    sums[PREDICTIONS.bins + (bin < 0 ? edges.length : bin)]! += 1;
    const error = prediction - labels[row]!;
    if (!Number.isFinite(error)) continue;
    sums[ERRORS.n]! += 1;
    sums[ERRORS.sum]! += error;
    sums[ERRORS.absolute]! += Math.abs(error);
    sums[ERRORS.square]! += error * error;
    sums[ERRORS.fourth]! += error ** 4;
  }
  return sums;
}

/**
 * Returns the sums over the rows of all.
 * @throws RangeError if there are none, or they differ in length
 * @example addScores([[2, 1], [3, 4]]) // [5, 5]
 */
export function addScores(cells: readonly ScoreSums[]): ScoreSums {
  const [first] = cells;
  if (first === undefined) throw new RangeError("no sums to add");
  if (cells.some((sums) => sums.length !== first.length)) throw new RangeError("incompatible sums: lengths differ");
  return first.map((_, i) => cells.reduce((sum, sums) => sum + sums[i]!, 0));
}
