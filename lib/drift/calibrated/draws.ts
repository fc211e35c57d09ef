import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";
import {normalQuantile} from "../../statistics/special.js";

/** One random number per replicate, as a uniform number in (0, 1) and as the normal number of about the same rank. */
export interface Draws {
  readonly uniform: Float64Array;
  readonly normal: Float64Array;
}

const SEED = 20240301;
const cache = new Map<string, Draws>();
const quantiles = new Map<number, Float64Array>();

/**
 * Returns the random numbers for a cell. They are the same in every call, so that a threshold moves smoothly with the
 * windows, and the same windows always get the same verdict. Every stratum of 1/replicates holds one number (Latin
 * hypercube), which steadies the simulation.
 * @param replicates number of simulated windows
 * @param cell position of the cell
 * Source: M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21(2), 1979.
 * @example drawsOf(4, 0).uniform.map((u) => Math.floor(4 * u)).sort() // [0, 1, 2, 3]
 */
export function drawsOf(replicates: number, cell: number): Draws {
  const key = `${replicates}/${cell}`;
  let draws = cache.get(key);
  if (draws === undefined) cache.set(key, (draws = makeDraws(replicates, cell)));
  return draws;
}

function makeDraws(replicates: number, cell: number): Draws {
  const random = seeded(deriveSeed(SEED, replicates, cell));
  const strata = shuffled(
    Array.from({length: replicates}, (_, i) => i),
    random
  );
  const normal = normalStrata(replicates);
  return {
    uniform: Float64Array.from(strata, (stratum) => (stratum + random()) / replicates),
    normal: Float64Array.from(strata, (stratum) => normal[stratum]!)
  };
}

/** Normal quantiles at the middles of the strata. */
function normalStrata(replicates: number): Float64Array {
  let values = quantiles.get(replicates);
  if (values === undefined) {
    values = Float64Array.from({length: replicates}, (_, i) => normalQuantile((i + 0.5) / replicates));
    quantiles.set(replicates, values);
  }
  return values;
}
