import {rowsOf, stretchesOf, stretchesOfValues} from "./binned-values.js";
import type {BinnedValues, BinStretch, Stretch} from "./binned-values.js";
import {forEachSegment, integralsPerBin} from "./segments.js";
import type {Bounded} from "./types.js";

/**
 * Measures how far the finite values of `current` have moved from those of `reference`, as the Wasserstein-1 (earth
 * mover's) distance ∫ |F − G| dx, in the units of x, from bins. Rows are spread evenly over their bin; in an outer bin
 * one is at the extreme and the others about their mean, which the tail sum gives: bins alone are ten times wrong where
 * tails are heavy.
 * @param edges length k, ascending
 * @returns the distance, and a bound that holds for any values within the bins. An inner bin of width w adds at most
 * (p + q) w / 2 to it; an outer bin, whose rows lie A and B from its edge, as mean distance times share, at most
 * 2 min(A, B), and so nothing where one side has no rows. NaN when a side is empty; Infinity where a width overflows.
 * @throws RangeError if counts and edges do not match
 * Source: the limit of fine bins is `scipy.stats.wasserstein_distance`. Golden values: test/data/distances.json
 * @example wasserstein({counts: [0, 4, 0], min: 1, max: 2, lowTailSum: 0, highTailSum: 0}, {counts: [0, 0, 4], min: 5, max: 5, lowTailSum: 0, highTailSum: 20}, [1, 2]) // ({value: 3.5, bound: 0.5})
 */
export function wasserstein(reference: BinnedValues, current: BinnedValues, edges: ArrayLike<number>): Bounded {
  const [a, b] = [stretchesOf(reference, edges), stretchesOf(current, edges)];
  if (rowsOf(a) === 0 || rowsOf(b) === 0) return {value: NaN, bound: NaN};
  const bound = spreadOf(a, 1, edges.length - 1) + spreadOf(b, 1, edges.length - 1);
  return {value: area(a, b), bound: bound + outerBounds(reference, current, edges, a, b)};
}

/**
 * Returns each bin's part in `wasserstein`, ∫ |F − G| dx over the bin, in the units of x; they sum to it. Rows that move
 * from one bin to another count in all bins on their way.
 * @param edges length k, ascending
 * @returns k + 1 numbers, none negative; NaN throughout when a side is empty
 * @throws RangeError if counts and edges do not match
 * @example wassersteinContributions({counts: [4, 0], min: 0, max: 0, lowTailSum: 0, highTailSum: 0}, {counts: [0, 4], min: 9, max: 9, lowTailSum: 0, highTailSum: 36}, [1]) // [1, 8]
 */
export function wassersteinContributions(
  reference: BinnedValues,
  current: BinnedValues,
  edges: ArrayLike<number>
): number[] {
  const [a, b] = [stretchesOf(reference, edges), stretchesOf(current, edges)];
  if (rowsOf(a) === 0 || rowsOf(b) === 0) return new Array<number>(edges.length + 1).fill(NaN);
  return integralsPerBin(a, b, edges, (start, end, width) => height(start, end) * width);
}

/** Bounds ∫ |F − F̂| over the bins from `first` to `last`. */
function spreadOf(stretches: readonly BinStretch[], first: number, last: number): number {
  let sum = 0;
  for (const {bin, error} of stretches) if (bin >= first && bin <= last) sum += error;
  return sum / rowsOf(stretches);
}

/** Bounds the errors of the outer bins, in each of which both the true area and ours lie between |A − B| and A + B. */
function outerBounds(
  reference: BinnedValues,
  current: BinnedValues,
  edges: ArrayLike<number>,
  a: readonly BinStretch[],
  b: readonly BinStretch[]
): number {
  const last = edges.length;
  const ends = [{bin: 0, edge: edges[0] ?? NaN, sumOf: (values: BinnedValues): number => values.lowTailSum}];
  if (last > 0) ends.push({bin: last, edge: edges[last - 1]!, sumOf: (values) => values.highTailSum});
  return ends.reduce((bound, {bin, edge, sumOf}) => {
    const armOf = (values: BinnedValues, stretches: readonly BinStretch[]): number =>
      values.counts[bin] === 0 ? 0 : Math.abs(values.counts[bin]! * edge - sumOf(values)) / rowsOf(stretches);
    const nearer = Math.min(armOf(reference, a), armOf(current, b));
    const spread = spreadOf(a, bin, bin) + spreadOf(b, bin, bin);
    // an arm is not known where a sum has overflown
    return bound + (Number.isFinite(nearer) ? Math.min(2 * nearer, spread) : spread);
  }, 0);
}

/**
 * Measures as `wasserstein` does, in units of the reference's standard deviation: free of the units of x.
 * @param deviation above 0; Evidently takes the population standard deviation, or 0.001 where that is less
 * @throws RangeError if the deviation is not above 0, or if counts and edges do not match
 * @example wassersteinNormed({counts: [4, 0], min: 1, max: 1, lowTailSum: 4, highTailSum: 0}, {counts: [0, 4], min: 5, max: 5, lowTailSum: 0, highTailSum: 20}, [1], 2) // ({value: 2, bound: 0})
 */
export function wassersteinNormed(
  reference: BinnedValues,
  current: BinnedValues,
  edges: ArrayLike<number>,
  deviation: number
): Bounded {
  if (!(deviation > 0)) throw new RangeError(`invalid deviation: ${deviation}`);
  const {value, bound} = wasserstein(reference, current, edges);
  return {value: value / deviation, bound: bound / deviation};
}

/**
 * Returns the Wasserstein-1 distance of two samples of raw values, exactly; NaN when a side is empty.
 * @throws RangeError if a value is not finite
 * Source: equals `scipy.stats.wasserstein_distance`. Golden values: test/data/distances.json
 * @example wassersteinOf([0, 1, 3], [5, 6, 8]) // 5
 */
export function wassersteinOf(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  if (reference.length === 0 || current.length === 0) return NaN;
  return area(stretchesOfValues(reference), stretchesOfValues(current));
}

/** Returns ∫ |F − G| dx. */
function area(a: readonly Stretch[], b: readonly Stretch[]): number {
  let sum = 0;
  forEachSegment(a, b, (start, end, from, to) => {
    sum += height(start, end) * (to - from);
  });
  return sum;
}

/** The mean size of a straight line. */
function height(start: number, end: number): number {
  const [a, b] = [Math.abs(start), Math.abs(end)];
  return start * end >= 0 ? (a + b) / 2 : (a ** 2 + b ** 2) / (2 * (a + b));
}
