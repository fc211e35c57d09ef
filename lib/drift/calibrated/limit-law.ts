import {upperGamma} from "../../statistics/incomplete-gamma.js";
import type {Deal} from "./deal.js";
import type {StatisticName} from "./statistics.js";

/** Squares of what is normal in the limit, or the largest of a few such. */
const ONE_DEGREE: ReadonlySet<StatisticName> = new Set(["mood", "outsideAtom", "largestCell"]);

/**
 * Returns how fast the far tail of a statistic falls in the limit of many rows, up to a constant: exp(−2 D² nm / (n + m))
 * for Kolmogorov–Smirnov, exp(−A²) for Anderson–Darling, χ² with one degree of freedom for linear
 * statistics of ranks and the largest cell, and for sums over cells the gamma distribution with their own mean and variance.
 * @param values of the deal's pairs
 * @example limitLaw("andersonDarling", {totals: [2, 2], m: 2, counts: [], weights: Float64Array.of(1), isListed: true}, Float64Array.of(1))(1) // ≈ 0.367879
 */
export function limitLaw(
  statistic: StatisticName,
  {totals, m, weights}: Deal,
  values: Float64Array
): (x: number) => number {
  if (statistic === "andersonDarling") return (x) => Math.exp(-x);
  if (ONE_DEGREE.has(statistic)) return (x) => upperGamma(0.5, x / 2);
  if (statistic === "kolmogorovSmirnov") {
    const n = totals.reduce((sum, count) => sum + count, 0) - m;
    return (x) => Math.exp((-2 * x * x * n) / (n / m + 1));
  }
  const mean = values.reduce((sum, x, i) => sum + weights[i]! * x, 0);
  const variance = values.reduce((sum, x, i) => sum + weights[i]! * (x - mean) ** 2, 0);
  return (x) => upperGamma((mean * mean) / variance, (x * mean) / variance);
}
