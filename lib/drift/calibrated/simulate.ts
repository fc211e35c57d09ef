import {PSI_FLOOR} from "../../statistics/distances.js";
import type {DistanceName} from "../types.js";
import {drawsOf} from "./draws.js";
import {hypergeometricDealer} from "./hypergeometric.js";

/** The deal last made: the distances of one column are asked for one after the other. */
let last: {readonly key: string; readonly dealt: readonly Float64Array[]} | null = null;

/**
 * Simulates a distance when nothing changed: the rows of both windows are dealt out again at random, `m` to the
 * current window. Given the totals per cell this is the exact null distribution, whatever the unknown shares are.
 * @param totals rows per cell of both windows together, none 0, at least two cells; in order for Kolmogorov–Smirnov
 * @param m rows in the current window, less than all
 * @param replicates number of simulated pairs of windows
 * @returns the distances, ascending; O(replicates × cells)
 * @example simulateDistance([2, 2], 2, "psi", 4).length // 4
 */
export function simulateDistance(
  totals: readonly number[],
  m: number,
  distance: DistanceName,
  replicates: number
): Float64Array {
  const key = `${replicates}/${m}/${totals.join()}`;
  if (last?.key !== key) last = {key, dealt: deal(totals, m, replicates)};
  const n = totals.reduce((sum, count) => sum + count, 0) - m;
  const distances = new Float64Array(replicates);
  if (distance === "kolmogorovSmirnov") addLargest(distances, last.dealt, totals, n, m);
  else {
    const term = TERMS[distance];
    last.dealt.forEach((counts, cell) => {
      const total = totals[cell]!;
      addTerms(distances, counts, (count) => term((total - count) / n, count / m));
    });
  }
  return distances.sort();
}

/** Draws the current window's rows in each cell, cell by cell, given how many rows it still lacks. */
function deal(totals: readonly number[], m: number, replicates: number): Float64Array[] {
  const remaining = new Float64Array(replicates).fill(m);
  let population = totals.reduce((sum, count) => sum + count, 0);
  return totals.map((total, cell) => {
    if (cell === totals.length - 1) return remaining;
    const {uniform, normal} = drawsOf(replicates, cell);
    const draw = hypergeometricDealer(population, total);
    const counts = new Float64Array(replicates);
    for (let i = 0; i < replicates; ++i) {
      const count = draw(remaining[i]!, uniform[i]!, normal[i]!);
      counts[i] = count;
      remaining[i]! -= count;
    }
    population -= total;
    return counts;
  });
}

/** Adds a cell's terms, each computed once: the counts of a cell take few values. */
function addTerms(distances: Float64Array, counts: Float64Array, term: (count: number) => number): void {
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < counts.length; ++i) {
    if (counts[i]! < least) least = counts[i]!;
    if (counts[i]! > most) most = counts[i]!;
  }
  const terms = new Float64Array(most - least + 1).fill(NaN);
  for (let i = 0; i < counts.length; ++i) {
    const at = counts[i]! - least;
    if (Number.isNaN(terms[at]!)) terms[at] = term(counts[i]!);
    distances[i]! += terms[at]!;
  }
}

/** Sets the largest differences of the cumulative shares. */
function addLargest(
  distances: Float64Array,
  dealt: readonly Float64Array[],
  totals: readonly number[],
  n: number,
  m: number
): void {
  const current = new Float64Array(distances.length);
  let all = 0;
  dealt.forEach((counts, cell) => {
    all += totals[cell]!;
    for (let i = 0; i < distances.length; ++i) {
      current[i]! += counts[i]!;
      const difference = Math.abs((all - current[i]!) / n - current[i]! / m);
      if (difference > distances[i]!) distances[i] = difference;
    }
  });
}

/** A cell's part in the distances that add up, as in lib/statistics/distances.ts. */
const TERMS = {
  psi: (p: number, q: number): number => {
    const low = Math.max(p, PSI_FLOOR);
    const high = Math.max(q, PSI_FLOOR);
    return (high - low) * Math.log(high / low);
  },
  jensenShannon: (p: number, q: number): number => {
    const middle = (p + q) / 2;
    return ((p > 0 ? p * Math.log2(p / middle) : 0) + (q > 0 ? q * Math.log2(q / middle) : 0)) / 2;
  }
} as const;
