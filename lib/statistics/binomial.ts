import {deviance} from "./deviance.js";
import {stirlingError} from "./stirling-error.js";

/**
 * Returns the probability of `k` marks among `n` draws, each with probability `p` in [0, 1]; within 1e-13 relative.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
 * @example binomialProbability(1, 2, 0.5) // ≈ 0.5
 */
export function binomialProbability(k: number, n: number, p: number): number {
  const q = 1 - p;
  if (p === 0) return k === 0 ? 1 : 0;
  if (q === 0) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const correction = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const exponent = correction - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}
