import type {Interval} from "./interval.js";
import {wilsonInterval} from "./interval.js";
import type {ScoreTable} from "./score-table.js";

/** What a bin of scores promised and what came. */
export interface ReliabilityRow {
  /** labelled rows */
  readonly n: number;
  /** their mean score */
  readonly score: number;
  /** share of positive labels, with its Wilson interval */
  readonly positives: Interval;
}

/**
 * Returns one row per bin that holds labelled rows: the data of a reliability diagram.
 * @throws RangeError if `level` is not in (0, 1)
 * @example reliabilityOf(scoreTableOf([0.25, 0.75, 0.75], [0, 0, 1], [0.5])).map(({score, positives}) => [score, positives.value]) // [[0.25, 0], [0.75, 0.5]]
 */
export function reliabilityOf(table: ScoreTable, level = 0.95): ReliabilityRow[] {
  return Array.from(table.positives, (positives, i) => {
    const n = positives + table.negatives[i]!;
    return {n, score: table.scoreSums[i]! / n, positives: wilsonInterval(positives, n, level)};
  }).filter(({n}) => n > 0);
}

/**
 * Returns the expected calibration error, Σ n/N · |mean score − share of positives| over the bins: by how much a score
 * is off as a probability. In [0, 1]; NaN without labels. It depends on the bins, and even a perfect score shows some
 * by chance: about √(2/π) Σ √(n p (1 − p)) / N.
 * Source: M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI 2015.
 * @example expectedCalibrationError(scoreTableOf([0.25, 0.75, 0.75], [0, 0, 1], [0.5])) // 0.25
 */
export function expectedCalibrationError(table: ScoreTable): number {
  const rows = reliabilityOf(table);
  const total = rows.reduce((sum, {n}) => sum + n, 0);
  return rows.reduce((sum, {n, score, positives}) => sum + n * Math.abs(score - positives.value), 0) / total;
}

/**
 * Returns the largest |mean score − share of positives| of any bin; NaN without labels.
 * @example maximumCalibrationError(scoreTableOf([0.125, 0.75, 0.75], [0, 0, 1], [0.5])) // 0.25
 */
export function maximumCalibrationError(table: ScoreTable): number {
  const rows = reliabilityOf(table);
  return rows.length === 0 ? NaN : Math.max(...rows.map(({score, positives}) => Math.abs(score - positives.value)));
}
