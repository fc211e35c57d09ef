import {binomialProbability} from "./binomial.js";
import {durbinProbability} from "./durbin-matrix.js";
import {pelzGood} from "./pelz-good.js";

/** Above these values of n d² both directions hardly ever happen together: twice the one-sided tail is exact enough. */
const TAIL_FROM = {few: 4, many: 2.2};

/**
 * Returns the probability that D of n values against their population is at least `d` (two-sided), as
 * `scipy.stats.kstwo.sf`. SciPy, and with it Evidently and whylogs, takes it for D of two samples too, with n m / (n + m)
 * rounded in place of n.
 * @param n values, a whole number
 * @returns a number in [0, 1]; NaN when n < 1; within 1e-9 relative of SciPy
 * Source: R. Simard and P. L'Ecuyer, Journal of Statistical Software 39(11), 2011. Golden values:
 * test/data/presets/kolmogorov.json
 * @example kolmogorovOneSample(0.274, 10) // ≈ 0.371520
 */
export function kolmogorovOneSample(d: number, n: number): number {
  if (Number.isNaN(d) || !(n >= 1)) return NaN;
  if (d >= 1) return 0;
  if (n * d <= 0.5) return 1;
  const square = n * d * d;
  if (square >= 370) return 0;
  const isTail = d >= 0.5 || n * d >= n - 1 || square > (n <= 140 ? TAIL_FROM.few : TAIL_FROM.many);
  if (isTail) return Math.min(1, 2 * oneSidedTail(d, n));
  const isExact = n <= 140 || (n <= 1e5 && n * d ** 1.5 <= 1.4);
  return Math.min(1, Math.max(0, 1 - (isExact ? durbinProbability(n, d) : pelzGood(n, d))));
}

/** Sums the probabilities that the distribution function of the sample last touches a line d above it after j values. */
function oneSidedTail(d: number, n: number): number {
  let sum = 0;
  for (let j = 0; j <= n * (1 - d); ++j) {
    const level = Math.min(1, d + j / n);
    sum += (d / level) * binomialProbability(j, n, level);
  }
  return sum;
}
