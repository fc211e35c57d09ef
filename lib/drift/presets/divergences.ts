import {deviance} from "../../statistics/deviance.js";
import {PSI_FLOOR} from "../../statistics/distances.js";
import type {Divergence} from "./enclosed-divergence.js";

/** The Jensen–Shannon divergence in nats. */
export const jensenShannonCells: Divergence = {
  term: (p, q) => (deviance(p, (p + q) / 2) + deviance(q, (p + q) / 2)) / 2,
  slopes: (p, q) => [Math.log((2 * p) / (p + q)) / 2, Math.log((2 * q) / (p + q)) / 2]
};

/** The population stability index, natural logarithm. Its floor makes it other than convex. */
export const psiCells: Divergence = {
  term(p, q) {
    const [a, b] = [Math.max(p, PSI_FLOOR), Math.max(q, PSI_FLOOR)];
    return (b - a) * Math.log(b / a);
  },
  slopes: null
};

/**
 * The statistic of the two-sample chi-square test of n and m rows.
 * @example chiSquareCells(20, 20).term(0.5, 0.25) // ≈ 1.66667
 */
export function chiSquareCells(n: number, m: number): Divergence {
  return {
    term: (p, q) => (p === q ? 0 : (n * m * (q - p) ** 2) / (n * p + m * q)),
    slopes(p, q) {
      const change = (q - p) / (n * p + m * q);
      return [n * m * change * (-2 - n * change), n * m * change * (2 - m * change)];
    }
  };
}
