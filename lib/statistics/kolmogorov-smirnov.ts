import {totals} from "./counts.js";
import {kolmogorovSmirnov, kolmogorovSmirnovBound} from "./distances.js";
import {tiesOf} from "./ties.js";
import type {BoundedTest, TestResult} from "./types.js";

/** Up to this product of the two numbers of rows the exact distribution takes a few milliseconds. */
const EXACT_UP_TO = 1e6;

/** Beyond this one the exact distribution is refused: it would take minutes. */
const EXACT_LIMIT = 1e9;

/** A Kolmogorov–Smirnov test of binned values. */
export interface KolmogorovSmirnovResult extends BoundedTest {
  /** p of the largest D the raw values can have; p of their own D lies between this and `pValue` */
  readonly lowestPValue: number;
}

/**
 * Tests whether two windows are samples of one distribution, by the two-sample Kolmogorov–Smirnov test of binned
 * values. p is that of values without ties, exact where n · m ≤ 10⁶ and the limit beyond; with ties or bins it errs on
 * the quiet side.
 * @param reference counts per bin in ascending order, length k
 * @param current counts per bin in ascending order, length k
 * @returns D of the bins, by how much D of the raw values can exceed it, and p of both; NaN when a side is empty
 * @throws RangeError if the lengths differ
 * @example kolmogorovSmirnovTest([5, 0], [0, 5]).pValue // ≈ 0.00793651
 */
export function kolmogorovSmirnovTest(
  reference: ArrayLike<number>,
  current: ArrayLike<number>
): KolmogorovSmirnovResult {
  const [n, m] = totals(reference, current);
  const statistic = kolmogorovSmirnov(reference, current);
  const bound = kolmogorovSmirnovBound(reference, current);
  const lowestPValue = pValueOf(Math.min(1, statistic + bound), n, m);
  return {statistic, bound, pValue: pValueOf(statistic, n, m), lowestPValue};
}

/**
 * Tests whether two samples of raw values are from one distribution; p as in `kolmogorovSmirnovTest`. −0 and 0 are one
 * value, ±Inf are values.
 * @returns D and p; NaN when a side is empty
 * @throws RangeError if a value is NaN
 * Source: as `scipy.stats.ks_2samp(method="exact")` where n · m ≤ 10⁶. Golden values: test/data/distances.json
 * @example kolmogorovSmirnovOf([1, 2, 3], [2, 3, 9]).statistic // ≈ 0.333333
 */
export function kolmogorovSmirnovOf(reference: ArrayLike<number>, current: ArrayLike<number>): TestResult {
  const statistic = kolmogorovSmirnov(...tiesOf(reference, current));
  return {statistic, pValue: pValueOf(statistic, reference.length, current.length)};
}

function pValueOf(d: number, n: number, m: number): number {
  return n * m <= EXACT_UP_TO ? kolmogorovSmirnovExact(d, n, m) : kolmogorovSmirnovLimit(d, n, m);
}

/**
 * Returns the exact probability that D of two samples of n and m values without ties from one distribution is at least
 * `d` (two-sided). Samples of one size have a formula. Otherwise the merged samples are a walk over the lattice of n × m;
 * what is summed is the probability of each first step that reaches D ≥ d, all of them positive, so that small
 * probabilities keep their digits.
 * @returns a number in [0, 1], within 1e-11 relative of SciPy; NaN when a side is empty
 * @throws RangeError if n and m differ and n · m exceeds 10⁹; time grows with n · m · d, or with n where n = m
 * Source: J. L. Hodges, Arkiv för Matematik 3(5), 1958; for n = m, B. V. Gnedenko and V. S. Korolyuk, 1951; as
 * `scipy.stats.ks_2samp(method="exact")`. Golden values: test/data/distances.json, test/data/detectors.json
 * @example kolmogorovSmirnovExact(1, 5, 5) // ≈ 0.00793651
 * @example kolmogorovSmirnovExact(1, 2, 3) // ≈ 0.2
 */
export function kolmogorovSmirnovExact(d: number, n: number, m: number): number {
  if (Number.isNaN(d) || n === 0 || m === 0) return NaN;
  // D is a whole multiple of 1 / (n m), and of 1 / n where n = m, if rounding is undone
  const reach = Math.round(d * n * m);
  if (reach <= 0) return 1;
  if (n === m) return equalSizes(n, Math.ceil(reach / n));
  if (n * m > EXACT_LIMIT) throw new RangeError(`too many rows for the exact distribution: ${n} and ${m}`);
  return Math.min(1, walkOut(n, m, reach));
}

/** Returns 2 Σ (−1)^(k+1) C(2n, n − k·steps) / C(2n, n), by Horner's rule: no digits cancel. */
function equalSizes(n: number, steps: number): number {
  let sum = 0;
  for (let k = Math.floor(n / steps); k >= 0; --k) {
    let ratio = 1;
    for (let j = 0; j < steps; ++j) ratio *= (n - k * steps - j) / (n + k * steps + j + 1);
    sum = ratio * (1 - sum);
  }
  return Math.min(1, 2 * sum);
}

/** Returns the probability that a walk from (0, 0) to (n, m) comes as far as |i m − j n| = reach. */
function walkOut(n: number, m: number, reach: number): number {
  let left = 0;
  // probability of each j values of the second sample after i of the first, D < d so far
  const inside = new Float64Array(m + 1);
  inside[0] = 1;
  for (let i = 0; i <= n; ++i) {
    const last = Math.min(m, Math.ceil((i * m + reach) / n) - 1);
    for (let j = Math.max(0, Math.floor((i * m - reach) / n) + 1); j <= last; ++j) {
      const here = inside[j]!;
      const steps = n + m - i - j;
      if (here === 0 || steps === 0) continue;
      const [right, up] = [(n - i) / steps, (m - j) / steps];
      if (j < m && j + 1 > last) left += here * up;
      else if (j < m) inside[j + 1]! += here * up;
      // what stays in place is the mass of the next column, if that is inside
      inside[j] = here * right;
      if ((i + 1) * m - j * n >= reach) {
        left += inside[j]!;
        inside[j] = 0;
      }
    }
  }
  return left;
}

/**
 * Returns the limit of the probability that D of two samples of n and m values from one distribution is at least `d`
 * (two-sided): Kolmogorov's distribution at d √(n m / (n + m)).
 * @returns a number in [0, 1]; within 1e-12 relative of SciPy's `kstwobign`; NaN when a side is empty
 * Source: N. V. Smirnov, Annals of Mathematical Statistics 19(2), 1948. SciPy's own asymptotic p takes the one-sample
 * distribution at n m / (n + m) values instead. Golden values: test/data/distances.json
 * @example kolmogorovSmirnovLimit(0.1, 400, 400) // ≈ 0.0366310
 */
export function kolmogorovSmirnovLimit(d: number, n: number, m: number): number {
  if (Number.isNaN(d) || n === 0 || m === 0) return NaN;
  const x = d * Math.sqrt(n / (n / m + 1));
  return x < 1 ? 1 - kolmogorovLow(x) : kolmogorovTail(x);
}

/** Kolmogorov's tail as the alternating series that is quick at large x. */
function kolmogorovTail(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 8; ++k) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return sum;
}

/** Kolmogorov's distribution function as the theta series that is quick at small x. */
function kolmogorovLow(x: number): number {
  if (x < 0.04) return 0;
  let sum = 0;
  for (let k = 1; k <= 15; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * x * x));
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}
