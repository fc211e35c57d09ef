import {psiTerm} from "../../statistics/distances.js";
import type {DistanceName} from "../types.js";
import type {Deal} from "./deal.js";

/** The statistics of a column's verdict: of all cells together, of their order, and of the cell that moved most. */
export const COLUMN_STATISTICS = ["deviance", "andersonDarling", "largestCell"] as const;
export type ColumnStatistic = (typeof COLUMN_STATISTICS)[number];
export type StatisticName = DistanceName | ColumnStatistic;

/** Windows to measure: of a deal, or the observed pair. */
export type Windows = Pick<Deal, "totals" | "m" | "counts">;

/**
 * Measures every pair of windows.
 * @param ordered the first so many cells are in ascending order; those that depend on the order take no others
 * @returns one number per pair, ≥ 0 and larger the more the windows differ
 * @example measure("kolmogorovSmirnov", {totals: [4, 4], m: 4, counts: [Float64Array.of(2, 3), Float64Array.of(2, 1)]}, 2) // [0, 0.5]
 */
export function measure(statistic: StatisticName, windows: Windows, ordered: number): Float64Array {
  const {totals, m} = windows;
  const n = totals.reduce((sum, count) => sum + count, 0) - m;
  switch (statistic) {
    case "psi":
      return summed(windows, (count, total) => psiTerm((total - count) / n, count / m));
    case "jensenShannon":
      return summed(windows, (count, total) => jensenShannonTerm((total - count) / n, count / m));
    case "kolmogorovSmirnov":
      return largestGap(windows, ordered);
    case "deviance":
      return summed(windows, (count, total) => deviance(count, total, m / (n + m)));
    case "andersonDarling":
      return weighedGaps(windows, ordered);
    case "largestCell":
      return largest(
        windows,
        (count, total) => deviance(count, total, m / (n + m)) + deviance(m - count, n + m - total, m / (n + m))
      );
  }
}

function jensenShannonTerm(p: number, q: number): number {
  const middle = (p + q) / 2;
  return Math.max(0, (p > 0 ? p * Math.log2(p / middle) : 0) + (q > 0 ? q * Math.log2(q / middle) : 0)) / 2;
}

/** Twice the log-likelihood that `count` of `total` rows gain on the expected share of them. */
function deviance(count: number, total: number, share: number): number {
  return 2 * Math.max(0, gain(count, total * share) + gain(total - count, total * (1 - share)));
}

function gain(count: number, expected: number): number {
  return count > 0 ? count * Math.log(count / expected) : 0;
}

type Term = (count: number, total: number) => number;

function summed(windows: Windows, term: Term): Float64Array {
  const sums = new Float64Array(windows.counts[0]!.length);
  forEachTerm(windows, term, (terms, least, counts) => {
    for (let i = 0; i < sums.length; ++i) sums[i]! += terms[counts[i]! - least]!;
  });
  return sums;
}

function largest(windows: Windows, term: Term): Float64Array {
  const most = new Float64Array(windows.counts[0]!.length);
  forEachTerm(windows, term, (terms, least, counts) => {
    for (let i = 0; i < most.length; ++i) most[i] = Math.max(most[i]!, terms[counts[i]! - least]!);
  });
  return most;
}

/** Computes a cell's terms once per count, as counts take few values. */
function forEachTerm(
  {totals, counts}: Windows,
  term: Term,
  use: (terms: Float64Array, least: number, counts: Float64Array) => void
): void {
  counts.forEach((own, cell) => {
    let [least, most] = [Infinity, 0];
    for (let i = 0; i < own.length; ++i) {
      if (own[i]! < least) least = own[i]!;
      if (own[i]! > most) most = own[i]!;
    }
    const seen = new Uint8Array(most - least + 1);
    for (let i = 0; i < own.length; ++i) seen[own[i]! - least] = 1;
    const terms = new Float64Array(seen.length);
    for (let at = 0; at < seen.length; ++at) if (seen[at] === 1) terms[at] = term(least + at, totals[cell]!);
    use(terms, least, own);
  });
}

/** The rows of the ordered cells, of both windows together and of each pair's current one. */
function orderedRows({totals, counts}: Windows, ordered: number): {all: number; current: Float64Array} {
  const current = new Float64Array(counts[0]!.length);
  let all = 0;
  for (let cell = 0; cell < ordered; ++cell) {
    all += totals[cell]!;
    for (let i = 0; i < current.length; ++i) current[i]! += counts[cell]![i]!;
  }
  return {all, current};
}

/** Kolmogorov–Smirnov: the largest difference of the cumulative shares of the ordered rows. */
function largestGap(windows: Windows, ordered: number): Float64Array {
  const {all, current} = orderedRows(windows, ordered);
  const gaps = new Float64Array(current.length);
  const upTo = new Float64Array(current.length);
  let total = 0;
  for (let cell = 0; cell < ordered - 1; ++cell) {
    const counts = windows.counts[cell]!;
    total += windows.totals[cell]!;
    for (let i = 0; i < gaps.length; ++i) {
      upTo[i]! += counts[i]!;
      gaps[i] = Math.max(gaps[i]!, Math.abs(all * upTo[i]! - total * current[i]!));
    }
  }
  return gaps.map((gap, i) => over(gap, current[i]!, all));
}

/** Without an ordered row on a side there is nothing to compare. */
function over(sum: number, current: number, all: number): number {
  return current > 0 && current < all ? sum / (current * (all - current)) : 0;
}

/** Anderson–Darling: the squared differences at the cells' middles, each over its variance. */
function weighedGaps(windows: Windows, ordered: number): Float64Array {
  const {all, current} = orderedRows(windows, ordered);
  const sums = new Float64Array(current.length);
  const start = new Float64Array(current.length);
  let total = 0;
  for (let cell = 0; cell < ordered; ++cell) {
    const [counts, own] = [windows.counts[cell]!, windows.totals[cell]!];
    const middle = (total + own / 2) / all;
    const share = own / all;
    const weight = share < 1 ? share / (middle * (1 - middle) - share / 4) / 4 : 0;
    total += own;
    const end = total / all;
    const begin = end - share;
    for (let i = 0; i < sums.length; ++i) {
      const before = start[i]!;
      const after = before + counts[i]!;
      const gap = before + after - (begin + end) * current[i]!;
      sums[i]! += weight * gap * gap;
      start[i] = after;
    }
  }
  return sums.map((sum, i) => over(sum * all, current[i]!, all));
}
