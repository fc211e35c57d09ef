import {rowsOf} from "./binned-values.js";
import type {Stretch} from "./binned-values.js";

/**
 * Calls `visit` with F − G at both ends of each stretch of the line on which F − G is a straight line, and with its
 * width, where F and G are the distribution functions of two windows. Where F = G throughout there is no call.
 */
export function forEachSegment(
  reference: readonly Stretch[],
  current: readonly Stretch[],
  visit: (start: number, end: number, width: number) => void
): void {
  const ends = Float64Array.from([...reference, ...current].flatMap(({from, to}) => [from, to])).sort();
  const [f, g] = [sharesAlong(reference), sharesAlong(current)];
  for (let i = 1; i < ends.length; ++i) {
    const [low, high] = [ends[i - 1]!, ends[i]!];
    if (low === high) continue;
    const [[f0, f1], [g0, g1]] = [f(low, high), g(low, high)];
    if (f0 !== g0 || f1 !== g1) visit(f0 - g0, f1 - g1, high - low);
  }
}

/**
 * Returns a function that gives the distribution function just after `low` and just before `high`, called in ascending
 * order with nothing but one stretch between. Shares are quotients of whole numbers wherever they can be, so that equal
 * distributions differ by nothing at all.
 */
function sharesAlong(stretches: readonly Stretch[]): (low: number, high: number) => [number, number] {
  const rows = rowsOf(stretches);
  let at = 0;
  return (low, high) => {
    while (at < stretches.length && stretches[at]!.to <= low) ++at;
    const next = stretches[at];
    if (next === undefined) return [1, 1];
    const {from, to, count, below} = next;
    if (from >= high) return [below / rows, below / rows];
    // halves do not overflow where the whole might
    const part = (x: number): number => (x / 2 - from / 2) / (to / 2 - from / 2);
    return [(below + count * part(low)) / rows, (below + count * part(high)) / rows];
  };
}
