import {cellTerms} from "./cell-walk.js";
import {totals} from "./counts.js";
import {normalTail} from "./special.js";
import {tiesOf} from "./ties.js";
import type {BoundedTest} from "./types.js";

/** A Mann–Whitney test of binned values. */
export interface MannWhitneyResult extends BoundedTest {
  /** standard deviation of the statistic when nothing changed */
  readonly deviation: number;
  /** standardised, positive when current values are the larger ones */
  readonly z: number;
}

/**
 * Tests whether values of one window tend to be larger, by the Mann–Whitney test of binned values. Rows of a bin count
 * as tied. Where every distinct value has a bin the result is that of the raw values.
 * @param reference counts per bin in ascending order, length k
 * @param current counts per bin in ascending order, length k
 * @returns statistic U / (n m), the probability that a current value exceeds a reference one, ties by half, in [0, 1];
 * U / (n m) of the raw values lies within the bound ½ Σ p q; z and two-sided p by the normal limit, with half a row for
 * continuity and the variance corrected for ties. p = 1 when all rows are tied; NaN when a side is empty.
 * @throws RangeError if the lengths differ
 * Source: H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18(1), 1947; equals
 * `scipy.stats.mannwhitneyu(method="asymptotic")`. Golden values: test/data/distances.json
 * @example mannWhitney([3, 1], [1, 3]).statistic // 0.75
 */
export function mannWhitney(reference: ArrayLike<number>, current: ArrayLike<number>): MannWhitneyResult {
  const [n, m] = totals(reference, current);
  if (n === 0 || m === 0) return {statistic: NaN, bound: NaN, deviation: NaN, z: NaN, pValue: NaN};
  const rows = n + m;
  let [statistic, bound, below, ties] = [0, 0, 0, 0];
  for (let i = 0; i < reference.length; ++i) {
    const [p, q, tied] = [reference[i]! / n, current[i]! / m, reference[i]! + current[i]!];
    statistic += q * (below + p / 2);
    bound += (p * q) / 2;
    below += p;
    if (tied > 1) ties += (tied / rows) * ((tied - 1) / (rows - 1)) * ((tied + 1) / rows);
  }
  // variance of U / (n m), Σ (t³ − t) / (N² (N − 1)) being what ties take off
  const deviation = Math.sqrt(((1 / n + 1 / m) / 12) * Math.max(0, 1 + 1 / rows - ties));
  const beyond = Math.max(0, Math.abs(statistic - 0.5) - 1 / (2 * n * m));
  const z = beyond === 0 ? 0 : (Math.sign(statistic - 0.5) * beyond) / deviation;
  return {statistic, bound, deviation, z, pValue: Math.min(1, 2 * normalTail(Math.abs(z)))};
}

/**
 * Returns each bin's part in U / (n m) − ½ of `mannWhitney`, ½ (q F − p G) at the bin's middle; they sum to it. Positive
 * where the bin adds to current values being the larger ones, 0 throughout where shares are equal.
 * @returns k numbers; NaN throughout when a side is empty
 * @throws RangeError if the lengths differ
 * @example mannWhitneyContributions([3, 1], [1, 3]) // [0, 0.25]
 */
export function mannWhitneyContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  let [f, g] = [0, 0];
  return cellTerms(reference, current, ({p, q}) => {
    const term = (q * (f + p / 2) - p * (g + q / 2)) / 2;
    f += p;
    g += q;
    return term;
  });
}

/**
 * Tests whether current raw values tend to be larger; as `mannWhitney` over one bin per distinct value and so
 * without a bound. −0 and 0 are one value, ±Inf are values.
 * @throws RangeError if a value is NaN
 * @example mannWhitneyOf([1, 2, 4], [3, 5, 6]).statistic // ≈ 0.888889
 */
export function mannWhitneyOf(
  reference: ArrayLike<number>,
  current: ArrayLike<number>
): Omit<MannWhitneyResult, "bound"> {
  const {statistic, deviation, z, pValue} = mannWhitney(...tiesOf(reference, current));
  return {statistic, deviation, z, pValue};
}
