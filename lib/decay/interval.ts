import {normalQuantile} from "../statistics/special.js";

/** A figure and the limits between which its true value lies with a stated confidence; all NaN where there is none. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns how many standard errors either side of a figure hold it with confidence `level`, in (0, 1).
 * @example standardErrors(0.95) // ≈ 1.95996
 */
export function standardErrors(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level: ${level}`);
  return normalQuantile((1 + level) / 2);
}

/**
 * Returns a share with its Wilson score interval, which keeps its level for small n and shares near 0 or 1, where the
 * plain share ± z standard errors does not.
 * @param count rows that carry the mark, in [0, n]; need not be whole
 * @param n rows
 * @throws RangeError if `level` is not in (0, 1)
 * Source: E. B. Wilson, Journal of the American Statistical Association 22, 1927.
 * Golden values: test/data/estimates.json
 * @example wilsonInterval(0, 0, 0.95) // {value: NaN, low: NaN, high: NaN}
 */
export function wilsonInterval(count: number, n: number, level: number): Interval {
  const z2 = standardErrors(level) ** 2;
  const value = count / n;
  const centre = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt(z2 * ((value * (1 - value)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return {value, low: Math.max(0, centre - half), high: Math.min(1, centre + half)};
}

/**
 * Returns the difference of two shares, of rows that are not in both, with its interval from the Wilson limits of each.
 * @param own rows that carry the mark, and rows; `other` likewise
 * @returns own − other, in [−1, 1]; NaN where either has no rows
 * @throws RangeError if `level` is not in (0, 1)
 * Source: R. G. Newcombe, Statistics in Medicine 17, 1998, method 10, whose table II has the example.
 * @example shareDifference({count: 56, n: 70}, {count: 48, n: 80}, 0.95).low // ≈ 0.052421
 */
export function shareDifference(own: MarkedRows, other: MarkedRows, level: number): Interval {
  const [a, b] = [wilsonInterval(own.count, own.n, level), wilsonInterval(other.count, other.n, level)];
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low)
  };
}

/** Rows, and those of them that carry a mark. */
export interface MarkedRows {
  readonly count: number;
  readonly n: number;
}
