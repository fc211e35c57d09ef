import {PSI_FLOOR} from "../../statistics/distances.js";
import type {DistanceName} from "../types.js";
import {drawsOf} from "./draws.js";
import {hypergeometricTable, hypergeometricVariance, normalisedQuantile, tableQuantile} from "./hypergeometric.js";
import type {HypergeometricTable} from "./hypergeometric.js";

/** Above this variance a count of rows is drawn from the normal distribution, corrected for skewness and rounding. */
const LARGE_VARIANCE = 25;

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
  const all = totals.reduce((sum, count) => sum + count, 0);
  const n = all - m;
  const distances = new Float64Array(replicates);
  const remaining = new Float64Array(replicates).fill(m);
  let population = all;
  let below = 0;
  totals.forEach((total, cell) => {
    const isLast = cell === totals.length - 1;
    const counts = isLast ? remaining.slice() : dealCell(population, total, remaining, cell);
    population -= total;
    below += total;
    for (let i = 0; i < replicates; ++i) {
      remaining[i]! -= counts[i]!;
      if (distance === "kolmogorovSmirnov") {
        const current = m - remaining[i]!;
        distances[i] = Math.max(distances[i]!, Math.abs((below - current) / n - current / m));
      } else distances[i]! += TERMS[distance]((total - counts[i]!) / n, counts[i]! / m);
    }
  });
  return distances.sort();
}

/** Draws how many of a cell's rows fall to the current window, given how many rows that window still lacks. */
function dealCell(population: number, marked: number, remaining: Float64Array, cell: number): Float64Array {
  const {uniform, normal} = drawsOf(remaining.length, cell);
  const tables = new Map<number, HypergeometricTable>();
  return remaining.map((rows, i) => {
    const parameters = {population, marked, rows};
    if (hypergeometricVariance(parameters) >= LARGE_VARIANCE) return normalisedQuantile(parameters, normal[i]!);
    let table = tables.get(rows);
    if (table === undefined) tables.set(rows, (table = hypergeometricTable(parameters)));
    return tableQuantile(table, uniform[i]!);
  });
}

/** A cell's part in the distances that add up, as in lib/statistics/distances.ts, for one cell at a time. */
const TERMS = {
  psi: (p: number, q: number): number => {
    const [low, high] = [Math.max(p, PSI_FLOOR), Math.max(q, PSI_FLOOR)];
    return (high - low) * Math.log(high / low);
  },
  jensenShannon: (p: number, q: number): number => {
    const middle = (p + q) / 2;
    return ((p > 0 ? p * Math.log2(p / middle) : 0) + (q > 0 ? q * Math.log2(q / middle) : 0)) / 2;
  }
} as const;
