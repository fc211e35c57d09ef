const EULER = 0.5772156649015329;

/** From here on the series below give fifteen digits. */
const SERIES_FROM = 128;

/**
 * Returns 1 + 1/2 + … + 1/n, within 1e-14 relative; 0 for n = 0.
 * @example harmonic(3) // ≈ 1.83333
 */
export function harmonic(n: number): number {
  if (n >= SERIES_FROM) return Math.log(n) + EULER + (1 / 2 - (1 / 12 - 1 / (120 * n * n)) / n) / n;
  let sum = 0;
  for (let i = n; i > 0; --i) sum += 1 / i;
  return sum;
}

/**
 * Returns 1 + 1/4 + … + 1/n², within 1e-14 relative; 0 for n = 0.
 * @example harmonicSquares(3) // ≈ 1.36111
 */
export function harmonicSquares(n: number): number {
  if (n >= SERIES_FROM) return Math.PI ** 2 / 6 - (1 - (1 / 2 - (1 / 6 - 1 / (30 * n * n)) / n) / n) / n;
  let sum = 0;
  for (let i = n; i > 0; --i) sum += 1 / (i * i);
  return sum;
}
