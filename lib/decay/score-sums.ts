import {ERRORS, ROWS} from "../profile/layout.js";

/**
 * Sums over the rows of a partition that one version of a model answered, all of them or those of one slice. They begin
 * as a profile does, rows | n | Σe | Σ|e| | Σe² | Σe⁴ with e = prediction − label and n the rows that have both, so that
 * `performanceOf` and `errorIntervals` take them; then come Σp | Σp² | rows by prediction, and of classes the labelled rows
 * whose class is wrong. Sums of several add.
 *
 * A classifier's p is the probability of the second of two classes, or of more the position of the one it says, and its
 * e is that of `errorsBy`: the mean square is the Brier score.
 */
export type ScoreSums = readonly number[];

/** Where the sums over predictions lie. */
export const PREDICTIONS = {sum: 6, square: 7, bins: 8} as const;

/** Answers to rows, and how far they are off. */
export interface ScoredRows {
  /** one that is not finite is in no bin, and in none of the sums over predictions */
  readonly predictions: ArrayLike<number>;
  /** NaN where a row has no answer, or no label yet */
  readonly errors: ArrayLike<number>;
  /** of classes, 1 where the class is wrong; null of numbers */
  readonly wrong: ArrayLike<number> | null;
}

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
 * Returns the sums over rows of numbers.
 * @param labels NaN where a row has none yet
 * @param edges between the bins of predictions, ascending: bin i holds those in (edges[i − 1], edges[i]]
 * @example scoreSums([2, 4], [1, NaN], [3]) // [2, 1, 1, 1, 1, 1, 6, 20, 1, 1]
 */
export function scoreSums(
  predictions: ArrayLike<number>,
  labels: ArrayLike<number>,
  edges: readonly number[]
): ScoreSums {
  const errors = Float64Array.from(labels, (label, row) => predictions[row]! - label);
  return scoredSums({predictions, errors, wrong: null}, edges);
}

/**
 * Returns the sums over rows.
 * @param edges between the bins of predictions, as `scoreSums` has them
 * @param belongs 0 for rows that are left out; null for none
 * @example scoredSums({predictions: [0.25, 0.75], errors: [0.25, NaN], wrong: [0, 0]}, [0.5]) // [2, 1, 0.25, 0.25, 0.0625, 0.00390625, 1, 0.625, 1, 1, 0]
 */
export function scoredSums(rows: ScoredRows, edges: readonly number[], belongs: Uint8Array | null = null): ScoreSums {
  return addScoredRows(noScores(edges, rows.wrong !== null), rows, edges, belongs);
}

/**
 * Returns the sums over no rows.
 * @param isOfClasses whether rows have a class that may be wrong
 * @example noScores([0.5], true) // [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
 */
export function noScores(edges: readonly number[], isOfClasses: boolean): number[] {
  return Array<number>(wrongSlot(edges) + (isOfClasses ? 1 : 0)).fill(0);
}

/**
 * Adds rows to `sums` in place, and returns these. The same rows in the same order give the same bits in however many
 * parts they come.
 * @param sums of `noScores`, or of rows before these
 * @param edges as `scoredSums` has them; so too `belongs`
 * @example addScoredRows([1, 0, 0, 0, 0, 0, 0.5, 0.25, 1, 0], {predictions: [1], errors: [-2], wrong: null}, [0.5], null) // [2, 1, -2, 2, 4, 16, 1.5, 1.25, 1, 1]
 */
export function addScoredRows(
  sums: number[],
  {predictions, errors, wrong}: ScoredRows,
  edges: readonly number[],
  belongs: Uint8Array | null
): number[] {
  const last = wrongSlot(edges);
  for (let row = 0; row < predictions.length; ++row) {
    if (belongs !== null && belongs[row] === 0) continue;
    sums[ROWS]! += 1;
    const prediction = predictions[row]!;
    if (Number.isFinite(prediction)) {
      sums[PREDICTIONS.sum]! += prediction;
      sums[PREDICTIONS.square]! += prediction * prediction;
      const bin = edges.findIndex((edge) => prediction <= edge);
      sums[PREDICTIONS.bins + (bin < 0 ? edges.length : bin)]! += 1;
    }
    const error = errors[row]!;
    if (!Number.isFinite(error)) continue;
    const square = error * error;
    sums[ERRORS.n]! += 1;
    sums[ERRORS.sum]! += error;
    sums[ERRORS.absolute]! += Math.abs(error);
    sums[ERRORS.square]! += square;
    sums[ERRORS.fourth]! += square * square;
    if (wrong !== null) sums[last]! += wrong[row]!;
  }
  return sums;
}

/**
 * Returns where the sums of classes count the rows whose class is wrong.
 * @example wrongSlot([0.5]) // 10
 */
export function wrongSlot(edges: readonly number[]): number {
  return PREDICTIONS.bins + edges.length + 1;
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
