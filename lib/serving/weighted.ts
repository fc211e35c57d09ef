import type {Random} from "../statistics/random.js";
import {checkAmount} from "./check.js";

/**
 * Returns a source of indices, each as likely as its weight says: one random number per draw, looked up in the running
 * sums of the weights by bisection.
 * @throws RangeError for a negative weight, and when none is above 0
 * @example indexSource([1, 2, 1], () => 0.5)() // 1
 */
export function indexSource(weights: ArrayLike<number>, random: Random): () => number {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < sums.length; ++i) {
    checkAmount("weight", weights[i]!);
    sums[i] = sum += weights[i]!;
  }
  if (!(sum > 0)) throw new RangeError("no weight above 0");
  return () => firstAbove(sums, random() * sum);
}

/** Returns the first index whose running sum exceeds `value`. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  // The last sum is the total, which `value` stays below; so `high` always exceeds it.
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
