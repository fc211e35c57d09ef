import {rowsOf, stretchesOf, stretchesOfValues} from "./binned-values.js";
import type {BinnedValues, BinStretch, Stretch} from "./binned-values.js";
import {forEachSegment, integralsPerBin} from "./segments.js";
import type {Bounded} from "./types.js";

/**
 * Measures how far the finite values of `current` have moved from those of `reference`, as the energy distance
 * √(2 ∫ (F − G)² dx) = √(2 E|X − Y| − E|X − X′| − E|Y − Y′|), in the root of the units of x, from bins. Rows are spread as
 * in `wasserstein`; far tails weigh less than there, as shares are squared.
 * @param edges length k, ascending
 * @returns the distance, and a bound that holds for any values within the bins, by the triangle inequality:
 * √2 (‖F − F̂‖ + ‖G − Ĝ‖), to which an inner bin of width w adds p² w / 3 under the root. NaN when a side is empty;
 * Infinity where a width overflows.
 * @throws RangeError if counts and edges do not match
 * Source: G. J. Székely and M. L. Rizzo, Journal of Statistical Planning and Inference 143(8), 2013; the limit of fine bins
 * is `scipy.stats.energy_distance`. Golden values: test/data/distances.json
 * @example energy({counts: [4, 0], min: 1, max: 1, lowTailSum: 4, highTailSum: 0}, {counts: [0, 4], min: 9, max: 9, lowTailSum: 0, highTailSum: 36}, [1]) // ({value: 4, bound: 0})
 */
export function energy(reference: BinnedValues, current: BinnedValues, edges: ArrayLike<number>): Bounded {
  const [a, b] = [stretchesOf(reference, edges), stretchesOf(current, edges)];
  if (rowsOf(a) === 0 || rowsOf(b) === 0) return {value: NaN, bound: NaN};
  return {value: root(a, b), bound: Math.SQRT2 * (errorOf(a, edges.length) + errorOf(b, edges.length))};
}

/**
 * Returns each bin's part in the square of `energy`, 2 ∫ (F − G)² dx over the bin; they sum to it.
 * @param edges length k, ascending
 * @returns k + 1 numbers, none negative; NaN throughout when a side is empty
 * @throws RangeError if counts and edges do not match
 * @example energyContributions({counts: [4, 0], min: 0, max: 0, lowTailSum: 0, highTailSum: 0}, {counts: [0, 4], min: 9, max: 9, lowTailSum: 0, highTailSum: 36}, [1]) // [2, 16]
 */
export function energyContributions(
  reference: BinnedValues,
  current: BinnedValues,
  edges: ArrayLike<number>
): number[] {
  const [a, b] = [stretchesOf(reference, edges), stretchesOf(current, edges)];
  if (rowsOf(a) === 0 || rowsOf(b) === 0) return new Array<number>(edges.length + 1).fill(NaN);
  return integralsPerBin(a, b, edges, (start, end, width) => 2 * square(start, end) * width);
}

/** Bounds ‖F − F̂‖ for one side: within a bin |F − F̂| is at most its share, and at most a line's rise where it is even. */
function errorOf(stretches: readonly BinStretch[], last: number): number {
  const rows = rowsOf(stretches);
  let sum = 0;
  for (const {bin, from, to, count, error} of stretches) {
    const share = count / rows;
    sum += bin > 0 && bin < last ? (share ** 2 * (to - from)) / 3 : share * (error / rows);
  }
  return Math.sqrt(sum);
}

/**
 * Returns the energy distance of two samples of raw values, exactly; NaN when a side is empty.
 * @throws RangeError if a value is not finite
 * Source: equals `scipy.stats.energy_distance`. Golden values: test/data/distances.json
 * @example energyOf([0], [2]) // 2
 */
export function energyOf(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  if (reference.length === 0 || current.length === 0) return NaN;
  return root(stretchesOfValues(reference), stretchesOfValues(current));
}

/** Returns √(2 ∫ (F − G)² dx). */
function root(a: readonly Stretch[], b: readonly Stretch[]): number {
  let sum = 0;
  forEachSegment(a, b, (start, end, from, to) => {
    sum += square(start, end) * (to - from);
  });
  return Math.sqrt(2 * sum);
}

/** The mean square of a straight line. */
function square(start: number, end: number): number {
  return (start * start + start * end + end * end) / 3;
}
