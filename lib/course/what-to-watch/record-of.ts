/**
 * Returns a value for each key.
 * @example recordOf(["a", "b"], (key) => key + key) // {a: "aa", b: "bb"}
 */
export function recordOf<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}
