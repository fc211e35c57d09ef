import type {Batch} from "../batch.js";
import {binner} from "../bin.js";
import type {ColumnSpec, ErrorsSpec} from "../types.js";
import {finiteNumbers, numericColumn} from "./columns.js";

/**
 * The numbers of one cell, in this order: all rows, rows with a finite label, Σ|e|, Σe², Σe⁴. Cell (i, j) of prediction
 * and feature is the i · (feature.edges.length + 1) + j-th. Rows without a finite prediction or feature are in no cell.
 */
export const ERROR_FIGURES = ["rows", "n", "absolute", "square", "fourth"] as const;

/**
 * Returns the number of cells of an errors block: bins of the prediction times bins of the feature, where there is one.
 * @param columns of the spec that the block is in
 * @returns at least 1
 * @throws RangeError if a column it names is not there, or is categorical
 * @example errorCells({kind: "errors", prediction: "x", label: "x", edges: [0, 1], feature: null}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}]) // 3
 */
export function errorCells({prediction, label, edges, feature}: ErrorsSpec, columns: readonly ColumnSpec[]): number {
  for (const name of [prediction, label, ...(feature === null ? [] : [feature.column])]) numericColumn(columns, name);
  return (edges.length + 1) * (feature === null ? 1 : feature.edges.length + 1);
}

/**
 * Adds the rows of a batch to an errors block. A row without a finite label is counted, but not among those with an
 * error; so is one whose error overflows. An error of more than about 1e77 makes the Σe⁴ of its cell infinite.
 * @param sums of a profile, changed in place
 * @param start slot of the block's first number; there follow `ERROR_FIGURES` per cell
 * @param batch has the columns that the block names, as numbers
 */
export function addErrorCells(sums: Float64Array, start: number, block: ErrorsSpec, batch: Batch): void {
  const predictions = finiteNumbers(batch, block.prediction);
  const labels = finiteNumbers(batch, block.label);
  const feature = block.feature && finiteNumbers(batch, block.feature.column);
  const width = (block.feature?.edges.length ?? 0) + 1;
  const [binOfPrediction, binOfFeature] = [binner(block.edges), binner(block.feature?.edges ?? [])];
  for (let row = 0; row < batch.rows; ++row) {
    const [prediction, x] = [predictions[row]!, feature === null ? 0 : feature[row]!];
    if (Number.isNaN(prediction) || Number.isNaN(x)) continue;
    const at = start + ERROR_FIGURES.length * (binOfPrediction(prediction) * width + binOfFeature(x));
    ++sums[at]!;
    const size = Math.abs(prediction - labels[row]!);
    if (!Number.isFinite(size)) continue;
    ++sums[at + 1]!;
    sums[at + 2]! += size;
    sums[at + 3]! += size ** 2;
    sums[at + 4]! += size ** 4;
  }
}
