import {calibratedVerdict} from "../../lib/drift/calibrated/verdict.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import {normalTail} from "../../lib/statistics/special.js";
import {multinomialSource} from "./multinomial.js";

/** Shares of k cells; all but Zipf's are bins in ascending order. */
export const SHAPES = {
  /** bins of equal width from −3 to 3 standard deviations */
  normal: (k: number) => binned(k, (x) => normalTail(-6 * x + 3)),
  /** bins of equal width from −10 to 10 times the quartile of Cauchy's distribution */
  "heavy tail": (k: number) => binned(k, (x) => 0.5 + Math.atan(20 * x - 10) / Math.PI),
  /** 80 % zeros, the others in bins of equal shares */
  "zero-inflated": (k: number) => [0.8, ...Array.from({length: k - 1}, () => 0.2 / (k - 1))],
  /** levels, the r-th as frequent as 1/r */
  Zipf: (k: number) => normalised(Array.from({length: k}, (_, r) => 1 / (r + 1)))
} as const;
export type Shape = keyof typeof SHAPES;

export interface Cell {
  readonly shape: Shape;
  readonly k: number;
  readonly n: number;
  readonly m: number;
}

export interface Rate {
  readonly distance: DistanceName;
  /** share of repetitions with an alarm */
  readonly alarms: number;
  /** share of repetitions in which "not enough data" was said */
  readonly undecided: number;
}

/** Measures how often windows from one population raise an alarm; Kolmogorov–Smirnov only where cells are ordered. */
export function falseAlarms({shape, k, n, m}: Cell, repetitions: number, alpha: number): Rate[] {
  const shares = SHAPES[shape](k);
  const draw = multinomialSource(Math.max(n, m), seeded(deriveSeed(7, shape, k, n, m)));
  const distances = DISTANCES.filter((distance) => shape !== "Zipf" || distance !== "kolmogorovSmirnov");
  const counts = distances.map(() => ({alarms: 0, undecided: 0}));
  for (let i = 0; i < repetitions; ++i) {
    const [reference, current] = [draw(n, shares), draw(m, shares)];
    distances.forEach((distance, d) => {
      const ordered = shape === "Zipf" ? 0 : k;
      const {status} = calibratedVerdict({reference, current, ordered, distance, alpha});
      if (status === "alarm") counts[d]!.alarms += 1;
      if (status === "not enough data") counts[d]!.undecided += 1;
    });
  }
  return distances.map((distance, d) => ({
    distance,
    alarms: counts[d]!.alarms / repetitions,
    undecided: counts[d]!.undecided / repetitions
  }));
}

function binned(k: number, distribution: (x: number) => number): number[] {
  const upTo = Array.from({length: k + 1}, (_, i) => (i === 0 ? 0 : i === k ? 1 : distribution(i / k)));
  return upTo.slice(1).map((x, i) => x - upTo[i]!);
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
