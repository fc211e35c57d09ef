import {outcomeOf, pValueOf} from "../../lib/drift/calibrated/null-distribution.js";
import {pooled} from "../../lib/drift/calibrated/pool.js";
import {score} from "../../lib/drift/calibrated/rule.js";
import type {Rule} from "../../lib/drift/calibrated/rule.js";
import {measure} from "../../lib/drift/calibrated/statistics.js";
import {statusOf} from "../../lib/drift/calibrated/verdict.js";
import {poolWindows} from "../../lib/drift/calibrated/windows.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import {normalTail} from "../../lib/statistics/special.js";
import {windowSource} from "./multinomial.js";

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

/** What is measured: the verdict of a column, and of each distance. */
export type Judge = "column" | DistanceName;

export interface Rate {
  readonly judge: Judge;
  /** share of windows with an alarm */
  readonly alarms: number;
  /** standard error of `alarms`, by the spread between totals */
  readonly error: number;
  /** share of windows of which "not enough data" was said */
  readonly undecided: number;
}

/** How often to draw a pair of windows, and how often to deal the rows of each pair anew. */
export interface Effort {
  readonly pairs: number;
  readonly deals: number;
}

/**
 * Measures how often windows from one population raise an alarm. What a verdict asks of a pair of windows, its cells and its
 * threshold, depends on the totals of both alone. So each pair that is drawn stands for as many as its rows are dealt
 * anew, and the rule is made once for all of them. Kolmogorov–Smirnov only where cells are ordered.
 */
export function falseAlarms({shape, k, n, m}: Cell, {pairs, deals}: Effort, alpha: number): Rate[] {
  const shares = SHAPES[shape](k);
  const ordered = shape === "Zipf" ? 0 : k;
  const source = windowSource(n + m, seeded(deriveSeed(7, shape, k, n, m)));
  const judges: readonly Judge[] = [
    "column",
    ...DISTANCES.filter((name) => ordered > 0 || name !== "kolmogorovSmirnov")
  ];
  const alarms = judges.map(() => [] as number[]);
  const undecided = judges.map(() => 0);
  for (let i = 0; i < pairs; ++i) {
    const [reference, current] = [source.draw(n, shares), source.draw(m, shares)];
    const windows = poolWindows({reference, current, ordered});
    if (typeof windows === "string") throw new Error(`nothing to judge: ${windows}`);
    const {rule, cells, isFilled} = windows;
    const totals = reference.map((count, at) => count + current[at]!);
    const dealt = Array.from({length: deals}, () => pooled(source.deal(m, totals), cells));
    judges.forEach((judge, j) => {
      const statuses = outcomes(rule, judge, dealt, alpha).map((outcome) => statusOf(outcome, isFilled));
      alarms[j]!.push(statuses.filter((status) => status === "alarm").length / deals);
      undecided[j]! += statuses.filter((status) => status === "not enough data").length / deals / pairs;
    });
  }
  return judges.map((judge, j) => ({judge, undecided: undecided[j]!, ...meanOf(alarms[j]!)}));
}

type Outcome = ReturnType<typeof outcomeOf>;

/** Judges many current windows with the same totals at once. */
function outcomes(rule: Rule, judge: Judge, dealt: readonly (readonly number[])[], alpha: number): Outcome[] {
  const counts = rule.totals.map((_, cell) => Float64Array.from(dealt, (window) => window[cell]!));
  if (judge !== "column") {
    const chance = rule.distribution(judge);
    return Array.from(measure(judge, {...rule, counts}, rule.ordered), (value) => outcomeOf(chance, value, alpha));
  }
  const {distribution} = rule.combined();
  return Array.from(columnScores(rule, counts), (own) => outcomeOf(distribution, own, alpha));
}

/** Returns how much each of several current windows with the rule's totals says, all statistics taken together. */
export function columnScores(rule: Rule, counts: readonly Float64Array[]): Float64Array {
  const scores = new Float64Array(counts[0]!.length);
  for (const member of rule.combined().members) {
    const chance = rule.distribution(member);
    measure(member, {...rule, counts}, rule.ordered).forEach((value, i) => {
      scores[i] = Math.max(scores[i]!, score(member, pValueOf(chance, value)));
    });
  }
  return scores;
}

function meanOf(rates: readonly number[]): {alarms: number; error: number} {
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1);
  return {alarms: mean, error: Math.sqrt(variance / rates.length)};
}

function binned(k: number, distribution: (x: number) => number): number[] {
  const upTo = Array.from({length: k + 1}, (_, i) => (i === 0 ? 0 : i === k ? 1 : distribution(i / k)));
  return upTo.slice(1).map((x, i) => x - upTo[i]!);
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
