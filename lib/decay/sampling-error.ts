import type {ClassFigures, Confusion} from "./confusion.js";
import {counted} from "./confusion.js";
import type {RankedCells} from "./roc-auc.js";
import {rankDeviation} from "./roc-auc.js";

export type SamplingErrors = ClassFigures & {readonly rocAuc: number};

/**
 * Returns by how much each figure varies between windows of `n` rows like the reference: the standard deviation of one
 * row's part in it there, over the root of the rows that bear on it in the window. NaN where none do.
 * @param confusion realised confusion of the reference
 * @param cells reference rows per cell in ascending order of score
 * Source: NannyML 0.13.1, `sampling_error/binary_classification.py`.
 * @example samplingErrors({truePositives: 40, falsePositives: 10, falseNegatives: 10, trueNegatives: 40}, {positives: [10, 40], negatives: [40, 10]}, 400).accuracy // ≈ 0.02
 */
export function samplingErrors(confusion: Confusion, cells: RankedCells, n: number): SamplingErrors {
  const {accuracy, precision, recall, specificity, f1} = counted(confusion);
  const share = (part: {count: number; n: number}): number => deviationOf(part) / Math.sqrt((n * part.n) / accuracy.n);
  const ranks = rankDeviation(cells);
  return {
    accuracy: share(accuracy),
    precision: share(precision),
    recall: share(recall),
    specificity: share(specificity),
    f1: (share(f1) * f1.n) / ((f1.n + f1.count) / 2),
    rocAuc: ranks.deviation / Math.sqrt(n * ranks.share)
  };
}

/**
 * Returns the sampling errors of figures averaged over classes, from each class's own. The area's is a fifth larger, and
 * F1's leaves out the factor it has for two classes, as in NannyML.
 * Source: NannyML 0.13.1, `sampling_error/multiclass_classification.py`.
 * @example macroSamplingErrors([{truePositives: 40, falsePositives: 10, falseNegatives: 10, trueNegatives: 40}], [{positives: [10, 40], negatives: [40, 10]}], 400).recall // ≈ 0.0282843
 */
export function macroSamplingErrors(
  confusions: readonly Confusion[],
  cells: readonly RankedCells[],
  n: number
): Omit<SamplingErrors, "accuracy"> {
  const rows = counted(confusions[0]!).accuracy.n;
  const mean = (variances: readonly number[]): number =>
    Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0)) / variances.length;
  const macro = (name: keyof ClassFigures): number =>
    mean(
      confusions.map((confusion) => {
        const part = counted(confusion)[name];
        return (deviationOf(part) ** 2 * rows) / (n * part.n);
      })
    );
  return {
    precision: macro("precision"),
    recall: macro("recall"),
    specificity: macro("specificity"),
    f1: macro("f1"),
    rocAuc: 1.2 * mean(cells.map(rankDeviation).map(({deviation, share}) => deviation ** 2 / (n * share)))
  };
}

/** Standard deviation of a row that is right with the share's probability. */
function deviationOf({count, n}: {readonly count: number; readonly n: number}): number {
  return Math.sqrt((count / n) * (1 - count / n));
}
