import type {EstimatedFigures} from "./cbpe.js";
import {expectedConfusion, withErrors} from "./cbpe.js";
import type {Confusion} from "./confusion.js";
import {classFigures} from "./confusion.js";
import type {Calibration} from "./isotonic.js";
import {calibrated, fitIsotonic} from "./isotonic.js";
import type {RankedCells} from "./roc-auc.js";
import {rocAuc} from "./roc-auc.js";
import {macroSamplingErrors} from "./sampling-error.js";

/** Rows of a classifier with K classes, which are numbered from 0. */
export interface MulticlassRows {
  /** one array per class: the score of each row; all finite */
  readonly scores: readonly ArrayLike<number>[];
  /** class that was predicted, per row */
  readonly predicted: ArrayLike<number>;
}

export type LabelledMulticlassRows = MulticlassRows & {readonly labels: ArrayLike<number>};

/**
 * Estimates a classifier's performance over K classes without labels: each class's scores are calibrated against the
 * rest, a row's probabilities are then scaled to sum to 1 (all 1/K if all are 0), and precision, recall, specificity,
 * F1 and ROC AUC are means over the classes that have the figure. Accuracy is the mean probability of the predicted
 * class. Works on rows, as the scaling joins the classes; the binary estimate needs counts alone.
 * @throws RangeError if the two sets of rows differ in classes or the reference has no rows
 * Source: NannyML 0.13.1, `performance_estimation/confidence_based`, to 1e-6; where no row is predicted to be of a class
 * NannyML counts its precision as 0.
 * @example estimateMulticlass({scores: [[0.9, 0.2], [0.1, 0.8]], predicted: [0, 1], labels: [0, 1]}, {scores: [[0.9], [0.1]], predicted: [0]}).accuracy.value // 1
 */
export function estimateMulticlass(reference: LabelledMulticlassRows, current: MulticlassRows): EstimatedFigures {
  if (reference.scores.length !== current.scores.length)
    throw new RangeError(`classes differ: ${reference.scores.length} and ${current.scores.length}`);
  const calibrations = reference.scores.map((scores, k) => fitIsotonic(scores, isClass(reference.labels, k)));
  const probabilities = normalised(calibrations, current.scores);
  const n = current.predicted.length;
  const ones = new Float64Array(n).fill(1);
  const expected = probabilities.map((p, k) => expectedConfusion(ones, p, (i) => current.predicted[i] === k));
  const realised = reference.scores.map((_, k) => realisedConfusion(reference, k));
  const correct = (confusions: readonly Confusion[], rows: number): number => sum(confusions, "truePositives") / rows;
  const accuracy = correct(realised, reference.predicted.length);
  const areas = probabilities.map((p, k) => rocAuc(ranked(current.scores[k]!, p)));
  const cells = reference.scores.map((scores, k) => ranked(scores, isClass(reference.labels, k)));
  return withErrors(
    {...macroFigures(expected), accuracy: correct(expected, n), rocAuc: mean(areas)},
    {...macroSamplingErrors(realised, cells, n), accuracy: Math.sqrt((accuracy * (1 - accuracy)) / n)}
  );
}

function normalised(calibrations: readonly Calibration[], scores: readonly ArrayLike<number>[]): Float64Array[] {
  const raw = calibrations.map((calibration, k) => Float64Array.from(scores[k]!, (s) => calibrated(calibration, s)));
  const totals = raw[0]!.map((_, i) => raw.reduce((total, p) => total + p[i]!, 0));
  return raw.map((p) => p.map((value, i) => (totals[i] === 0 ? 1 / raw.length : value / totals[i]!)));
}

function realisedConfusion({labels, predicted}: LabelledMulticlassRows, k: number): Confusion {
  return expectedConfusion(new Float64Array(labels.length).fill(1), isClass(labels, k), (i) => predicted[i] === k);
}

function isClass(labels: ArrayLike<number>, k: number): Float64Array {
  return Float64Array.from(labels, (label) => Number(label === k));
}

/** Rows in ascending order of score, rows of one score in one cell. */
function ranked(scores: ArrayLike<number>, probabilities: Float64Array): RankedCells {
  const order = Array.from(scores, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const [positives, negatives]: [number[], number[]] = [[], []];
  order.forEach((i, rank) => {
    if (rank === 0 || scores[i] !== scores[order[rank - 1]!]) {
      positives.push(0);
      negatives.push(0);
    }
    positives[positives.length - 1]! += probabilities[i]!;
    negatives[negatives.length - 1]! += 1 - probabilities[i]!;
  });
  return {positives, negatives};
}

function macroFigures(confusions: readonly Confusion[]): Record<"precision" | "recall" | "specificity" | "f1", number> {
  const figures = confusions.map(classFigures);
  return {
    precision: mean(figures.map(({precision}) => precision)),
    recall: mean(figures.map(({recall}) => recall)),
    specificity: mean(figures.map(({specificity}) => specificity)),
    f1: mean(figures.map(({f1}) => f1))
  };
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((total, value) => total + value, 0) / known.length;
}

function sum(confusions: readonly Confusion[], name: keyof Confusion): number {
  return confusions.reduce((total, confusion) => total + confusion[name], 0);
}
