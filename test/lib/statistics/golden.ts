import {readFileSync} from "node:fs";

interface Divergence {
  reference: number[];
  current: number[];
  psi: number;
  jensenShannon: number;
}

/** test/data/statistics.json: what SciPy and NumPy say (see the README there). */
export interface Golden {
  oneDecile: Divergence;
  divergences: Divergence[];
  kolmogorovSmirnov: {a: number[]; b: number[]; edges: number[]; statistic: number}[];
  /** p, degrees of freedom, quantile */
  chiSquare: [number, number, number][];
  /** p, quantile */
  normal: [number, number][];
  /** n, m, alpha, cells, threshold */
  psiByChance: [number, number, number, number, number][];
  /** n, m, alpha, threshold */
  kolmogorovByChance: [number, number, number, number][];
  /** n, m, alpha, count, threshold */
  shareByChance: [number, number, number, number, number][];
  /** ascending values, p, quantile */
  quantile: [number[], number, number][];
  /** seed, first numbers */
  mulberry32: [number, number[]][];
  /** text, hash */
  fnv1a: [string, number][];
}

export const golden = JSON.parse(
  readFileSync(new URL("../../data/statistics.json", import.meta.url), "utf8")
) as Golden;
