import {MISSING} from "../batch.js";
import type {Batch} from "../batch.js";
import {binner} from "../bin.js";
import type {ColumnSpec, ScoresSpec} from "../types.js";
import {categoricalColumn, finiteNumbers, levelCodes, numericColumn} from "./columns.js";

/**
 * The numbers of one score bin: rows by level of the label, rows with another label, rows without a label, then the sum
 * of the scores of rows with a label and of those without. Rows whose score is not a finite number are in no bin.
 */

/**
 * Returns how many numbers one bin of a scores block takes: the label's levels + 4.
 * @param columns of the spec that the block is in
 * @throws RangeError if the score is not there or not numeric, or the label not there or not categorical
 * @example scoreStride({kind: "scores", score: "x", label: "c", edges: [0.5]}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}, {kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}]) // 6
 */
export function scoreStride({score, label}: ScoresSpec, columns: readonly ColumnSpec[]): number {
  numericColumn(columns, score);
  return categoricalColumn(columns, label).levels.length + 4;
}

/**
 * Adds the rows of a batch to a scores block, those left out whose score is not a finite number.
 * @param sums of a profile, changed in place
 * @param start slot of the block's first number
 * @param columns of the spec that the block is in; the batch has score and label, in their kinds
 * @throws RangeError as `scoreStride`
 */
export function addScores(
  sums: Float64Array,
  start: number,
  block: ScoresSpec,
  columns: readonly ColumnSpec[],
  batch: Batch
): void {
  const stride = scoreStride(block, columns);
  const scores = finiteNumbers(batch, block.score);
  const labels = levelCodes(batch, categoricalColumn(columns, block.label));
  const bin = binner(block.edges);
  for (let row = 0; row < batch.rows; ++row) {
    const score = scores[row]!;
    if (Number.isNaN(score)) continue;
    const at = start + bin(score) * stride;
    const label = labels[row]!;
    ++sums[at + (label === MISSING ? stride - 3 : label)]!;
    sums[at + (label === MISSING ? stride - 1 : stride - 2)]! += score;
  }
}
