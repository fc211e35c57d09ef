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
 * its distribution. NaN when fewer than two cells are occupied or a window is empty.
 * Source: B. Yurdakul, "Statistical properties of population stability index", 2018.
 * @example psiByChance({n: 1000, m: 1000, alpha: 0.05}, 10) // ≈ 0.0338
 */
export function psiByChance({n, m, alpha}: ChanceInput, k: number): number {
  if (k < 2 || n === 0 || m === 0) return NaN;
  return chiSquareQuantile(1 - alpha, k - 1) * (1 / n + 1 / m);
}

/**
 * Returns the chance threshold of the Jensen–Shannon divergence (log base 2) over `k` occupied cells. To second
 * order the divergence is PSI / (8 ln 2), so its limit is that share of the χ² one.
 * @example jensenShannonByChance({n: 1000, m: 1000, alpha: 0.05}, 10) // ≈ 0.0061
 */
export function jensenShannonByChance(input: ChanceInput, k: number): number {
  return psiByChance(input, k) / (8 * Math.LN2);
}

/**
 * Returns the chance threshold of the Kolmogorov–Smirnov statistic, √(−ln(α/2) / 2 · (n + m) / (n m)).
 * Over bins or ties it errs on the quiet side. NaN when a window is empty.
 * Source: the one-term limit of Kolmogorov's distribution, Smirnov 1948.
 * @example kolmogorovSmirnovByChance({n: 100, m: 100, alpha: 0.05}) // ≈ 0.192
 */
export function kolmogorovSmirnovByChance({n, m, alpha}: ChanceInput): number {
  if (n === 0 || m === 0) return NaN;
  return Math.sqrt((-Math.log(alpha / 2) / 2) * (1 / n + 1 / m));
}

/**
 * Returns the chance threshold of the change of a share (two-sided z test of two proportions) when `count` of all
 * n + m rows carry the mark; one pseudo-row on either side keeps it above zero when none or all do.
 * @example shareByChance({n: 1000, m: 1000, alpha: 0.05}, 100) // ≈ 0.0192
 */
export function shareByChance({n, m, alpha}: ChanceInput, count: number): number {
  if (n === 0 || m === 0) return NaN;
  const p = (count + 1) / (n + m + 2);
  return normalQuantile(1 - alpha / 2) * Math.sqrt(p * (1 - p) * (1 / n + 1 / m));
}
