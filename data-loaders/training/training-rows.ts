import {encodeBatch, encodedSums, writeRows} from "../../lib/model/encode.js";
import {encodedWidth, learntInputs} from "../../lib/model/inputs.js";
import {outputsOf} from "../../lib/model/outcome.js";
import type {ModelInput, Outcome, TrainedModel} from "../../lib/model/types.js";
import {selectRows} from "../../lib/profile/batch.js";
import type {Batch} from "../../lib/profile/batch.js";
import {categoricalColumn, finiteNumbers, levelCodes} from "../../lib/profile/blocks/columns.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {mean, standardDeviation} from "../../lib/statistics/moments.js";
import type {LearningTask, TrainingSet} from "./losses.js";

/** Rows to train a model on. */
export interface TrainingRows {
  /** before anything is learnt (`plainInputs`, `numberInputs`) */
  readonly inputs: readonly ModelInput[];
  readonly target: string;
  readonly task: LearningTask;
  /** specs by which the batch's categories are coded, the target's among them where it is one */
  readonly columns: readonly ColumnSpec[];
  /** the inputs and the target; rows without a label are left out */
  readonly batch: Batch;
  /** of each row; rows of one group are never on both sides of a split. Null: each row is its own */
  readonly groups: readonly string[] | null;
}

/** Most numbers that encoded rows may come to: 512 MB. */
const MOST_NUMBERS = 2 ** 27;

/**
 * Checks that rows fit into memory, encoded.
 * @throws RangeError naming the remedy
 */
export function checkSize(rows: number, width: number): void {
  if (rows * width > MOST_NUMBERS)
    throw new RangeError(
      `too many rows for a network: ${rows} rows of ${width} encoded columns, at most ${MOST_NUMBERS} numbers together; train on fewer rows, or on categories with fewer levels`
    );
}

/**
 * Returns the label of each row: the number, or the position of its class; NaN where there is none.
 * @throws Error if there are not as many classes as the task has
 */
export function labelsOf({batch, columns, target, task}: Omit<TrainingRows, "groups" | "inputs">): Float64Array {
  if (task === "regression") return finiteNumbers(batch, target);
  const {length} = classesOf(columns, target, task);
  const codes = levelCodes(batch, categoricalColumn(columns, target));
  return Float64Array.from(codes, (code) => (code >= 0 && code < length ? code : NaN));
}

function classesOf(columns: readonly ColumnSpec[], target: string, task: LearningTask): readonly string[] {
  const {levels} = categoricalColumn(columns, target);
  if (task === "binary" ? levels.length !== 2 : levels.length < 2)
    throw new Error(
      `column ${target} has ${levels.length} classes (${levels.slice(0, 5).join(", ")}), expected ${
        task === "binary" ? "two, because the task is binary" : "at least two, because the task is multiclass"
      }`
    );
  return levels;
}

/** Rows as a network learns from them, and how rows like them are encoded. */
export interface PreparedRows {
  readonly inputs: readonly ModelInput[];
  readonly outcome: Outcome;
  readonly train: TrainingSet;
  /** encoded alike; nothing was learnt from them */
  readonly pool: TrainingSet | null;
}

/**
 * Encodes rows by what the training rows among them say.
 * @param split what each row is for: 0 to train on, 1 for the pool, 2 for neither
 * @param like a model whose encoding and outcome they get in place of what the training rows say
 * @throws RangeError if they do not fit into memory
 */
export function preparedRows(
  rows: TrainingRows,
  labels: Float64Array,
  split: Uint8Array,
  like: Pick<TrainedModel, "inputs" | "outcome"> | null = null
): PreparedRows {
  const part = (of: number): {readonly batch: Batch; readonly labels: Float64Array} => ({
    batch: selectRows(
      rows.batch,
      split.map((part) => Number(part === of))
    ),
    labels: labels.filter((_, row) => split[row] === of)
  });
  const [train, pool] = [part(0), part(1)];
  const encoded = encodeBatch(rows.inputs, rows.columns, train.batch);
  const inputs = like?.inputs ?? learntInputs(rows.inputs, encodedSums(encoded, encodedWidth(rows.inputs)));
  const width = encodedWidth(inputs);
  checkSize(rows.batch.rows, width);
  const outcome = like?.outcome ?? outcomeOf(rows, train.labels);
  const setOf = ({batch, labels: own}: typeof train): TrainingSet => {
    const written = new Float32Array(batch.rows * width);
    writeRows(encodeBatch(inputs, rows.columns, batch), [0, batch.rows], written, width);
    return {rows: batch.rows, inputs: written, labels: scaled(outcome, own)};
  };
  return {inputs, outcome, train: setOf(train), pool: pool.batch.rows === 0 ? null : setOf(pool)};
}

function outcomeOf({columns, target: name, task}: TrainingRows, labels: Float64Array): Outcome {
  if (task === "regression") return {task, name, mean: mean(labels), sd: standardDeviation(labels) || 1};
  const classes = classesOf(columns, name, task);
  return task === "binary" ? {task, name, classes: [classes[0]!, classes[1]!]} : {task, name, classes};
}

/** Labels as a network's outputs are compared with them. */
function scaled(outcome: Outcome, labels: Float64Array): Float32Array {
  if (outcome.task === "regression") return Float32Array.from(labels, (label) => (label - outcome.mean) / outcome.sd);
  if (outcome.task === "binary") return Float32Array.from(labels);
  const classes = outputsOf(outcome);
  const marks = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => (marks[row * classes + label] = 1));
  return marks;
}
