import fc from "fast-check";
import type {Random} from "../../../lib/statistics/random.js";

/** Two count vectors over the same cells, neither of them empty. */
export const countPairs = fc
  .array(fc.tuple(fc.nat({max: 5000}), fc.nat({max: 5000})), {minLength: 1, maxLength: 20})
  .map((cells): [number[], number[]] => [cells.map(([a]) => a), cells.map(([, b]) => b)])
  .filter((sides) => sides.every((counts) => counts.some((count) => count > 0)));

/** Draws `n` rows over cells with the given shares. */
export function drawCounts(shares: readonly number[], n: number, random: Random): number[] {
  const counts = shares.map(() => 0);
  for (let row = 0; row < n; ++row) {
    let rest = random();
    let cell = 0;
    while (cell < shares.length - 1 && (rest -= shares[cell]!) >= 0) ++cell;
    ++counts[cell]!;
  }
  return counts;
}
