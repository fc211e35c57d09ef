/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * Returns a seeded source of uniform numbers (mulberry32, 32 bits of state).
 * The same seed gives the same sequence on every machine.
 * Source: Tommy Ettinger's mulberry32, public domain.
 * @example seeded(42)() // 0.6011037519201636
 */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Derives a seed from a seed and any number of labels, so that streams that must not share numbers
 * (one per day, one per purpose) can be named instead of counted. Labels are joined by "/", so ("a", "b") and ("a/b")
 * are one label.
 * Source: FNV-1a, 32 bits, over the code points (the bytes, where labels are ASCII).
 * @example deriveSeed(1, "draw", 3) === deriveSeed(1, "draw", 3) // true
 */
export function deriveSeed(seed: number, ...labels: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of [seed, ...labels].join("/")) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

/**
 * Returns a shuffled copy of `values` (Fisher–Yates).
 * @example shuffled([1, 2, 3], () => 0) // [2, 3, 1]
 */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; --i) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
