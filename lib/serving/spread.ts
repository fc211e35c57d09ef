import type {Random} from "../statistics/random.js";
import {checkAmount} from "./check.js";
import type {Spread} from "./types.js";

/**
 * Draws from the exponential distribution of mean 1.
 * @example exponential(() => 1 - Math.exp(-2)) // ≈ 2
 */
export function exponential(random: Random): number {
  return -Math.log(1 - random());
}

/**
 * Returns a source of factors of mean 1, by which the times of batches scatter about their mean. Measured times are
 * drawn with equal chances and divided by their mean.
 * @throws RangeError for a negative variation, no measured times, a negative one, or none above 0
 * @example factorSource({kind: "measured", times: [1, 3]}, () => 0.7)() // 1.5
 */
export function factorSource(spread: Spread, random: Random): () => number {
  switch (spread.kind) {
    case "constant":
      return () => 1;
    case "exponential":
      return () => exponential(random);
    case "lognormal": {
      checkAmount("variation", spread.variation);
      const variance = Math.log1p(spread.variation ** 2);
      const deviation = Math.sqrt(variance);
      return () => Math.exp(deviation * normal(random) - variance / 2);
    }
    case "measured": {
      const mean = meanTime(spread.times);
      return () => spread.times[Math.floor(random() * spread.times.length)]! / mean;
    }
  }
}

/**
 * Returns the variance of a batch's time over the square of its mean: 0 for a constant time, 1 for an exponential one.
 * @throws RangeError as `factorSource` does
 * @example squaredVariation({kind: "measured", times: [1, 3]}) // 0.25
 */
export function squaredVariation(spread: Spread): number {
  switch (spread.kind) {
    case "constant":
      return 0;
    case "exponential":
      return 1;
    case "lognormal":
      checkAmount("variation", spread.variation);
      return spread.variation ** 2;
    case "measured": {
      const mean = meanTime(spread.times);
      return spread.times.reduce((sum, time) => sum + (time / mean - 1) ** 2, 0) / spread.times.length;
    }
  }
}

/** Draws from the standard normal distribution: the cosine half of Box and Muller's pair. */
function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

function meanTime(times: readonly number[]): number {
  for (const time of times) checkAmount("measured time", time);
  const sum = times.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new RangeError(`no measured time above 0: [${times.join(", ")}]`);
  return sum / times.length;
}
