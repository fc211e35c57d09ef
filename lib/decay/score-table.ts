import {binner} from "../profile/bin.js";
import {categoricalColumn} from "../profile/blocks/columns.js";
import {scoreStride} from "../profile/blocks/scores.js";
import type {ColumnSpec, ScoresSpec} from "../profile/types.js";
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

/**
 * Reads a class's table out of a profile's or window's sums: rows with its label are positive, rows with any other label
 * negative. Tables of added sums are the merged tables.
 * @param start of the block in `sums`
 * @param positive level of the label
 * @throws RangeError if the label has no such level
 */
export function scoreTableIn(
  sums: ArrayLike<number>,
  start: number,
  block: ScoresSpec,
  columns: readonly ColumnSpec[],
  positive: string
): ScoreTable {
  const {levels} = categoricalColumn(columns, block.label);
  if (!levels.includes(positive)) throw new RangeError(`unknown level of ${block.label}: ${positive}`);
  const table = emptyScoreTable(block.edges);
  const stride = scoreStride(block, columns);
  for (let bin = 0; bin <= block.edges.length; ++bin) {
    const at = start + bin * stride;
    table.positives[bin] = sums[at + levels.indexOf(positive)]!;
    for (let level = 0; level <= levels.length; ++level) table.negatives[bin]! += sums[at + level]!;
    table.negatives[bin]! -= table.positives[bin]!;
    table.unlabelled[bin] = sums[at + stride - 3]!;
    table.scoreSums[bin] = sums[at + stride - 2]!;
    table.unlabelledScoreSums[bin] = sums[at + stride - 1]!;
  }
  return table;
}

function countsOf(table: ScoreTable, label: number | null): Float64Array {
  if (label === null) return table.unlabelled;
  if (label === 0) return table.negatives;
  if (label === 1) return table.positives;
  throw new RangeError(`invalid label, expected 0, 1 or null: ${label}`);
}

/** Returns a table without rows. */
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

/** Returns all rows per bin, labelled or not. */
export function rowsPerBin({negatives, positives, unlabelled}: ScoreTable): Float64Array {
  return negatives.map((n, i) => n + positives[i]! + unlabelled[i]!);
}

/**
 * Returns the first bin whose rows are predicted positive: scores above `threshold`.
 * @throws RangeError if the threshold is no edge, as its bin would hold predictions of both kinds
 */
export function firstPositiveBin(edges: readonly number[], threshold: number): number {
  const index = edges.indexOf(threshold);
  if (index < 0) throw new RangeError(`threshold is no edge of the score table: ${threshold}`);
  return index + 1;
}

/** Returns the realised confusion of the labelled rows, predicted positive above `threshold`. */
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
