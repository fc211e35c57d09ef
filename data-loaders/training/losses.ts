import type {Outcome} from "../../lib/model/types.js";

/** Rows to learn from or to be measured on, encoded. */
export interface TrainingSet {
  readonly rows: number;
  /** rows × inputs, row-major */
  readonly inputs: Float32Array;
  /** rows × outputs: the label in the scale of the network; 1 for the second class; or 1 in the column of the class */
  readonly labels: Float32Array;
}

export type LearningTask = Outcome["task"];

/** What the derivative of a task's loss by the last layer's output is a multiple of: answer − label. */
export const LOSS_SLOPE: Readonly<Record<LearningTask, number>> = {regression: 2, binary: 1, multiclass: 1};

/** Most that a class is held for impossible: a logarithm of 0 would drown all other rows. */
const FLOOR = 1e-7;

/**
 * Returns the sum of the rows' losses: squared error of a regression, cross-entropy of a classifier.
 * @param answers of the network, in the scale of the labels
 * @param labels of the same rows
 */
export function summedLoss(task: LearningTask, answers: Float32Array, labels: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < answers.length; ++i) {
    const [answer, label] = [answers[i]!, labels[i]!];
    if (task === "regression") sum += (answer - label) ** 2;
    else if (label === 1) sum -= Math.log(Math.max(answer, FLOOR));
    else if (task === "binary") sum -= Math.log(Math.max(1 - answer, FLOOR));
  }
  return sum;
}
