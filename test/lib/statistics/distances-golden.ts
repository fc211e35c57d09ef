import {readFileSync} from "node:fs";

/** A statistic and its p. */
type Tested = [number | string, number];

export interface CellsCase {
  reference: number[];
  current: number[];
  kullbackLeibler: number;
  kullbackLeiblerNoFloor: number | string;
  distance2: number;
  distanceE: number;
  nats: number;
  hellinger: number;
  totalVariation: number;
  lInfinity: number;
  chiSquare: Tested;
  gTest: Tested;
  fit: Tested;
  dof: number;
  cramersV: number;
  cramersVCorrected: number;
}

export interface ValuesCase {
  a: number[];
  b: number[];
  /** null with ties, which SciPy treats otherwise */
  cramerVonMises: Tested | null;
  /** (A² − 1) / σ */
  standardAndersonDarling: number;
  mannWhitney: Tested;
  kolmogorovSmirnov: Tested;
  wasserstein: number;
  energy: number;
}

export type RankTest = "kolmogorovSmirnov" | "cramerVonMises" | "andersonDarling" | "mannWhitney";

interface PermutationCase {
  a: number[];
  b: number[];
  /** that of Mann–Whitney as its distance from ½ */
  statistics: Record<RankTest, number>;
  /** shares of 200,000 permutations */
  pValues: Record<RankTest, number>;
}

interface MomentsCase {
  /** n, mean, population variance */
  reference: [number, number, number];
  current: [number, number, number];
  /** t, degrees of freedom, p */
  mean: [number, number, number];
  variance: [number, number];
  kurtosis: number;
  robust: [number, number];
}

interface Gram {
  names: string[];
  values: number[];
}

export interface ColumnsCase {
  reference: Gram;
  current: Gram;
  share: number;
  eigenvalues: number[];
  correlation: number[][];
  components: number;
  explained: number;
  errors: [number, number];
  meanErrors: [number, number];
  /** distance, F, p */
  mahalanobis: [number, number, number];
  /** before, now, p */
  pairs: [number, number, number][];
  distance: number;
}

/** test/data/distances.json: what SciPy, scikit-learn and mpmath say (see the README there). */
interface Golden {
  /** a, x, Q */
  upperGamma: [number, number, number][];
  /** a, b, x, y, I */
  incompleteBeta: [number, number, number, number, number][];
  /** z, tail */
  normal: [number, number][];
  /** x, degrees of freedom, tail */
  chiSquare: [number, number, number][];
  student: [number, number, number][];
  /** F, degrees of freedom, tail */
  f: [number, number, number, number][];
  /** statistic, tail */
  quantiles: {
    /** p, quantile */
    normal: [number, number][];
    /** p, degrees of freedom, quantile */
    chiSquare: [number, number, number][];
  };
  /** the same tails from 1e-40 down to 1e-305, in 50 digits, and Kolmogorov's limit */
  deep: {
    normal: [number, number][];
    chiSquare: [number, number, number][];
    student: [number, number, number][];
    f: [number, number, number, number][];
    kolmogorov: [number, number, number, number][];
  };
  cramerVonMisesLimit: [number, number][];
  andersonDarlingLimit: [number, number][];
  /** D, n, m, tail */
  kolmogorovLimit: [number, number, number, number][];
  cells: CellsCase[];
  /** count, rows, count, rows, z, p */
  twoProportion: [number, number, number, number, number, number][];
  values: ValuesCase[];
  permutations: PermutationCase[];
  moments: MomentsCase[];
  columns: ColumnsCase[];
}

export const golden = JSON.parse(readFileSync(new URL("../../data/distances.json", import.meta.url), "utf8")) as Golden;

/** Returns how far `actual` is from `expected`, as a share of it; 0 when both are the same, infinite included. */
export function relativeError(actual: number, expected: number | string): number {
  const value = Number(expected === "inf" ? Infinity : expected);
  return actual === value ? 0 : Math.abs(actual - value) / Math.abs(value);
}
