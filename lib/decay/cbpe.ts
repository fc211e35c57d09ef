import {total} from "../statistics/counts.js";
import type {ClassFigures, Confusion} from "./confusion.js";
import {classFigures} from "./confusion.js";
import type {Calibration} from "./isotonic.js";
import {calibrated, fitIsotonic} from "./isotonic.js";
import {rocAuc} from "./roc-auc.js";
import type {SamplingErrors} from "./sampling-error.js";
import {samplingErrors} from "./sampling-error.js";
import type {ScoreTable} from "./score-table.js";
import {confusionOf, firstPositiveBin, rowsPerBin} from "./score-table.js";

/** A figure estimated without labels. */
export interface Estimate {
  readonly value: number;
  /** standard deviation of the realised figure about the estimate, from the window's size alone */
  readonly samplingError: number;
  /** value ± three sampling errors, within [0, 1] */
  readonly low: number;
  readonly high: number;
}

export type EstimatedFigures = ClassFigures<Estimate> & {readonly rocAuc: Estimate};

/** Sampling errors either side of an estimate, as in NannyML. */
const RANGE = 3;

/**
 * Estimates a binary classifier's performance without labels (confidence-based performance estimation): if the scores,
 * calibrated on the reference, are true probabilities, the expected confusion follows from them. Right under data
 * drift, blind to concept drift: it assumes that what a score means has not changed.
 * @param reference scores with labels, which calibrate
 * @param current scores of the window to judge; its labels are not looked at
 * @param threshold predicted positive above it; one of the edges
 * @throws RangeError if the tables' edges differ, the threshold is no edge, or the reference has no labels
 * Source: NannyML 0.13.1, `performance_estimation/confidence_based`; equal to it to 1e-6 when each score has a bin.
 * @example estimateClassFigures(scoreTableOf([0.2, 0.2, 0.8, 0.8], [0, 0, 0, 1], [0.5]), scoreTableOf([0.8], [null], [0.5]), 0.5).precision.value // 0.5
 */
export function estimateClassFigures(reference: ScoreTable, current: ScoreTable, threshold: number): EstimatedFigures {
  if (reference.edges.some((edge, i) => edge !== current.edges[i]) || reference.edges.length !== current.edges.length)
    throw new RangeError("incompatible score tables: edges of reference and current differ");
  const rows = rowsPerBin(current);
  const calibration = calibrationOf(reference);
  const probabilities = rows.map((n, i) =>
    n === 0 ? 0 : calibrated(calibration, (current.scoreSums[i]! + current.unlabelledScoreSums[i]!) / n)
  );
  const first = firstPositiveBin(current.edges, threshold);
  const figures = classFigures(expectedConfusion(rows, probabilities, (i) => i >= first));
  const errors = samplingErrors(confusionOf(reference, threshold), reference, total(rows));
  return withErrors({...figures, rocAuc: rocAuc(expectedCells(rows, probabilities))}, errors);
}

/**
 * Returns what the reference's labels say of its scores: the isotonic fit of the share of positives on the mean score of
 * each bin.
 * @throws RangeError if no row has a label
 * @example calibrationOf(scoreTableOf([0.2, 0.8, 0.8], [0, 0, 1], [0.5])) // {scores: [0.2, 0.8], probabilities: [0, 0.5]}
 */
export function calibrationOf({positives, negatives, scoreSums}: ScoreTable): Calibration {
  const labelled = positives.map((n, i) => n + negatives[i]!);
  const perRow = (sums: Float64Array): Float64Array =>
    sums.map((sum, i) => (labelled[i]! > 0 ? sum / labelled[i]! : 0));
  return fitIsotonic(perRow(scoreSums), perRow(positives), labelled);
}

/**
 * Returns the confusion to expect of rows with these probabilities of being positive.
 * @param rows rows per cell (all 1 where each row is a cell)
 * @param probabilities calibrated probability per cell
 * @param isPositive whether the cell's rows are predicted positive
 * @example expectedConfusion([1, 1], [0.25, 0.75], (cell) => cell === 1) // {truePositives: 0.75, falsePositives: 0.25, falseNegatives: 0.25, trueNegatives: 0.75}
 */
export function expectedConfusion(
  rows: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  isPositive: (cell: number) => boolean
): Confusion {
  let [truePositives, falsePositives, falseNegatives, trueNegatives] = [0, 0, 0, 0];
  for (let i = 0; i < rows.length; ++i) {
    const positives = rows[i]! * probabilities[i]!;
    if (isPositive(i)) {
      truePositives += positives;
      falsePositives += rows[i]! - positives;
    } else {
      falseNegatives += positives;
      trueNegatives += rows[i]! - positives;
    }
  }
  return {truePositives, falsePositives, falseNegatives, trueNegatives};
}

/**
 * Returns expected rows of either label per cell.
 * @example expectedCells(Float64Array.of(4), [0.25]).positives // [1]
 */
export function expectedCells(
  rows: Float64Array,
  probabilities: ArrayLike<number>
): {readonly positives: Float64Array; readonly negatives: Float64Array} {
  const positives = rows.map((n, i) => n * probabilities[i]!);
  return {positives, negatives: rows.map((n, i) => n - positives[i]!)};
}

/**
 * Returns a figure between 0 and 1 with its sampling error and the band of three of them either side.
 * @example estimateOf(0.9, 0.125) // {value: 0.9, samplingError: 0.125, low: 0.525, high: 1}
 */
export function estimateOf(value: number, samplingError: number): Estimate {
  const [low, high] = [Math.max(0, value - RANGE * samplingError), Math.min(1, value + RANGE * samplingError)];
  return {value, samplingError, low, high};
}

/**
 * Returns each figure with its sampling error and the band of three of them either side.
 * @example withErrors({accuracy: 0.9, precision: 0.9, recall: 0.9, specificity: 0.9, f1: 0.9, rocAuc: 0.9}, {accuracy: 0.125, precision: 0, recall: 0, specificity: 0, f1: 0, rocAuc: 0}).accuracy // {value: 0.9, samplingError: 0.125, low: 0.525, high: 1}
 */
export function withErrors(values: SamplingErrors, errors: SamplingErrors): EstimatedFigures {
  const estimate = (name: keyof SamplingErrors): Estimate => estimateOf(values[name], errors[name]);
  return {
    accuracy: estimate("accuracy"),
    precision: estimate("precision"),
    recall: estimate("recall"),
    specificity: estimate("specificity"),
    f1: estimate("f1"),
    rocAuc: estimate("rocAuc")
  };
}
