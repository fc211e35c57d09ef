/** √(2 π), as few digits as ROOT has it. */
const ROOT_TWO_PI = 2.50662827;

/** From here on p is NaN. */
export const ROOT_LIMIT = 6.8116;

/**
 * Returns p of the Kolmogorov–Smirnov statistic D √(n m / (n + m)) by ROOT's `KolmogorovProb`, as popmon copied it: 1
 * below 0.2, Kolmogorov's series above, and NaN from 6.8116 on, where ROOT's own gives 0.
 * @param u at least 0
 * @example rootKolmogorov(1.36) // ≈ 0.0494858
 * @example rootKolmogorov(7) // NaN
 */
export function rootKolmogorov(u: number): number {
  if (u < 0.2) return 1;
  if (u < 0.755) {
    const weights = [1, 9, 25].map((square) => Math.exp((-(Math.PI ** 2) / 8) * (square / u ** 2)));
    return 1 - (ROOT_TWO_PI * weights.reduce((a, b) => a + b, 0)) / u;
  }
  if (!(u < ROOT_LIMIT)) return NaN;
  const last = Math.max(1, Math.round(3 / u));
  let sum = 0;
  for (let k = 1; k <= last; ++k) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * u * u);
  return sum;
}
