import type {Windows} from "./deal.js";
import {orderedRows, over} from "./ordered-rows.js";

/**
 * Kolmogorov–Smirnov: the largest difference of the cumulative shares of the ordered rows.
 * @example kolmogorovSmirnov({totals: [4, 4], m: 4, counts: [Float64Array.of(2, 3), Float64Array.of(2, 1)]}, 2) // [0, 0.5]
 */
export function kolmogorovSmirnov(windows: Windows, ordered: number): Float64Array {
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

/**
 * Anderson–Darling: the squared differences at the cells' middles, each over its variance.
 * @example andersonDarling({totals: [4, 4], m: 4, counts: [Float64Array.of(2), Float64Array.of(2)]}, 2) // [0]
 */
export function andersonDarling(windows: Windows, ordered: number): Float64Array {
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
