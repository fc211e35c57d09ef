const SQUARE = Math.PI ** 2;
const ROOT = Math.sqrt(2 * Math.PI);

/**
 * Returns the probability that D of n values is at most `d`, to three terms beyond Kolmogorov's limit: its series in
 * 1 / √n, written so that they end quickly at small d √n. For n above 140, where exact formulas become slow.
 * @returns a number near [0, 1]; time grows with d √n
 * Source: W. Pelz and I. J. Good, Journal of the Royal Statistical Society B 38(2), 1976; as `scipy.stats.kstwo`.
 * @example pelzGood(1000, 0.0428) // ≈ 0.949978
 */
export function pelzGood(n: number, d: number): number {
  const z = Math.sqrt(n) * d;
  const exponent = -SQUARE / (8 * z * z);
  if (exponent < -708) return 0;
  const last = Math.ceil((16 * z) / Math.PI);
  const divisors = [z, 6 * z ** 4, 72 * z ** 7, 6480 * z ** 10] as const;
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (let k = last; k > 0; --k) {
    const odd = 2 * k - 1;
    const weight = Math.exp(exponent * odd * odd);
    coefficients(z, odd * odd).forEach((coefficient, i) => (sums[i]! += coefficient * weight));
  }
  const terms = sums.map((sum, i) => (sum * ROOT) / divisors[i]!) as typeof sums;
  const [second, third] = evenSums(z, last);
  terms[2] += (second * SQUARE * ROOT) / (-36 * z ** 3);
  terms[3] += (third * SQUARE * ROOT) / (216 * z ** 6);
  return terms[0] + terms[1] / Math.sqrt(n) + terms[2] / n + terms[3] / n ** 1.5;
}

/** Polynomials in z² and in the square of an odd number, one per power of 1 / √n. */
function coefficients(z: number, odd: number): readonly number[] {
  const [z2, z4, z6, z8] = [z ** 2, z ** 4, z ** 6, z ** 8] as const;
  const first = -z2 + (SQUARE / 4) * odd;
  const second =
    6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * SQUARE * odd) / 4 + (SQUARE ** 2 * (1 - 2 * z2) * odd ** 2) / 16;
  const third =
    -30 * z6 -
    90 * z8 +
    (SQUARE * (135 * z4 - 96 * z6) * odd) / 4 +
    (SQUARE ** 2 * (-60 * z2 + 212 * z4) * odd ** 2) / 16 +
    (SQUARE ** 3 * (5 - 30 * z2) * odd ** 3) / 64;
  return [1, first, second, third];
}

function evenSums(z: number, last: number): [number, number] {
  let [second, third] = [0, 0];
  for (let k = last; k > 0; --k) {
    const weight = k * k * Math.exp((-SQUARE * k * k) / (2 * z * z));
    second += weight;
    third += (3 * z * z - SQUARE * k * k) * weight;
  }
  return [second, third];
}
