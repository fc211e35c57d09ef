import {standardDeviation} from "../statistics/moments.js";
import type {Outcome} from "./types.js";

/**
 * Returns how many numbers a model answers a row with: the classes of a multiclass model, else 1.
 * @example outputsOf({task: "multiclass", name: "y", classes: ["a", "b", "c"]}) // 3
 */
export function outputsOf(outcome: Outcome): number {
  return outcome.task === "multiclass" ? outcome.classes.length : 1;
}

/**
 * Returns answers from what a network's last layer gives.
 * @param outputs rows × `outputsOf`, row-major
 * @returns as many numbers: in the label's units; probabilities of the second class; or probabilities per class, which
 * sum to 1 in each row
 * @example answersOf({task: "binary", name: "y", classes: ["no", "yes"]}, [0]) // [0.5]
 */
export function answersOf(outcome: Outcome, outputs: ArrayLike<number>): Float64Array {
  if (outcome.task === "multiclass") return softmax(outputs, outcome.classes.length);
  const answers = new Float64Array(outputs.length);
  if (outcome.task === "binary")
    for (let row = 0; row < answers.length; ++row) answers[row] = 1 / (1 + Math.exp(-outputs[row]!));
  else {
    const {mean, sd} = outcome;
    for (let row = 0; row < answers.length; ++row) answers[row] = mean + sd * outputs[row]!;
  }
  return answers;
}

function softmax(outputs: ArrayLike<number>, classes: number): Float64Array {
  const result = new Float64Array(outputs.length);
  for (let start = 0; start < result.length; start += classes) {
    let largest = -Infinity;
    for (let i = start; i < start + classes; ++i) largest = Math.max(largest, outputs[i]!);
    let sum = 0;
    for (let i = start; i < start + classes; ++i) sum += result[i] = Math.exp(outputs[i]! - largest);
    for (let i = start; i < start + classes; ++i) result[i]! /= sum;
  }
  return result;
}

/**
 * Returns the class of each row that a classifier answers with, as a position among its classes: the second of two from
 * `threshold` up; else the most probable one, of equals the first.
 * @param answers of a model with this outcome
 * @returns −1 where the answer is NaN
 * @throws RangeError for a regression, which has no classes
 * @example classesOf({task: "binary", name: "y", classes: ["no", "yes"]}, [0.2, 0.7], 0.5) // [0, 1]
 */
export function classesOf(outcome: Outcome, answers: ArrayLike<number>, threshold = 0.5): Int32Array {
  if (outcome.task === "regression") throw new RangeError(`no classes: ${outcome.name} is a number`);
  if (outcome.task === "binary")
    return Int32Array.from(answers, (answer) => (Number.isNaN(answer) ? -1 : Number(answer >= threshold)));
  const size = outcome.classes.length;
  return Int32Array.from({length: answers.length / size}, (_, row) => largestOf(answers, row * size, size));
}

function largestOf(answers: ArrayLike<number>, start: number, size: number): number {
  let best = 0;
  for (let i = 1; i < size; ++i) if (answers[start + i]! > answers[start + best]!) best = i;
  return Number.isNaN(answers[start]!) ? -1 : best;
}

/**
 * Returns how far answers are off: of a regression, answer − label; of two classes, the probability of the second − 1
 * where it is true and − 0 where not; of more, √(½ Σ (pₖ − yₖ)²) over the classes, yₖ being 1 for the true one and 0 for
 * the others. So the mean square of a classifier's errors is its Brier score, halved as it is usual for two classes, of
 * which both forms are the same: in [0, 1], and lowest for the true probabilities.
 * @param answers of a model with this outcome
 * @param labels one per row: the number, or the position of the class
 * @returns one per row; NaN where the label or the answer is
 * Source: G. W. Brier, Monthly Weather Review 78, 1950
 * @example errorsBy({task: "binary", name: "y", classes: ["no", "yes"]}, [0.25, 0.25], [0, 1]) // [0.25, -0.75]
 */
export function errorsBy(outcome: Outcome, answers: ArrayLike<number>, labels: ArrayLike<number>): Float64Array {
  if (outcome.task !== "multiclass") return Float64Array.from(labels, (label, row) => answers[row]! - label);
  const size = outcome.classes.length;
  return Float64Array.from(labels, (label, row) => {
    if (Number.isNaN(label)) return NaN;
    let square = 0;
    for (let k = 0; k < size; ++k) square += (answers[row * size + k]! - Number(k === label)) ** 2;
    return Math.sqrt(square / 2);
  });
}

/**
 * Returns the root mean square of `errorsBy` of a model that knows nothing but the labels: their mean, or the share of each
 * class.
 * @returns NaN without labels
 * @example deviationBy({task: "binary", name: "y", classes: ["no", "yes"]}, [0, 1]) // 0.5
 */
export function deviationBy(outcome: Outcome, labels: Float64Array): number {
  if (outcome.task !== "multiclass") return standardDeviation(labels);
  const shares = outcome.classes.map((_, i) => labels.filter((label) => label === i).length / labels.length);
  return Math.sqrt((1 - shares.reduce((sum, share) => sum + share ** 2, 0)) / 2);
}

/**
 * Returns the mean of several networks' answers, each of the same rows.
 * @throws RangeError if there are none
 * @example meanAnswers([Float64Array.of(1, 2), Float64Array.of(3, 6)]) // [2, 4]
 */
export function meanAnswers(answers: readonly Float64Array[]): Float64Array {
  if (answers.length === 0) throw new RangeError("no networks to answer");
  if (answers.length === 1) return answers[0]!;
  const sums = new Float64Array(answers[0]!.length);
  for (const values of answers) for (let i = 0; i < sums.length; ++i) sums[i]! += values[i]!;
  return sums.map((sum) => sum / answers.length);
}
