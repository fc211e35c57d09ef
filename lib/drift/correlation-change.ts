import {normalTail} from "../statistics/special.js";
import {covariancePair} from "./second-moments.js";
import type {Covariance, SecondMoments} from "./second-moments.js";

/** How the correlation of two columns changed. */
export interface PairChange {
  readonly columns: readonly [string, string];
  /** Pearson's correlations; NaN where a column does not vary */
  readonly before: number;
  readonly now: number;
  /** of a change as large when nothing changed, two-sided; NaN where a correlation is NaN or a window has under four rows */
  readonly pValue: number;
}

/** How a correlation matrix changed. */
export interface CorrelationChange {
  /** each pair of columns once, in their order */
  readonly pairs: readonly PairChange[];
  /** Frobenius norm of the difference of the matrices, √(2 Σ (now − before)²) over pairs with both; 0 when equal */
  readonly distance: number;
  /** smallest p times the number of pairs with a p (Bonferroni), at most 1; NaN where there is none */
  readonly pValue: number;
}

/**
 * Measures how the correlations of columns changed between two windows, from second moments alone. Each pair is tested by
 * Fisher's z, whose limit supposes normal values: with heavy tails it is too eager.
 * @throws RangeError if the columns differ
 * Source: R. A. Fisher, Metron 1, 1921. Golden values: test/data/distances.json
 * @example correlationChange({names: ["intercept", "x"], values: [2, 4, 4, 10]}, {names: ["intercept", "x"], values: [2, 4, 4, 10]}).pairs // []
 */
export function correlationChange(reference: SecondMoments, current: SecondMoments): CorrelationChange {
  const [a, b] = covariancePair(reference, current);
  const pairs = a.names.flatMap((name, i) =>
    a.names.slice(i + 1).map((other, k): PairChange => {
      const [before, now] = [correlation(a, i, i + 1 + k), correlation(b, i, i + 1 + k)];
      return {columns: [name, other], before, now, pValue: fisherP(before, now, a.rows, b.rows)};
    })
  );
  const changes = pairs.map(({before, now}) => now - before).filter((change) => !Number.isNaN(change));
  const tested = pairs.map(({pValue}) => pValue).filter((p) => !Number.isNaN(p));
  return {
    pairs,
    distance: Math.sqrt(2 * changes.reduce((sum, change) => sum + change * change, 0)),
    pValue: tested.length === 0 ? NaN : Math.min(1, tested.length * Math.min(...tested))
  };
}

function correlation({covariance}: Covariance, i: number, j: number): number {
  const scale = Math.sqrt(covariance[i]![i]!) * Math.sqrt(covariance[j]![j]!);
  return scale === 0 ? NaN : Math.max(-1, Math.min(1, covariance[i]![j]! / scale));
}

function fisherP(before: number, now: number, n: number, m: number): number {
  if (!(n > 3 && m > 3)) return NaN;
  // two perfect correlations alike are no change, though their z is infinite
  if (before === now) return 1;
  const z = (Math.atanh(now) - Math.atanh(before)) / Math.sqrt(1 / (n - 3) + 1 / (m - 3));
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}
