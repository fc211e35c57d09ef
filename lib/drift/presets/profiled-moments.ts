import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {NumericSpec, Profile} from "../../profile/types.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import type {Range} from "./range.js";

/** Mean and population standard deviation of a column's finite values, as far as rounding leaves them known. */
export interface ProfiledMoments {
  readonly mean: Range;
  readonly deviation: Range;
}

/**
 * Returns the moments of the finite values, from sums about the column's centre. Sums of n numbers lose up to n
 * roundings, and a variance more than a part of itself where the mean lies far from the centre.
 * @param n finite values, at least one
 */
export function momentsIn({spec, start}: ColumnLayout, {sums}: Profile, n: number): ProfiledMoments {
  const {centre} = spec as NumericSpec;
  const [shift, square] = [sums[start + NUMERIC.shiftedSum]! / n, sums[start + NUMERIC.shiftedSquares]! / n];
  const variance = square - shift ** 2;
  const slack = 4 * n * Number.EPSILON;
  // |Σ| ≤ √(n Σ²) bounds what the sum can have lost
  const lost = slack * (Math.sqrt(square) + Math.abs(centre));
  return {
    mean: {low: centre + shift - lost, high: centre + shift + lost},
    deviation: {
      low: Math.sqrt(Math.max(0, variance - slack * square)),
      high: Math.sqrt(Math.max(0, variance + slack * square))
    }
  };
}

/**
 * Returns between which numbers the size of the skewness lies, the mean of ((x − mean) / deviation)³. No n values have
 * one above √n.
 */
export function skewnessRange({cells, rows}: ProfiledNumbers, {mean, deviation}: ProfiledMoments): Range {
  let [low, high] = [0, 0];
  for (const cell of cells) {
    if (cell.count === 0) continue;
    const [least, most] = [(cell.low - mean.high) ** 3, (cell.high - mean.low) ** 3];
    // one row can be known to lie at an end
    low += least * (cell.count - 1) + (cell.hasHigh ? (cell.high - mean.high) ** 3 : least);
    high += most * (cell.count - 1) + (cell.hasLow ? (cell.low - mean.low) ** 3 : most);
  }
  const sizes = [low / rows, high / rows].map(Math.abs) as [number, number];
  const [least, most] = low <= 0 && high >= 0 ? [0, Math.max(...sizes)] : [Math.min(...sizes), Math.max(...sizes)];
  // halves, as rounding can take a cube or two off either end
  const rounding = 1 - 1e-9;
  const bound = Math.sqrt(rows);
  const sizeOver = (cube: number, by: number): number => (by > 0 ? Math.min(bound, cube / by ** 3) : bound);
  return {
    low: least === 0 ? 0 : sizeOver(least, deviation.high) * rounding,
    high: Math.min(bound, sizeOver(most, deviation.low) / rounding)
  };
}
