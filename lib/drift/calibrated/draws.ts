import {total} from "../../statistics/counts.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";
import {chiSquareQuantile, normalQuantile} from "../../statistics/special.js";
import {SEEDS} from "./seeds.js";
import {smoothDirections} from "./smooth-directions.js";

/** The random numbers behind a deal of some number of cells: one vector of normal numbers per replicate. */
export interface Draws {
  /** of the replicates; they sum to 1, and rare ones weigh little */
  readonly weights: Float64Array;
  /** per cell but the last, one normal number per replicate */
  readonly normal: readonly Float64Array[];
}

/** Share of replicates that are spread evenly over the logarithm of their tail probability, down to RAREST. */
const RARE_SHARE = 0.3;
const RAREST = 1e-5;
/** Up to this many cells draws are laid out with all care; beyond it the care would cost seconds, and tell little. */
const MANY_CELLS = 64;
/** Normal numbers that are kept, 192 MB of them: draws of a thousand cells are a million. */
const KEPT = 24e6;
const cache = new Map<number, Draws>();

/**
 * Returns the random numbers for a deal of `cells` cells. They are the same in every call, so that the same windows
 * always get the same verdict, and they are laid out so that few of them tell much:
 *
 * - A replicate's squared length is χ² with cells − 1 degrees of freedom, and Pearson's statistic of a deal of many rows
 *   is just that. Each replicate holds its own stratum of it: the tail of such a statistic is exact in the limit. Strata
 *   get narrower to the far end, where replicates weigh less, so that a probability of 1e-4 need not be extrapolated.
 * - Its direction comes from a Latin hypercube, up to 64 cells turned to the smooth directions, on which the statistics
 *   of ordered cells mostly depend.
 * @param cells at least 2
 * Source: stratified and importance sampling as in P. Glasserman, Monte Carlo Methods in Financial Engineering, 2003,
 * chapter 4; M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21(2), 1979.
 * @example drawsOf(3).weights.reduce((sum, weight) => sum + weight, 0) // ≈ 1
 */
export function drawsOf(cells: number): Draws {
  const draws = cache.get(cells) ?? drawsFrom(cells, SEEDS[cells - 3] ?? 1);
  // what was asked for last is forgotten last
  cache.delete(cells);
  cache.set(cells, draws);
  forgetSome();
  return draws;
}

function forgetSome(): void {
  const sizeOf = (cells: number): number => cells * replicatesFor(cells);
  let kept = total([...cache.keys()].map(sizeOf));
  for (const cells of cache.keys()) {
    if (kept <= KEPT || cache.size === 1) return;
    cache.delete(cells);
    kept -= sizeOf(cells);
  }
}

/**
 * Returns how many pairs of windows stand for all of them.
 * @example replicatesFor(10) // 4000
 */
export function replicatesFor(cells: number): number {
  return cells <= MANY_CELLS ? 4000 : 1000;
}

/**
 * Returns the random numbers that a seed gives. `drawsOf` has chosen one for each number of cells.
 * @example drawsFrom(3, 1).normal.length // 2
 */
export function drawsFrom(cells: number, seed: number): Draws {
  const replicates = replicatesFor(cells);
  const vectors = hypercube(cells - 1, replicates, seed);
  const normal = cells <= MANY_CELLS ? turned(vectors, smoothDirections(cells)) : vectors;
  return {weights: stretch(normal, replicates), normal};
}

/**
 * Up to 64 cells a replicate stands at the middle of its stratum. Of more, the largest of so many numbers is what tells of
 * the cell that moved most, and the middle of the last stratum would be the most that any cell ever moves: there a
 * replicate stands anywhere in it.
 */
function hypercube(dimensions: number, replicates: number, seed: number): Float64Array[] {
  const middles = Array.from({length: replicates}, (_, i) => normalQuantile((i + 0.5) / replicates));
  return Array.from({length: dimensions}, (_, i) => {
    const random = seeded(deriveSeed(seed, dimensions, i));
    const strata =
      dimensions < MANY_CELLS ? middles : middles.map((_, at) => normalQuantile((at + random()) / replicates));
    return new Float64Array(shuffled(strata, random));
  });
}

/** Multiplies each vector by the matrix whose rows are the directions, transposed. */
function turned(vectors: readonly Float64Array[], directions: readonly Float64Array[]): Float64Array[] {
  return vectors.map((_, at) => {
    const sum = new Float64Array(vectors[0]!.length);
    directions.forEach((direction, i) => {
      const [part, vector] = [direction[at]!, vectors[i]!];
      for (let r = 0; r < sum.length; ++r) sum[r]! += part * vector[r]!;
    });
    return sum;
  });
}

/** Stretches the vectors, in the order of their lengths, to the strata of χ; returns the strata's probabilities. */
function stretch(vectors: readonly Float64Array[], replicates: number): Float64Array {
  const lengths = new Float64Array(replicates);
  for (const vector of vectors) for (let r = 0; r < replicates; ++r) lengths[r]! += vector[r]! * vector[r]!;
  const longestFirst = Array.from(lengths, (_, r) => r).sort((a, b) => lengths[b]! - lengths[a]!);
  const weights = new Float64Array(replicates);
  let upper = 0;
  const factors = new Float64Array(replicates);
  longestFirst.forEach((r, i) => {
    const lower = upper;
    upper = i + 1 === replicates ? 1 : tailAt((i + 1) / replicates);
    weights[r] = upper - lower;
    const square = chiSquareQuantile(1 - (lower + upper) / 2, vectors.length);
    factors[r] = Math.sqrt(square / lengths[r]!);
  });
  for (const vector of vectors) for (let r = 0; r < replicates; ++r) vector[r]! *= factors[r]!;
  return weights;
}

/** The tail probability that a given share of the replicates lies beyond, by bisection. */
function tailAt(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; ++i) {
    const middle = (low + high) / 2;
    const rare = middle > RAREST ? 1 - Math.log(middle) / Math.log(RAREST) : 0;
    if ((1 - RARE_SHARE) * middle + RARE_SHARE * rare < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
