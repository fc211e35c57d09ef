import type {ErrorMeasure} from "../decay/realised-error.js";

/**
 * What a model is judged by: a figure of its rows' losses. The Brier score goes by the probabilities of classes, so that it
 * tells models apart that say the same class, and where one class is rare.
 */
export type LossMeasure = ErrorMeasure | "Brier score";

/** What a policy looks at when a partition has ended. All counts are up to and including that partition. */
export interface Evidence {
  /** partitions since the last training, promoted or not; of the first model, partitions since the stream began */
  readonly sinceTraining: number;
  /** rows that have got their label since the last training */
  readonly newLabels: number;
  /** labelled partitions that a challenger could learn from: all that are known, less those the gate keeps back */
  readonly learnable: number;
  /** of the partitions that the model in force has answered and that have labels, oldest first */
  readonly errors: readonly ErrorSum[];
  /** how the sums of `errors` become one figure */
  readonly measure: LossMeasure;
  /** error of the model in force on rows it was not trained on, by the same measure; null where it has none */
  readonly baseline: number | null;
  /** of the window that ends with this partition; none while there is nothing to compare it with */
  readonly features: readonly FeatureDistance[];
  /** reasons of those who asked for a training during this partition */
  readonly requests: readonly string[];
  /** partitions since the policy last decided to retrain; null if it never did */
  readonly sinceFired: number | null;
}

/** Loss of a partition's labelled rows. */
export interface ErrorSum {
  readonly n: number;
  /** of squared errors for the RMSE and for the Brier score (`errorsBy`), of wrong rows for the error rate */
  readonly total: number;
}

/** How far a feature is from its reference. */
export interface FeatureDistance {
  readonly column: string;
  readonly value: number;
  readonly isAlarm: boolean;
}

/**
 * Returns the error of rows from their summed loss: √(total / n) for the RMSE, total / n for the others; NaN where
 * there are none.
 * @example errorOf("RMSE", {n: 4, total: 36}) // 3
 * @example errorOf("error rate", {n: 4, total: 1}) // 0.25
 */
export function errorOf(measure: LossMeasure, {n, total}: ErrorSum): number {
  return measure === "RMSE" ? Math.sqrt(total / n) : total / n;
}
