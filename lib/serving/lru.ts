import {checkWhole} from "./check.js";

/**
 * Tells of each key in turn whether a cache of the `size` least long unused keys holds it: 1 for a hit, 0 for a miss,
 * after which the cache holds the key. It starts empty.
 * @throws RangeError unless `size` is a whole number of at least 0
 * @example lruHits([1, 2, 1, 3, 2, 1], 2) // [0, 0, 1, 0, 0, 0]
 */
export function lruHits(keys: ArrayLike<number>, size: number): Uint8Array {
  checkWhole("size of the cache", size, 0);
  const hits = new Uint8Array(keys.length);
  if (size === 0) return hits;
  // A set lists its members in the order they were added, so the first is the one longest unused.
  const held = new Set<number>();
  for (let i = 0; i < keys.length; ++i) {
    const key = keys[i]!;
    if (held.delete(key)) hits[i] = 1;
    else if (held.size === size) held.delete(held.values().next().value!);
    held.add(key);
  }
  return hits;
}
