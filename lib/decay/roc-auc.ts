import {total} from "../statistics/counts.js";
import type {Interval} from "./interval.js";
import {wilsonInterval} from "./interval.js";

/** Rows with either label per cell, in ascending order of score. Expected counts need not be whole. */
export interface RankedCells {
  readonly positives: ArrayLike<number>;
  readonly negatives: ArrayLike<number>;
}

interface Ranked {
  readonly auc: number;
  readonly positives: number;
  readonly negatives: number;
  /** variance, over positive rows, of the share of negative rows below them */
  readonly ofPositives: number;
  /** variance, over negative rows, of the share of positive rows above them */
  readonly ofNegatives: number;
}

/**
 * Returns the area under the ROC curve: the probability that a positive row scores above a negative one, rows of one
 * cell counting half. NaN without rows of both labels. The area of raw scores differs from that of cells by no more
 * than `rocAucBound`.
 * @example rocAuc({positives: [0, 1, 1], negatives: [1, 1, 0]}) // 0.875
 */
export function rocAuc(cells: RankedCells): number {
  return rank(cells).auc;
}

/**
 * Returns how far the area of raw scores can be from that of cells: half the pairs that share a cell.
 * @example rocAucBound({positives: [1, 1], negatives: [1, 1]}) // 0.25
 */
export function rocAucBound({positives, negatives}: RankedCells): number {
  const pairs = Array.from(positives).reduce((sum, p, i) => sum + p * negatives[i]!, 0);
  return pairs / (2 * total(positives) * total(negatives));
}

/**
 * Returns the area with its limits. Its variance is DeLong's; the limits are Wilson's for a share of as many rows as
 * have that variance, so they stay within [0, 1]. Where no pair is out of order the variance says nothing, and the
 * rarer label's count stands in for those rows.
 * @throws RangeError if `level` is not in (0, 1)
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44, 1988.
 * @example rocAucInterval({positives: [2, 8], negatives: [8, 2]}).low // ≈ 0.571382
 */
export function rocAucInterval(cells: RankedCells, level = 0.95): Interval {
  const {auc, positives: p, negatives: q, ofPositives, ofNegatives} = rank(cells);
  const variance = ofPositives / (p - 1) + ofNegatives / (q - 1);
  const n = variance > 0 ? (auc * (1 - auc)) / variance : Math.min(p, q);
  return wilsonInterval(auc * n, n, level);
}

/**
 * Returns the standard deviation that NannyML takes for one row's part in the area, and the share of such rows: over
 * rows of the rarer label, the share of rows of the other that they are ranked against.
 * @example rankDeviation({positives: [0, 1, 1], negatives: [1, 1, 0]}).deviation // 0.125
 */
export function rankDeviation(cells: RankedCells): {readonly deviation: number; readonly share: number} {
  const {positives: p, negatives: q, ofPositives, ofNegatives} = rank(cells);
  return {deviation: Math.sqrt(p > q ? ofNegatives : ofPositives), share: Math.min(p, q) / (p + q)};
}

function rank({positives, negatives}: RankedCells): Ranked {
  const [p, q] = [total(positives), total(negatives)];
  const ofPositive = new Float64Array(positives.length);
  const ofNegative = new Float64Array(positives.length);
  for (let i = 0, below = 0, above = p; i < positives.length; ++i) {
    above -= positives[i]!;
    ofPositive[i] = (below + negatives[i]! / 2) / q;
    ofNegative[i] = (above + positives[i]! / 2) / p;
    below += negatives[i]!;
  }
  const auc = weightedMean(ofPositive, positives, p);
  const deviations = (shares: Float64Array): Float64Array => shares.map((share) => (share - auc) ** 2);
  return {
    auc,
    positives: p,
    negatives: q,
    ofPositives: weightedMean(deviations(ofPositive), positives, p),
    ofNegatives: weightedMean(deviations(ofNegative), negatives, q)
  };
}

function weightedMean(values: Float64Array, weights: ArrayLike<number>, weight: number): number {
  return values.reduce((sum, value, i) => sum + weights[i]! * value, 0) / weight;
}
