/** A value with the number of times it occurs. */
export interface Frequency<T> {
  readonly value: T;
  readonly count: number;
}

/**
 * Returns the most frequent value, compared as a Map compares keys; of several, the one that comes first.
 * @throws RangeError if there are no values
 * @example mostFrequent(["a", "b", "b"]) // {value: "b", count: 2}
 */
export function mostFrequent<T>(values: readonly T[]): Frequency<T> {
  if (values.length === 0) throw new RangeError("no values");
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [value, count] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return {value, count};
}
