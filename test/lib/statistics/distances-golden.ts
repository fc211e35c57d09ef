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
  cramerVonMisesLimit: [number, number][];
  andersonDarlingLimit: [number, number][];
  /** D, n, m, tail */
  kolmogorovLimit: [number, number, number, number][];
  cells: CellsCase[];
  /** count, rows, count, rows, z, p */
  twoProportion: [number, number, number, number, number, number][];
  values: ValuesCase[];
  moments: MomentsCase[];
  columns: ColumnsCase[];
}

export const golden = JSON.parse(readFileSync(new URL("../../data/distances.json", import.meta.url), "utf8")) as Golden;

/** Returns how far `actual` is from `expected`, as a share of it; 0 when both are the same, infinite included. */
export function relativeError(actual: number, expected: number | string): number {
  const value = Number(expected === "inf" ? Infinity : expected);
  return actual === value ? 0 : Math.abs(actual - value) / Math.abs(value);
}
