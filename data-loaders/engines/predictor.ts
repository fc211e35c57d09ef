import {predictBatch} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";

/** The column that the answers of a predictor are profiled as. */
export const PREDICTED = "prediction";

/** A model at work while rows are read. */
export interface TablePredictor {
  /** columns of the spec */
  readonly inputs: readonly string[];
  /**
   * Returns one number per row.
   * @param batch has the inputs alone: numbers with NaN for missing ones, categories as codes
   */
  predict(batch: Batch): Float64Array;
  /** what it can be made of in another thread, as plain data; null if it answers in this one alone */
  readonly model: CodedModel | null;
}

/** A trained model, and the columns as it is given them. */
export interface CodedModel {
  readonly trained: TrainedModel;
  readonly columns: readonly ColumnSpec[];
}

/** Returns the predictor of a trained model. A linear one is plain sums, for which there is nothing to load. */
export async function codedPredictor(model: CodedModel): Promise<TablePredictor> {
  const {trained, columns} = model;
  const inputs = trained.inputs.map(({name}) => name);
  if (trained.kind === "least squares" || trained.kind === "ridge")
    return {inputs, predict: (batch) => predictBatch(trained, columns, batch), model};
  const {answererOf} = await import("../training/answerer.js");
  const answer = await answererOf(trained);
  return {inputs, predict: (batch) => answer(columns, batch), model: null};
}

/**
 * Returns a batch with the answers of a predictor as one more column.
 * @throws RangeError if an input is not there, or the answers are not one per row
 */
export function withPredictions({rows, columns}: Batch, predictor: TablePredictor): Batch {
  const inputs = predictor.inputs.map((name): [string, NumericValues | CodedValues] => {
    const column = columns.get(name);
    if (column === undefined)
      throw new RangeError(`unknown input of the model: ${name} (known: ${[...columns.keys()].join(", ")})`);
    return [name, column.kind === "numeric" ? withoutGaps(column) : column];
  });
  const values = predictor.predict({rows, columns: new Map(inputs)});
  if (values.length !== rows) throw new RangeError(`unexpected predictions: ${values.length}, expected ${rows}`);
  return {rows, columns: new Map([...columns, [PREDICTED, {kind: "numeric", values, valid: null}]])};
}

function withoutGaps({values, valid}: NumericValues): NumericValues {
  return {
    kind: "numeric",
    values: valid === null ? values : values.map((x, i) => (valid[i] === 0 ? NaN : x)),
    valid: null
  };
}
