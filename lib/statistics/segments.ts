import {rowsOf} from "./binned-values.js";
import type {Stretch} from "./binned-values.js";

/** A part of the line, [from, to], on which F − G is a straight line from `start` to `end`. */
export type Visit = (start: number, end: number, from: number, to: number) => void;

/**
 * Calls `visit` for each part of the line on which F − G is a straight line, where F and G are the distribution functions
 * of two windows. Where F = G throughout there is no call.
 * @param reference stretches in ascending order that do not overlap
 * @param current likewise
 * @example (() => { let area = 0; forEachSegment(stretchesOfValues([0]), stretchesOfValues([2]), (start, end, from, to) => (area += start * (to - from))); return area; })() // 2
 */
export function forEachSegment(reference: readonly Stretch[], current: readonly Stretch[], visit: Visit): void {
  const [n, m] = [rowsOf(reference), rowsOf(current)];
  let [i, j] = [0, 0];
  let x = -Infinity;
  for (;;) {
    while (i < reference.length && reference[i]!.to <= x) ++i;
    while (j < current.length && current[j]!.to <= x) ++j;
    const [a, b] = [reference[i], current[j]];
    const next = Math.min(nextEnd(a, x), nextEnd(b, x));
    if (next === Infinity) return;
    const [f0, f1, g0, g1] = [shareAt(a, n, x), shareAt(a, n, next), shareAt(b, m, x), shareAt(b, m, next)];
    if (f0 !== g0 || f1 !== g1) visit(f0 - g0, f1 - g1, x, next);
    x = next;
  }
}

/**
 * Integrates a function of F − G over each bin.
 * @param edges length k, ascending
 * @param integral of the function over a part of the line on which F − G is straight
 * @returns k + 1 numbers, the outer bins being open
 * @example integralsPerBin(stretchesOfValues([0]), stretchesOfValues([2]), [1], (start, end, width) => start * width) // [1, 1]
 */
export function integralsPerBin(
  reference: readonly Stretch[],
  current: readonly Stretch[],
  edges: ArrayLike<number>,
  integral: (start: number, end: number, width: number) => number
): number[] {
  const sums = new Array<number>(edges.length + 1).fill(0);
  let bin = 0;
  forEachSegment(reference, current, (start, end, from, to) => {
    let [x, height] = [from, start];
    for (;;) {
      while (bin < edges.length && edges[bin]! <= x) ++bin;
      const next = bin < edges.length ? Math.min(edges[bin]!, to) : to;
      const level = next === to ? end : start + (end - start) * ((next / 2 - from / 2) / (to / 2 - from / 2));
      sums[bin]! += integral(height, level, next - x);
      if (next === to) return;
      [x, height] = [next, level];
    }
  });
  return sums;
}

function nextEnd(stretch: Stretch | undefined, x: number): number {
  return stretch === undefined ? Infinity : stretch.from > x ? stretch.from : stretch.to;
}

/**
 * Returns the distribution function at `x`, no stretch but this one lying between. It is a quotient of whole numbers
 * wherever it can be, so that equal distributions differ by nothing at all.
 */
function shareAt(stretch: Stretch | undefined, rows: number, x: number): number {
  if (stretch === undefined) return 1;
  const {from, to, count, below} = stretch;
  if (x <= from) return below / rows;
  // halves do not overflow where the whole might
  return (below + count * ((x / 2 - from / 2) / (to / 2 - from / 2))) / rows;
}
