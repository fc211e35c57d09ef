import {binner} from "../profile/bin.js";
import type {Confusion} from "./confusion.js";

/**
 * Mergeable counts of a classifier's rows by score and label: bin i holds edges[i − 1] < score ≤ edges[i], the outer
 * two are open. Rows whose score is not a finite number are in no bin.
 */
export interface ScoreTable {
  /** ascending and distinct, length k for k + 1 bins; the decision threshold should be one of them */
  readonly edges: readonly number[];
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
  /** rows without a label */
  readonly unlabelled: Float64Array;
  /** sums of the scores of rows with a label */
  readonly scoreSums: Float64Array;
  /** sums of the scores of rows without one */
  readonly unlabelledScoreSums: Float64Array;
}

/**
 * Counts rows by score and label.
 * @param labels 1, 0, or null where there is none
 * @throws RangeError if the lengths differ or a label is another number
 * @example scoreTableOf([0.2, 0.8, 0.9], [0, 1, null], [0.5]).unlabelled // [0, 1]
 */
export function scoreTableOf(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | null>,
  edges: readonly number[]
): ScoreTable {
  if (scores.length !== labels.length)
    throw new RangeError(`lengths differ: ${scores.length} scores, ${labels.length} labels`);
  const table = emptyScoreTable(edges);
  const binOf = binner(edges);
  for (let i = 0; i < scores.length; ++i) {
    if (!Number.isFinite(scores[i]!)) continue;
    const bin = binOf(scores[i]!);
    ++countsOf(table, labels[i]!)[bin]!;
    (labels[i] === null ? table.unlabelledScoreSums : table.scoreSums)[bin]! += scores[i]!;
  }
  return table;
}

function countsOf(table: ScoreTable, label: number | null): Float64Array {
  if (label === null) return table.unlabelled;
  if (label === 0) return table.negatives;
  if (label === 1) return table.positives;
  throw new RangeError(`invalid label, expected 0, 1 or null: ${label}`);
}

/**
 * Returns a table without rows.
 * @example emptyScoreTable([0.5]).positives // [0, 0]
 */
export function emptyScoreTable(edges: readonly number[]): ScoreTable {
  const zeros = (): Float64Array => new Float64Array(edges.length + 1);
  return {
    edges,
    negatives: zeros(),
    positives: zeros(),
    unlabelled: zeros(),
    scoreSums: zeros(),
    unlabelledScoreSums: zeros()
  };
}

/**
 * Returns the table of both sets of rows; exact for counts, to rounding for sums.
 * @throws RangeError if the edges differ
 * @example mergeScoreTables(scoreTableOf([0.2], [0], [0.5]), scoreTableOf([0.8], [1], [0.5])).positives // [0, 1]
 */
export function mergeScoreTables(a: ScoreTable, b: ScoreTable): ScoreTable {
  if (a.edges.length !== b.edges.length || a.edges.some((edge, i) => edge !== b.edges[i]))
    throw new RangeError(`incompatible score tables: edges differ (k=${a.edges.length} and k=${b.edges.length})`);
  const sum = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, i) => value + y[i]!);
  return {
    edges: a.edges,
    negatives: sum(a.negatives, b.negatives),
    positives: sum(a.positives, b.positives),
    unlabelled: sum(a.unlabelled, b.unlabelled),
    scoreSums: sum(a.scoreSums, b.scoreSums),
    unlabelledScoreSums: sum(a.unlabelledScoreSums, b.unlabelledScoreSums)
  };
}

/**
 * Returns all rows per bin, labelled or not.
 * @example rowsPerBin(scoreTableOf([0.2, 0.8, 0.9], [0, 1, null], [0.5])) // [1, 2]
 */
export function rowsPerBin({negatives, positives, unlabelled}: ScoreTable): Float64Array {
  return negatives.map((n, i) => n + positives[i]! + unlabelled[i]!);
}

/**
 * Returns the first bin whose rows are predicted positive: scores above `threshold`.
 * @throws RangeError if the threshold is no edge, as its bin would hold predictions of both kinds
 * @example firstPositiveBin([0.25, 0.5], 0.5) // 2
 */
export function firstPositiveBin(edges: readonly number[], threshold: number): number {
  const index = edges.indexOf(threshold);
  if (index < 0) throw new RangeError(`threshold is no edge of the score table: ${threshold}`);
  return index + 1;
}

/**
 * Returns the realised confusion of the labelled rows, predicted positive above `threshold`.
 * @example confusionOf(scoreTableOf([0.2, 0.8, 0.9], [0, 1, 0], [0.5]), 0.5) // {truePositives: 1, falsePositives: 1, falseNegatives: 0, trueNegatives: 1}
 */
export function confusionOf({edges, negatives, positives}: ScoreTable, threshold: number): Confusion {
  const first = firstPositiveBin(edges, threshold);
  const sum = (counts: Float64Array): number => counts.reduce((total, n) => total + n, 0);
  return {
    truePositives: sum(positives.subarray(first)),
    falsePositives: sum(negatives.subarray(first)),
    falseNegatives: sum(positives.subarray(0, first)),
    trueNegatives: sum(negatives.subarray(0, first))
  };
}
