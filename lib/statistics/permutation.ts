import {mersenne} from "pure-rand/generator/mersenne";

/**
 * Returns a source of permutations of 0 … n − 1 that are, number for number, those of NumPy's legacy generator: with
 * `next = numpyPermutations(seed)`, successive calls of `next(n)` equal successive calls of
 * `RandomState(seed).permutation(n)`. Published splits of data sets are stated in these terms.
 * @param seed a whole number in [0, 2³²)
 * @throws RangeError for any other seed
 * Source: NumPy, legacy seeding and `shuffle` of `numpy/random/mtrand.pyx`, `random_interval` of
 * `numpy/random/src/distributions/distributions.c`. Golden values: test/data/permutations.json
 * @example numpyPermutations(1)(5) // [2, 1, 4, 0, 3]
 */
export function numpyPermutations(seed: number): (n: number) => number[] {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`invalid seed: ${seed}`);
  const generator = mersenne(seed);
  const next = (): number => generator.next() >>> 0;
  return (n) => {
    const result = Array.from({length: n}, (_, i) => i);
    for (let i = n - 1; i > 0; --i) {
      const j = interval(i, next);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  };
}

/** Draws from 0 … max as NumPy does: as many bits as `max` has, again until they do not exceed it. */
function interval(max: number, next: () => number): number {
  const mask = 2 ** (32 - Math.clz32(max)) - 1;
  let value: number;
  do value = (next() & mask) >>> 0;
  while (value > max);
  return value;
}
