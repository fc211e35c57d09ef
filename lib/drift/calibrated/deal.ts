import {dealCell, isRare} from "./deal-cell.js";
import {drawsOf} from "./draws.js";
import type {Draws} from "./draws.js";
import {hypergeometricTable} from "./hypergeometric.js";

/** Pairs of windows that stand for all that could have been, when nothing changed. */
export interface Deal {
  /** rows per cell of both windows together, and rows of the current window */
  readonly totals: readonly number[];
  readonly m: number;
  /** the current window's rows, per cell and pair */
  readonly counts: readonly Float64Array[];
  /** the probability that each pair stands for */
  readonly weights: Float64Array;
  /** whether the pairs are all that could have been, and not drawn from them */
  readonly isListed: boolean;
}

/** Windows to measure: of a deal, or the observed pair. */
export type Windows = Pick<Deal, "totals" | "m" | "counts">;

/** Two cells have so few outcomes that each can be listed; with more than this they are drawn. */
const LISTED = 4000;

/**
 * Deals the rows of both windows out again at random, `m` to the current window. Given the totals per cell this is the
 * exact distribution when nothing changed, whatever the unknown shares are. With two cells every outcome is listed with its
 * probability; with more they are drawn, the same ones every time.
 * @param totals rows per cell of both windows together, none 0, at least two cells
 * @param m rows in the current window, above 0 and less than all
 * @returns O(cells) pairs
 * @example dealOf([2, 2], 2).weights // ≈ [0.166667, 0.666667, 0.166667]
 */
export function dealOf(totals: readonly number[], m: number): Deal {
  return (totals.length === 2 ? listed(totals, m) : null) ?? dealFrom(drawsOf(totals.length), totals, m);
}

function listed(totals: readonly number[], m: number): Deal | null {
  const [marked, other] = [totals[0]!, totals[1]!];
  const {low, cumulative} = hypergeometricTable({population: marked + other, marked, rows: m});
  if (cumulative.length > LISTED) return null;
  const first = cumulative.map((_, i) => low + i);
  const weights = cumulative.map((upTo, i) => (i === 0 ? upTo : upTo - cumulative[i - 1]!));
  return {totals, m, counts: [first, first.map((count) => m - count)], weights, isListed: true};
}

/**
 * Deals with given random numbers: cell by cell, given how many rows are still lacking; rare cells first, as few cases have
 * then to be tabulated.
 * @example dealFrom(drawsOf(3), [5, 5, 5], 5).counts.length // 3
 */
export function dealFrom({weights, normal}: Draws, totals: readonly number[], m: number): Deal {
  const all = totals.reduce((sum, count) => sum + count, 0);
  const rare = totals.map((marked) => isRare({population: all, marked, rows: m}));
  const order = [...totals.keys()].sort((a, b) => Number(rare[b]) - Number(rare[a]));
  const remaining = new Float64Array(weights.length).fill(m);
  const counts = new Array<Float64Array>(totals.length).fill(remaining);
  // in one piece, as a thousand arrays would each be looked after
  const piece = new Float64Array((totals.length - 1) * weights.length);
  let population = all;
  order.slice(0, -1).forEach((cell, step) => {
    const marked = totals[cell]!;
    const own = piece.subarray(step * weights.length, (step + 1) * weights.length);
    dealCell({population, marked, expected: (m * population) / all, normal: normal[step]!}, remaining, own);
    counts[cell] = own;
    population -= marked;
  });
  return {totals, m, counts, weights, isListed: false};
}
