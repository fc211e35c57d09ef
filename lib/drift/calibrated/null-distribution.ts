import {upperGamma} from "../../statistics/incomplete-gamma.js";
import type {DistanceName} from "../types.js";
import {simulateDistance} from "./simulate.js";

/** The distribution of a distance when nothing changed. */
export interface NullDistribution {
  /** simulated distances, ascending */
  readonly simulated: Float64Array;
  /** how fast the tail falls, up to a constant: the probability of more than x, by the limit law */
  readonly tail: (x: number) => number;
}

/** A tail that fewer simulated distances than this reach is taken from the limit law. */
const RESOLVED = 20;
/** Distances that differ by less than this part of their size are the same, summed in another order. */
const TIE = 1e-9;

/**
 * Simulates the distribution of a distance when nothing changed. With more cells fewer replicates do, as the distance
 * then averages over them: 2000 up to 20 cells, 1000 up to 50, else 500.
 * @param totals rows per cell of both windows together, none 0, at least two cells
 * @param m rows in the current window, less than all
 * @example nullDistribution([50, 50], 50, "psi").simulated.length // 2000
 */
export function nullDistribution(totals: readonly number[], m: number, distance: DistanceName): NullDistribution {
  const replicates = totals.length <= 20 ? 2000 : totals.length <= 50 ? 1000 : 500;
  const simulated = simulateDistance(totals, m, distance, replicates);
  const n = totals.reduce((sum, count) => sum + count, 0) - m;
  const tail = distance === "kolmogorovSmirnov" ? smirnovTail((n * m) / (n + m)) : gammaTail(simulated);
  return {simulated, tail};
}

function smirnovTail(rows: number): (x: number) => number {
  return (x) => Math.exp(-2 * rows * x * x);
}

/** The gamma distribution with the mean and variance of the simulated distances: a χ² whose scale and shape fit. */
function gammaTail(simulated: Float64Array): (x: number) => number {
  const mean = simulated.reduce((sum, x) => sum + x, 0) / simulated.length;
  const variance = simulated.reduce((sum, x) => sum + (x - mean) ** 2, 0) / simulated.length;
  return (x) => upperGamma((mean * mean) / variance, (x * mean) / variance);
}

/**
 * Returns the probability of a distance beyond `value` when nothing changed, half of the probability of `value` itself
 * included (the mid-p): counts of rows come in steps, and so the rate of false alarms is α on average and not below.
 * Beyond the 20th largest simulated distance the limit law goes on, joined there.
 * @returns a number in [0, 1], falling as `value` grows
 * Source: H. O. Lancaster, Journal of the American Statistical Association 56, 1961 (mid-p).
 * @example pValueOf(nullDistribution([50, 50], 50, "psi"), 0) > 0.9 // true
 */
export function pValueOf({simulated, tail}: NullDistribution, value: number): number {
  const count = simulated.length;
  const counted = midP(simulated, value);
  if (counted >= RESOLVED / count) return counted;
  let join = simulated[count - RESOLVED]!;
  // a run of equal distances counts half; step below it when that half does not reach
  if (midP(simulated, join) < RESOLVED / count) join = simulated[Math.max(0, firstAbove(simulated, below(join)) - 1)]!;
  if (value <= join) return midP(simulated, join);
  const ratio = tail(value) / tail(join);
  return Number.isNaN(ratio) ? 0 : midP(simulated, join) * Math.min(1, ratio);
}

/** Returns the standard error of a simulated p-value, an upper bound as the draws are stratified. */
export function standardErrorOf({simulated}: NullDistribution, pValue: number): number {
  return Math.sqrt((pValue * (1 - pValue)) / simulated.length);
}

/**
 * Returns the value that must be exceeded for `pValue(value) <= alpha`, by bisection.
 * @param pValue falls as the value grows, to 0
 * @param start a first guess above 0
 * @throws RangeError if start is not above 0
 * @example thresholdOf((x) => Math.exp(-x), Math.exp(-2), 1) // ≈ 2
 */
export function thresholdOf(pValue: (value: number) => number, alpha: number, start: number): number {
  if (!(start > 0)) throw new RangeError(`invalid start: ${start}`);
  let [low, high] = [0, start];
  while (pValue(high) > alpha) high *= 2;
  for (let i = 0; i < 50; ++i) {
    const middle = (low + high) / 2;
    if (pValue(middle) <= alpha) high = middle;
    else low = middle;
  }
  return low;
}

function midP(simulated: Float64Array, value: number): number {
  const [from, to] = [firstAbove(simulated, below(value)), firstAbove(simulated, value * (1 + TIE))];
  return (simulated.length - to + (to - from) / 2) / simulated.length;
}

function below(value: number): number {
  return value > 0 ? value * (1 - TIE) : -Number.MIN_VALUE;
}

/** The position of the first simulated distance above `value`. */
function firstAbove(simulated: Float64Array, value: number): number {
  let [from, to] = [0, simulated.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (simulated[middle]! > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
