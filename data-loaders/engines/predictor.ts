import {classesOf, outputsOf} from "../../lib/model/outcome.js";
import {predictBatch} from "../../lib/model/predict.js";
import type {Outcome, TrainedModel} from "../../lib/model/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";

/** The column that the answers of a predictor are profiled as. */
export const PREDICTED = "prediction";
/** The column of the probability of the second of two classes. */
export const SCORED = "score";

/** The column of the probability of the class that is said, of more than two. */
export const CONFIDENT = "confidence";

/** Two classes or more, of which answers are probabilities. */
export type ClassOutcome = Exclude<Outcome, {task: "regression"}>;

/** A model at work while rows are read. */
export interface TablePredictor {
  /** columns of the spec */
  readonly inputs: readonly string[];
  /**
   * Returns one number per row; of a classifier with more than two classes, one per class, row by row.
   * @param batch has the inputs alone: numbers with NaN for missing ones, categories as codes
   */
  predict(batch: Batch): Float64Array;
  /** of a classifier; left out where the answers are numbers */
  readonly outcome?: ClassOutcome;
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
  const {outcome} = trained;
  if (trained.kind === "least squares" || trained.kind === "ridge")
    return {inputs, predict: (batch) => predictBatch(trained, columns, batch), model};
  const {answererOf} = await import("../training/answerer.js");
  const answer = await answererOf(trained);
  const predict = (batch: Batch): Float64Array => answer(columns, batch);
  return outcome.task === "regression" ? {inputs, predict, model: null} : {inputs, predict, outcome, model: null};
}

/** Returns the names of the columns that a predictor's answers are profiled as. */
export function answerNames({outcome}: Pick<TablePredictor, "outcome">): string[] {
  return outcome === undefined ? [PREDICTED] : [outcome.task === "binary" ? SCORED : CONFIDENT, PREDICTED];
}

/**
 * Returns a batch with the answers of a predictor as more columns (`answerNames`).
 * @throws RangeError if an input is not there, or the answers are not one per row
 */
export function withPredictions(batch: Batch, predictor: TablePredictor): Batch {
  return withAnswers(batch, answersTo(batch, predictor), predictor);
}

/**
 * Returns the answers of a predictor to the rows of a batch (`TablePredictor.predict`).
 * @throws RangeError if an input is not there, or the answers are not one per row
 */
export function answersTo({rows, columns}: Batch, predictor: TablePredictor): Float64Array {
  const inputs = predictor.inputs.map((name): [string, NumericValues | CodedValues] => {
    const column = columns.get(name);
    if (column === undefined)
      throw new RangeError(`unknown input of the model: ${name} (known: ${[...columns.keys()].join(", ")})`);
    return [name, column.kind === "numeric" ? withoutGaps(column) : column];
  });
  const values = predictor.predict({rows, columns: new Map(inputs)});
  const expected = rows * (predictor.outcome === undefined ? 1 : outputsOf(predictor.outcome));
  if (values.length !== expected)
    throw new RangeError(`unexpected predictions: ${values.length}, expected ${expected}`);
  return values;
}

/** Returns a batch with answers to its rows as more columns (`answerNames`). */
export function withAnswers(
  {rows, columns}: Batch,
  values: Float64Array,
  {outcome}: Pick<TablePredictor, "outcome">
): Batch {
  return {rows, columns: new Map([...columns, ...answerColumns(values, outcome)])};
}

/** A classifier answers with the class, and with the probability of the second of two, or of the class that it says. */
function answerColumns(values: Float64Array, outcome?: ClassOutcome): [string, NumericValues | CodedValues][] {
  if (outcome === undefined) return [[PREDICTED, {kind: "numeric", values, valid: null}]];
  const codes = classesOf(outcome, values);
  const [name, sure] =
    outcome.task === "binary" ? [SCORED, values] : [CONFIDENT, confidencesOf(codes, values, outcome.classes.length)];
  return [
    [name, {kind: "numeric", values: sure, valid: null}],
    [PREDICTED, {kind: "categorical", codes}]
  ];
}

/** The probability of the class of each row; NaN where it has none. */
function confidencesOf(codes: Int32Array, probabilities: Float64Array, classes: number): Float64Array {
  return Float64Array.from(codes, (code, row) => (code < 0 ? NaN : probabilities[row * classes + code]!));
}

function withoutGaps({values, valid}: NumericValues): NumericValues {
  return {
    kind: "numeric",
    values: valid === null ? values : values.map((x, i) => (valid[i] === 0 ? NaN : x)),
    valid: null
  };
}
