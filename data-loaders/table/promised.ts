import {classesOf} from "../../lib/model/outcome.js";
import type {Outcome} from "../../lib/model/types.js";
import {binner} from "../../lib/profile/bin.js";
import type {CalibrationBin} from "../../lib/registry/types.js";

/**
 * What answers promise, and what came: a number and the label; the probability of the second of two classes, and 1 where it
 * was that one; of more classes the probability of the one that is said, and 1 where it is right.
 */
export interface Promised {
  readonly predictions: Float64Array;
  /** NaN where a row has none */
  readonly labels: Float64Array;
}

/**
 * Returns what answers promise, and what came.
 * @param outcome of a classifier; undefined where answers are numbers
 * @param labels numbers, or positions of classes
 */
export function promisedBy(outcome: Outcome | undefined, answers: Float64Array, labels: Float64Array): Promised {
  if (outcome?.task !== "multiclass") return {predictions: answers, labels};
  const size = outcome.classes.length;
  const said = classesOf(outcome, answers);
  return {
    predictions: Float64Array.from(said, (position, row) => (position < 0 ? NaN : answers[row * size + position]!)),
    labels: labels.map((label, row) => (Number.isNaN(label) ? NaN : Number(said[row] === label)))
  };
}

/** Sums over labelled rows by bin of what was promised. */
export interface PromiseSums {
  readonly edges: readonly number[];
  readonly n: Float64Array;
  readonly predictions: Float64Array;
  readonly labels: Float64Array;
}

/** Returns the sums of no rows. */
export function noPromises(edges: readonly number[]): PromiseSums {
  const zeros = (): Float64Array => new Float64Array(edges.length + 1);
  return {edges, n: zeros(), predictions: zeros(), labels: zeros()};
}

/** Adds rows to `sums`, in place; those without a label or an answer are left out. */
export function addPromises(sums: PromiseSums, {predictions, labels}: Promised): void {
  const binOf = binner(sums.edges);
  for (let row = 0; row < predictions.length; ++row) {
    const [prediction, label] = [predictions[row]!, labels[row]!];
    if (!Number.isFinite(prediction) || !Number.isFinite(label)) continue;
    const bin = binOf(prediction);
    sums.n[bin]! += 1;
    sums.predictions[bin]! += prediction;
    sums.labels[bin]! += label;
  }
}

/** Fewest rows for groups of some size. */
const ENOUGH = 100;

/**
 * Returns how predictions and labels agree, by the bins that have rows, lowest first.
 * @returns null below 100 rows
 */
export function promisesKept({n, predictions, labels}: PromiseSums): CalibrationBin[] | null {
  if (n.reduce((sum, rows) => sum + rows, 0) < ENOUGH) return null;
  return Array.from(n, (rows, bin) => ({
    n: rows,
    prediction: predictions[bin]! / rows,
    label: labels[bin]! / rows
  })).filter((bin) => bin.n > 0);
}
