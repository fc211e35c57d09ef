import type {Batch} from "../profile/batch.js";
import type {ColumnSpec} from "../profile/types.js";
import {forwardEncoded} from "./dense.js";
import {encodeBatch, encodeRow, numberBatch} from "./encode.js";
import type {EncodedInput, Row} from "./encode.js";
import {answersOf, meanAnswers} from "./outcome.js";
import type {Columns, Layers, TrainedModel} from "./types.js";

/**
 * Returns a model's networks: several of an ensemble, else one.
 * @example networksOf({kind: "network", inputs: [], outcome: {task: "regression", name: "y", mean: 0, sd: 1}, layers: []}) // [[]]
 */
export function networksOf(model: TrainedModel): readonly Layers[] {
  return model.kind === "ensemble" ? model.networks : [model.layers];
}

/**
 * Returns a model's answers to rows as engines hand them over.
 * @param columns specs by which the batch's categories are coded; none are needed of numbers
 * @returns a number per row; of a classifier the probability of the second class, or, of one with more than two, a
 * probability per class, row by row
 * @throws RangeError if the batch or the specs lack an input
 */
export function predictBatch(model: TrainedModel, columns: readonly ColumnSpec[], batch: Batch): Float64Array {
  return answer(model, encodeBatch(model.inputs, columns, batch), batch.rows);
}

/**
 * Returns a model's answers to rows given as columns of numbers, one per input, NaN for a gap.
 * @returns as `predictBatch`
 * @throws RangeError if there are not as many columns as inputs, or an input is a category
 */
export function predictColumns(model: TrainedModel, columns: Columns): Float64Array {
  const names = model.inputs.map(({name}) => name);
  return predictBatch(model, [], numberBatch(names, columns));
}

/**
 * Returns a model's answer to one row, as `predictBatch` does for many.
 * @param row the model's inputs by name; a gap is null
 * @throws RangeError if the row lacks an input; TypeError if a number is given as something else
 * @example predictRow({kind: "least squares", inputs: [{kind: "number", name: "x", mean: 1, sd: 2, gaps: false}], outcome: {task: "regression", name: "y", mean: 0, sd: 1}, layers: [{inputs: 1, outputs: 1, weights: [3], bias: [10], activation: "linear"}]}, {x: 5}) // [16]
 */
export function predictRow(model: TrainedModel, row: Row): Float64Array {
  return answer(model, encodeRow(model.inputs, row), 1);
}

function answer(model: TrainedModel, encoded: readonly EncodedInput[], rows: number): Float64Array {
  return meanAnswers(
    networksOf(model).map((layers) => answersOf(model.outcome, forwardEncoded(layers, encoded, rows)))
  );
}
