import {ascending} from "./ascending.js";
import {whereFalls} from "./where-falls.js";

/** The distribution of a statistic when nothing changed. */
export interface NullDistribution {
  /** distinct values, ascending, r of them */
  readonly values: Float64Array;
  /** `tail[i]` is the probability of `values[i]` or more; length r + 1, from 1 down to 0 */
  readonly tail: Float64Array;
  /** position of the value from which on the limit law goes on */
  readonly join: number;
  /** how fast the tail falls, up to a constant: the probability of more than x, by the limit law */
  readonly law: (x: number) => number;
}

/** A distribution, and the p-value of each of the values it was made of. */
export interface Ranked {
  readonly distribution: NullDistribution;
  readonly pValues: Float64Array;
}

/** Values that differ by less than this part of their size are the same, summed in another order. */
const TIE = 1e-6;
/** The largest part of α that the probability of a single value may be for its mid-p to decide. */
const COARSE = 0.4;

/** How the far tail of a distribution is known. */
export interface FarTail {
  /** a tail that fewer values than this reach is taken from the limit law: 1 when the values are all there are */
  readonly resolved: number;
  /** see `NullDistribution` */
  readonly law: (x: number) => number;
}

/**
 * Returns the distribution of weighted values.
 * @param values ≥ 0, at least one
 * @param weights sum to 1
 * @example rank(Float64Array.of(2, 0, 2), Float64Array.of(0.25, 0.5, 0.25), {resolved: 1, law: (x) => Math.exp(-x)}).pValues // [0.25, 0.75, 0.25]
 */
export function rank(values: Float64Array, weights: Float64Array, {resolved, law}: FarTail): Ranked {
  const order = ascending(values);
  const runs = new Uint16Array(values.length);
  const distinct = new Float64Array(values.length);
  let run = -1;
  for (let i = 0; i < order.length; ++i) {
    const value = values[order[i]!]!;
    if (run < 0 || value > distinct[run]! * (1 + TIE)) distinct[++run] = value;
    runs[order[i]!] = run;
  }
  const tail = new Float64Array(run + 2);
  for (let i = 0; i < runs.length; ++i) tail[runs[i]!]! += weights[i]!;
  for (let i = run; i >= 0; --i) tail[i]! += tail[i + 1]!;
  const join = runs[order[Math.max(0, order.length - resolved)]!]!;
  const pValues = new Float64Array(runs.length);
  for (let i = 0; i < runs.length; ++i) pValues[i] = (tail[runs[i]!]! + tail[runs[i]! + 1]!) / 2;
  return {distribution: {values: distinct.subarray(0, run + 1), tail, join, law}, pValues};
}

/**
 * Returns the probability of a value beyond `value` when nothing changed, half of the probability of `value` itself
 * included (the mid-p): counts of rows come in steps, and so the rate of false alarms is α on average and not below.
 * Beyond what the values resolve the limit law goes on, joined there.
 * @returns a number in [0, 1], falling as `value` grows
 * Source: H. O. Lancaster, Journal of the American Statistical Association 56, 1961 (mid-p).
 * @example pValueOf(rank(Float64Array.of(1, 2), Float64Array.of(0.5, 0.5), {resolved: 1, law: (x) => Math.exp(-x)}).distribution, 0) // 1
 */
export function pValueOf(distribution: NullDistribution, value: number): number {
  const {values, tail, join, law} = distribution;
  const at = firstNotBelow(values, value);
  if (at > join) {
    const ratio = law(value) / law(values[join]!);
    return Number.isNaN(ratio) ? 0 : ((tail[join]! + tail[join + 1]!) / 2) * Math.min(1, ratio);
  }
  return isTied(values, at, value) ? (tail[at]! + tail[at + 1]!) / 2 : tail[at]!;
}

/**
 * Returns the value above which the alarm is raised. A value is alarming if it and all larger ones have together no more
 * than α; or if half of its own probability fits, and its own probability is no more than 0.4 α.
 * @param alpha in (0, 1)
 * @example thresholdOf(rank(Float64Array.of(1, 2), Float64Array.of(0.99, 0.01), {resolved: 1, law: (x) => Math.exp(-x)}).distribution, 0.05) // 1
 */
export function thresholdOf(distribution: NullDistribution, alpha: number): number {
  const {values, tail, join} = distribution;
  const first = firstAlarming(tail, alpha);
  return first > join + 1 ? extrapolated(distribution, alpha) : values[first - 1]!;
}

/**
 * Returns the largest value whose p-value is not below `pValue`.
 * @param pValue in (0, 1)
 * @example quantileOf(rank(Float64Array.of(1, 2), Float64Array.of(0.99, 0.01), {resolved: 1, law: (x) => Math.exp(-x)}).distribution, 0.05) // 1
 */
export function quantileOf(distribution: NullDistribution, pValue: number): number {
  const {values, tail, join} = distribution;
  if ((tail[join]! + tail[join + 1]!) / 2 >= pValue) return extrapolated(distribution, pValue);
  let [low, high] = [0, join];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((tail[middle]! + tail[middle + 1]!) / 2 >= pValue) low = middle;
    else high = middle;
  }
  return values[low]!;
}

/** What a rule says of a value. */
export type Outcome = "alarm" | "no alarm" | "undecided";

/**
 * Judges a value: "undecided" where its own probability is so large against α that neither an alarm nor none would hold
 * the rate.
 * @example outcomeOf(rank(Float64Array.of(1, 2), Float64Array.of(0.9, 0.1), {resolved: 1, law: (x) => Math.exp(-x)}).distribution, 2, 0.05) // "undecided"
 */
export function outcomeOf(distribution: NullDistribution, value: number, alpha: number): Outcome {
  const {values, tail, join} = distribution;
  if (value > thresholdOf(distribution, alpha) * (1 + TIE)) return "alarm";
  const at = firstNotBelow(values, value);
  const isStraddling = at <= join && isTied(values, at, value) && tail[at + 1]! <= alpha && tail[at]! > alpha;
  return isStraddling && tail[at]! - tail[at + 1]! > COARSE * alpha ? "undecided" : "no alarm";
}

/** The position of the smallest value that is alarming; the number of values where none is. */
function firstAlarming(tail: Float64Array, alpha: number): number {
  let [low, high] = [0, tail.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tail[middle]! <= alpha) high = middle;
    else low = middle + 1;
  }
  if (low === 0) return low;
  const [atLeast, above] = [tail[low - 1]!, tail[low]!];
  return atLeast - above <= COARSE * alpha && (atLeast + above) / 2 <= alpha ? low - 1 : low;
}

/** The value beyond the join whose p-value falls to α. */
function extrapolated(distribution: NullDistribution, alpha: number): number {
  const start = distribution.values[distribution.join]! || Number.MIN_VALUE;
  return whereFalls((value) => pValueOf(distribution, value), alpha, start);
}

function isTied(values: Float64Array, at: number, value: number): boolean {
  return at < values.length && values[at]! <= value * (1 + TIE);
}

/** The position of the first value that is `value` or more. */
function firstNotBelow(values: Float64Array, value: number): number {
  let [from, to] = [0, values.length];
  const least = value * (1 - TIE);
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! >= least) to = middle;
    else from = middle + 1;
  }
  return from;
}
