import type {Interval} from "./interval.js";
import {wilsonInterval} from "./interval.js";

/** Rows by prediction and label, of one class against all others. Expected counts need not be whole. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Figures of a classifier, each in [0, 1]; NaN where no row bears on it. */
export interface ClassFigures<T = number> {
  readonly accuracy: T;
  /** share of positive predictions that are right */
  readonly precision: T;
  /** share of positive labels that are found */
  readonly recall: T;
  /** share of negative labels that are found */
  readonly specificity: T;
  /** harmonic mean of precision and recall */
  readonly f1: T;
}

/**
 * Returns the counts behind each figure: rows that are right, and rows that bear on it. For F1 these are those of the
 * Jaccard index J = TP / (TP + FP + FN), since F1 = 2 J / (1 + J).
 * @example counted({truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 4}).recall // {count: 3, n: 5}
 */
export function counted(confusion: Confusion): ClassFigures<{readonly count: number; readonly n: number}> {
  const {truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn} = confusion;
  return {
    accuracy: {count: tp + tn, n: tp + fp + fn + tn},
    precision: {count: tp, n: tp + fp},
    recall: {count: tp, n: tp + fn},
    specificity: {count: tn, n: tn + fp},
    f1: {count: tp, n: tp + fp + fn}
  };
}

/**
 * Returns accuracy, precision, recall, specificity and F1.
 * @example classFigures({truePositives: 3, falsePositives: 1, falseNegatives: 1, trueNegatives: 5}).f1 // 0.75
 */
export function classFigures(confusion: Confusion): ClassFigures {
  const {accuracy, precision, recall, specificity, f1} = counted(confusion);
  return {
    accuracy: accuracy.count / accuracy.n,
    precision: precision.count / precision.n,
    recall: recall.count / recall.n,
    specificity: specificity.count / specificity.n,
    f1: (2 * f1.count) / (f1.n + f1.count)
  };
}

/**
 * Returns each figure with its Wilson interval: among the rows that bear on it, those that are right. F1 increases with
 * the Jaccard index, whose limits it therefore takes over.
 * @throws RangeError if `level` is not in (0, 1)
 * @example classIntervals({truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 4}).accuracy.low // ≈ 0.396778
 */
export function classIntervals(confusion: Confusion, level = 0.95): ClassFigures<Interval> {
  const {accuracy, precision, recall, specificity, f1} = counted(confusion);
  const interval = ({count, n}: {count: number; n: number}): Interval => wilsonInterval(count, n, level);
  const jaccard = interval(f1);
  return {
    accuracy: interval(accuracy),
    precision: interval(precision),
    recall: interval(recall),
    specificity: interval(specificity),
    f1: {value: fromJaccard(jaccard.value), low: fromJaccard(jaccard.low), high: fromJaccard(jaccard.high)}
  };
}

function fromJaccard(j: number): number {
  return (2 * j) / (1 + j);
}
