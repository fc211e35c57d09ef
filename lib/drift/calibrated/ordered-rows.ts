import type {Windows} from "./deal.js";

/**
 * Returns the rows of the ordered cells, of both windows together and of each pair's current one.
 * @example orderedRows({totals: [4, 4, 9], m: 4, counts: [Float64Array.of(1), Float64Array.of(2), Float64Array.of(1)]}, 2).all // 8
 */
export function orderedRows({totals, counts}: Windows, ordered: number): {all: number; current: Float64Array} {
  const current = new Float64Array(counts[0]!.length);
  let all = 0;
  for (let cell = 0; cell < ordered; ++cell) {
    all += totals[cell]!;
    for (let i = 0; i < current.length; ++i) current[i]! += counts[cell]![i]!;
  }
  return {all, current};
}

/**
 * Divides by the product of both sides' ordered rows; 0 where a side has none, as there is nothing to compare.
 * @example over(6, 2, 5) // 1
 */
export function over(sum: number, current: number, all: number): number {
  return current > 0 && current < all ? sum / (current * (all - current)) : 0;
}
