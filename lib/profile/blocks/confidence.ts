import {MISSING} from "../batch.js";
import type {Batch} from "../batch.js";
import {binner} from "../bin.js";
import type {ColumnSpec, ConfidenceSpec} from "../types.js";
import {categoricalColumn, finiteNumbers, levelCodes, numericColumn} from "./columns.js";

/**
 * The numbers of one cell: rows that are right, rows that are wrong, rows without a label, then the sum of the scores of
 * rows with a label and of those without. Cell (k, i) of class k and bin i lies at k · bins + i. Rows whose score is not a
 * finite number, or whose class is none of the prediction's levels, are in no cell.
 */
export const CONFIDENCE_FIGURES = ["right", "wrong", "unlabelled", "labelledSum", "unlabelledSum"] as const;

/**
 * Returns the number of cells: the prediction's levels times the bins.
 * @param columns of the spec that the block is in
 * @throws RangeError if the score is not there or not numeric, or prediction or label not there or not categorical
 * @example confidenceCells({kind: "confidence", score: "x", prediction: "c", label: "c", edges: [0.5]}, [{kind: "numeric", type: "number", name: "x", role: "score", edges: [], ranks: [], centre: 0}, {kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b", "c"], buckets: 1}]) // 6
 */
export function confidenceCells(
  {score, prediction, label, edges}: ConfidenceSpec,
  columns: readonly ColumnSpec[]
): number {
  numericColumn(columns, score);
  categoricalColumn(columns, label);
  return categoricalColumn(columns, prediction).levels.length * (edges.length + 1);
}

/**
 * Adds the rows of a batch to a block by confidence.
 * @param sums of a profile, changed in place
 * @param start slot of the block's first number
 * @param columns of the spec that the block is in; the batch has score, prediction and label, in their kinds
 * @throws RangeError as `confidenceCells`
 */
export function addConfidence(
  sums: Float64Array,
  start: number,
  {score, prediction, label, edges}: ConfidenceSpec,
  columns: readonly ColumnSpec[],
  batch: Batch
): void {
  const scores = finiteNumbers(batch, score);
  const [said, truth] = [categoricalColumn(columns, prediction), categoricalColumn(columns, label)];
  const [answers, labels] = [levelCodes(batch, said), levelCodes(batch, truth)];
  const codes = said.levels.map((level) => truth.levels.indexOf(level));
  const bin = binner(edges);
  for (let row = 0; row < batch.rows; ++row) {
    const [value, k] = [scores[row]!, answers[row]!];
    if (Number.isNaN(value) || k === MISSING || k === said.levels.length) continue;
    const at = start + (k * (edges.length + 1) + bin(value)) * CONFIDENCE_FIGURES.length;
    const isLabelled = labels[row]! !== MISSING;
    ++sums[at + (isLabelled ? Number(labels[row]! !== codes[k]) : 2)]!;
    sums[at + (isLabelled ? 3 : 4)]! += value;
  }
}
