import {checkWhole} from "./check.js";

/**
 * Returns the share of hits in a cache of the `size` least long unused keys, in the long run and for independent
 * requests, by Che's approximation: a key is held for the time t in which `size` different keys are asked for,
 * Σ (1 − exp(−share × t)) = size, and a request hits if its key was asked for within t, so that the share of hits is
 * Σ share × (1 − exp(−share × t)). 0 without a cache, 1 when it holds all keys that are asked for.
 * @param shares of the requests per key, summing to 1
 * @throws RangeError unless `size` is a whole number of at least 0
 * Source: H. Che, Y. Tung and Z. Wang, "Hierarchical web caching systems: modeling, design and experimental results",
 * IEEE JSAC 20(7), 2002; why it is accurate: C. Fricker, P. Robert and J. Roberts, "A versatile and accurate
 * approximation for LRU cache performance", ITC 24, 2012
 * @example cheHitRate([0.5, 0.5], 1) // ≈ 0.5
 */
export function cheHitRate(shares: ArrayLike<number>, size: number): number {
  checkWhole("size of the cache", size, 0);
  if (size === 0) return 0;
  const asked = Float64Array.from(shares).filter((share) => share > 0);
  if (size >= asked.length) return 1;
  const t = characteristicTime(asked, size);
  let rate = 0;
  for (let i = asked.length - 1; i >= 0; --i) rate -= asked[i]! * Math.expm1(-asked[i]! * t);
  return rate;
}

/**
 * Solves for t by Newton's method. The number of keys expected is concave in t, so that from below each step stays
 * below the solution, and the first that gains nothing is the last.
 */
function characteristicTime(shares: Float64Array, size: number): number {
  let t = size;
  for (;;) {
    let expected = 0;
    let slope = 0;
    for (let i = shares.length - 1; i >= 0; --i) {
      expected -= Math.expm1(-shares[i]! * t);
      slope += shares[i]! * Math.exp(-shares[i]! * t);
    }
    const next = t + (size - expected) / slope;
    if (!(next > t * (1 + 1e-12))) return t;
    t = next;
  }
}
