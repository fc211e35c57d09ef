import {chiSquareQuantile, normalQuantile} from "./special.js";

/**
 * How large a distance gets by chance alone, when both windows are samples of one population.
 * Each function returns the value that is exceeded with probability `alpha`.
 */
export interface ChanceInput {
  /** rows in the reference window */
  n: number;
  /** rows in the current window */
  m: number;
  /** probability of a false alarm, in (0, 1) */
  alpha: number;
}

/**
 * Returns the chance threshold of PSI over `k` occupied cells: χ²(1 − α, k − 1) · (1/n + 1/m), the limit of
 * its distribution. NaN when fewer than two cells are occupied or a window is empty. Cells that expect fewer than
 * about five rows make chance larger than this; docs/statistics.md says by how much.
 * Source: B. Yurdakul, "Statistical properties of population stability index", 2018.
 * @example psiByChance({n: 1000, m: 1000, alpha: 0.05}, 10) // ≈ 0.03384
 */
export function psiByChance({n, m, alpha}: ChanceInput, k: number): number {
  if (k < 2 || n === 0 || m === 0) return NaN;
  return chiSquareQuantile(1 - alpha, k - 1) * (1 / n + 1 / m);
}

/**
 * Returns the chance threshold of the Jensen–Shannon divergence (log base 2) over `k` occupied cells. To second
 * order the divergence is PSI / (8 ln 2), so its limit is that share of the χ² one. Small cells disturb it less than
 * PSI, as an empty cell costs little here. NaN as in `psiByChance`.
 * @example jensenShannonByChance({n: 1000, m: 1000, alpha: 0.05}, 10) // ≈ 0.006102
 */
export function jensenShannonByChance(input: ChanceInput, k: number): number {
  return psiByChance(input, k) / (8 * Math.LN2);
}

/**
 * Returns the chance threshold of the Kolmogorov–Smirnov statistic, √(−ln(α/2) / 2 · (n + m) / (n m)).
 * Over bins or ties it errs on the quiet side. `n` and `m` count the rows with a value. NaN when a window is empty.
 * Source: the one-term limit of Kolmogorov's distribution, Smirnov 1948.
 * @example kolmogorovSmirnovByChance({n: 100, m: 100, alpha: 0.05}) // ≈ 0.1921
 */
export function kolmogorovSmirnovByChance({n, m, alpha}: ChanceInput): number {
  if (n === 0 || m === 0) return NaN;
  return Math.sqrt((-Math.log(alpha / 2) / 2) * (1 / n + 1 / m));
}

/**
 * Returns the chance threshold of the change of a share (two-sided z test of two proportions) when `count` of all
 * n + m rows carry the mark. Rare marks in windows of unequal size need more than the normal limit: half a row for
 * continuity and the first Cornish–Fisher term for the skewness of the hypergeometric distribution; without them
 * the false-alarm rate is up to 50 times nominal. One pseudo-row on either side keeps the threshold above zero when
 * no row or every row is marked. NaN when a window is empty.
 * Source: E. A. Cornish and R. A. Fisher, Revue de l'Institut International de Statistique 5, 1938.
 * @example shareByChance({n: 1000, m: 1000, alpha: 0.05}, 100) // ≈ 0.02018
 */
export function shareByChance({n, m, alpha}: ChanceInput, count: number): number {
  if (n === 0 || m === 0) return NaN;
  const p = (count + 1) / (n + m + 2);
  const z = normalQuantile(1 - alpha / 2);
  const perRow = 1 / n + 1 / m;
  const skewness = (Math.max(0, z * z - 1) / 6) * Math.abs(((1 - 2 * p) * (n - m)) / (n + m));
  return z * Math.sqrt(p * (1 - p) * perRow) + (0.5 + skewness) * perRow;
}
