import {classOf} from "./classes.js";
import type {Gap, OwnOutput, OwnTensor} from "./types.js";

/**
 * What a model says of rows: numbers (of "number" and "yes", NaN for none), or classes (null for none), these with their
 * probabilities (NaN for none), which are null where the model gives classes alone.
 */
export type OwnAnswers =
  | {readonly kind: "numbers"; readonly values: Float64Array; readonly gaps: readonly Gap[]}
  | {
      readonly kind: "classes";
      readonly values: readonly (string | null)[];
      readonly confidences: Float64Array | null;
      readonly gaps: readonly Gap[];
    };

/**
 * Reads a model's output for the first rows of it. A row whose numbers are not finite has no answer; where the model is
 * sure, of several classes as likely the first counts.
 * @throws RangeError if there is not one row of numbers per row, or what should be a probability is none
 */
export function readAnswers(output: OwnOutput, tensor: OwnTensor, rows: number): OwnAnswers {
  const gaps: Gap[] = [];
  const miss = (row: number): void => void gaps.push({row, column: "", reason: "the model's answer is not a number"});
  if (output.kind === "class") {
    const values = Array.from({length: rows}, (_, row) => classOf(output, tensor, row));
    return {kind: "classes", values, confidences: null, gaps};
  }
  const numbers = Array.from({length: rows}, (_, row) => rowNumbers(output, tensor, row));
  numbers.forEach((row, i) => row === null && miss(i));
  if (output.kind === "probabilities") {
    const confidences = Float64Array.from(numbers, (row) => (row === null ? NaN : Math.max(...row)));
    const values = numbers.map((row, i) => (row === null ? null : output.classes![row.indexOf(confidences[i]!)]!));
    return {kind: "classes", values, confidences, gaps};
  }
  return {kind: "numbers", values: Float64Array.from(numbers, (row) => row?.[0] ?? NaN), gaps};
}

/** Numbers per row of the tensor; its first dimension is that of rows. */
function widthOf({shape, data}: OwnTensor): number {
  return shape.length === 0 || shape[0] === 0 ? 0 : data.length / shape[0]!;
}

/** Rounding: 32 bits give a probability of 1.0000001, and a sum of two that is as far from 1. */
const ROUNDING = 1e-5;

/**
 * Returns what a model says of a row in numbers: the number; the probability of yes; those of all classes. Null where one
 * of them is not finite.
 * @throws RangeError as `readAnswers` does
 */
export function rowNumbers({name, kind, classes}: OwnOutput, tensor: OwnTensor, row: number): number[] | null {
  const width = widthOf(tensor);
  const widths = kind === "number" ? [1] : kind === "yes" ? [1, 2] : [classes!.length];
  if (!widths.includes(width))
    throw new RangeError(`output ${name} gives ${width} numbers a row, expected ${widths.join(" or ")}`);
  const numbers = Array.from({length: width}, (_, i) => Number(tensor.data[row * width + i]));
  if (!numbers.every(Number.isFinite)) return null;
  if (kind === "number") return numbers;
  const sum = numbers.reduce((a, b) => a + b, 0);
  const wrong = numbers.find((p) => p < -ROUNDING || p > 1 + ROUNDING);
  if (wrong !== undefined || (width > 1 && Math.abs(sum - 1) > width * ROUNDING))
    throw new RangeError(
      `output ${name} gives ${numbers.join(", ")}, expected ${width > 1 ? "probabilities that add up to 1" : "a probability, 0 to 1"}`
    );
  const probabilities = numbers.map((p) => Math.min(1, Math.max(0, p)));
  return kind === "yes" ? [probabilities[width - 1]!] : probabilities;
}
