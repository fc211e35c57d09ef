/**
 * Returns x ln(x / mean) + mean − x, without the loss of digits that this formula suffers where x is near the mean.
 * Divergences are sums of it, and so are the exponents of the gamma and beta distributions.
 * @param difference x − mean, for callers that know it more exactly than the subtraction gives it
 * @returns a number ≥ 0, 0 when x = mean; Infinity where mean = 0 < x
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000 (there `bd0`).
 * @example deviance(2, 1) // ≈ 0.3863
 */
export function deviance(x: number, mean: number, difference = x - mean): number {
  if (x === 0) return mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let power = 2 * x * v;
  let sum = difference * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    // also ends on NaN, which equals nothing
    if (!(Math.abs(next - sum) > 0)) return next;
    sum = next;
  }
}
