import {psiTerm} from "../../statistics/distances.js";
import type {DistanceName} from "../types.js";
import {andersonDarling, kolmogorovSmirnov} from "./cumulative-statistics.js";
import type {Windows} from "./deal.js";
import {mood, outsideAtom} from "./rank-statistics.js";

/**
 * The statistics of a column's verdict: of all cells together, of the order of values, of their spread, of those outside
 * a value that most rows have, and of the cell that moved most.
 */
export const COLUMN_STATISTICS = ["pearson", "andersonDarling", "mood", "outsideAtom", "largestCell"] as const;
export type ColumnStatistic = (typeof COLUMN_STATISTICS)[number];
export type StatisticName = DistanceName | ColumnStatistic;

/**
 * Measures every pair of windows.
 * @param ordered the first so many cells are in ascending order; those that depend on the order take no others
 * @returns one number per pair, ≥ 0 and larger the more the windows differ
 * @example measure("kolmogorovSmirnov", {totals: [4, 4], m: 4, counts: [Float64Array.of(2, 3), Float64Array.of(2, 1)]}, 2) // [0, 0.5]
 */
export function measure(statistic: StatisticName, windows: Windows, ordered: number): Float64Array {
  const {totals, m} = windows;
  const all = totals.reduce((sum, count) => sum + count, 0);
  const n = all - m;
  const share = m / all;
  switch (statistic) {
    case "psi":
      return summed(windows, (count, total) => psiTerm((total - count) / n, count / m));
    case "jensenShannon":
      return summed(windows, (count, total) => jensenShannonTerm((total - count) / n, count / m));
    case "kolmogorovSmirnov":
      return kolmogorovSmirnov(windows, ordered);
    case "pearson":
      return summed(windows, (count, total) => pearsonTerm(count, total, share));
    case "andersonDarling":
      return andersonDarling(windows, ordered);
    case "mood":
      return mood(windows, ordered);
    case "outsideAtom":
      return outsideAtom(windows, ordered);
    case "largestCell":
      // the cell against all others: the table of two by two
      return largest(windows, (count, total) => pearsonTerm(count, total, share) / (1 - total / all));
  }
}

function jensenShannonTerm(p: number, q: number): number {
  const middle = (p + q) / 2;
  return Math.max(0, (p > 0 ? p * Math.log2(p / middle) : 0) + (q > 0 ? q * Math.log2(q / middle) : 0)) / 2;
}

/** What a cell adds to Pearson's X²: the squared difference of `count` of `total` rows from the expected share, over its variance. */
function pearsonTerm(count: number, total: number, share: number): number {
  return (count - total * share) ** 2 / (total * share * (1 - share));
}

type Term = (count: number, total: number) => number;

function summed(windows: Windows, term: Term): Float64Array {
  const sums = new Float64Array(windows.counts[0]!.length);
  windows.counts.forEach((counts, cell) => {
    const least = clearTerms(counts);
    const total = windows.totals[cell]!;
    for (let i = 0; i < sums.length; ++i) {
      const at = (counts[i]! - least) | 0;
      let own = terms[at]!;
      if (own !== own) terms[at] = own = term(counts[i]!, total);
      sums[i]! += own;
    }
  });
  return sums;
}

function largest(windows: Windows, term: Term): Float64Array {
  const most = new Float64Array(windows.counts[0]!.length);
  windows.counts.forEach((counts, cell) => {
    const least = clearTerms(counts);
    const total = windows.totals[cell]!;
    for (let i = 0; i < most.length; ++i) {
      const at = (counts[i]! - least) | 0;
      let own = terms[at]!;
      if (own !== own) terms[at] = own = term(counts[i]!, total);
      if (own > most[i]!) most[i] = own;
    }
  });
  return most;
}

/** Terms of the cell at hand by count, NaN until one is computed: counts take few values. Kept from cell to cell. */
let terms = new Float64Array(0);

/** Returns the least count, which the first term belongs to. */
function clearTerms(counts: Float64Array): number {
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < counts.length; ++i) {
    if (counts[i]! < least) least = counts[i]!;
    if (counts[i]! > most) most = counts[i]!;
  }
  const length = most - least + 1;
  if (terms.length < length) terms = new Float64Array(length);
  terms.fill(NaN, 0, length);
  return least;
}
