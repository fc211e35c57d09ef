import {total} from "../../statistics/counts.js";
import type {Windows} from "./deal.js";
import {orderedRows, over} from "./ordered-rows.js";

/**
 * Mood: whether values spread wider or narrower about the middle of all, told by their squared mid-ranks about it.
 * Source: A. M. Mood, Annals of Mathematical Statistics 25, 1954.
 * @example mood({totals: [4, 4, 4], m: 4, counts: [Float64Array.of(2, 0), Float64Array.of(0, 4), Float64Array.of(2, 0)]}, 3) // ≈ [2.75, 11]
 */
export function mood(windows: Windows, ordered: number): Float64Array {
  return linear(windows, ordered, (rank) => (rank - 0.5) ** 2);
}

/**
 * Mann–Whitney of the values outside a cell that holds more than half of them: of a column that is mostly zero, whether
 * what is not zero grew. With the share of that cell itself, which the other statistics see, this is the two-part test.
 * Source: P. A. Lachenbruch, Statistical Methods in Medical Research 11, 2002.
 * @returns 0 where no cell holds more than half
 * @example outsideAtom({totals: [20, 4, 4], m: 14, counts: [Float64Array.of(10), Float64Array.of(4), Float64Array.of(0)]}, 3) // [7]
 */
export function outsideAtom({totals, m, counts}: Windows, ordered: number): Float64Array {
  const atom = atomOf(totals, ordered);
  if (atom === null) return new Float64Array(counts[0]!.length);
  const isOutside = (_: unknown, cell: number): boolean => cell < ordered && cell !== atom;
  const outside = {totals: totals.filter(isOutside), m, counts: counts.filter(isOutside)};
  return linear(outside, outside.totals.length, (rank) => rank);
}

/**
 * Returns the ordered cell that holds more than half of the ordered rows; null without one.
 * @example atomOf([7, 2, 3, 90], 3) // 0
 */
export function atomOf(totals: readonly number[], ordered: number): number | null {
  const cells = totals.slice(0, ordered);
  const most = Math.max(...cells);
  return 2 * most > total(cells) ? cells.indexOf(most) : null;
}

/** The sum of a score over the current window's ordered rows, standardised and squared; scores go by mid-ranks in (0, 1). */
function linear(windows: Windows, ordered: number, scoreOf: (rank: number) => number): Float64Array {
  const {all, current} = orderedRows(windows, ordered);
  const totals = windows.totals.slice(0, ordered);
  let before = 0;
  const raw = totals.map((own) => scoreOf((before + (before += own)) / 2 / all));
  const mean = raw.reduce((sum, score, cell) => sum + score * totals[cell]!, 0) / all;
  const scores = raw.map((score) => score - mean);
  const squares = scores.reduce((sum, score, cell) => sum + score * score * totals[cell]!, 0);
  const sums = new Float64Array(current.length);
  scores.forEach((score, cell) => {
    const counts = windows.counts[cell]!;
    for (let i = 0; i < sums.length; ++i) sums[i]! += score * counts[i]!;
  });
  // Where all scores are alike, so are the windows.
  const scale = squares > 0 ? (all * (all - 1)) / squares : 0;
  return sums.map((sum, i) => over(sum * sum * scale, current[i]!, all));
}
