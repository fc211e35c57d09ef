/**
 * Returns counts of two samples of raw values over one cell per distinct value, ascending: what the tests over bins
 * need to be exact. −0 and 0 are one value, ±Inf are values.
 * @throws RangeError if a value is NaN
 * @example tiesOf([2, 1, 2], [3, 1]) // [[1, 2, 0], [1, 0, 1]]
 */
export function tiesOf(reference: ArrayLike<number>, current: ArrayLike<number>): [number[], number[]] {
  const [a, b] = [Float64Array.from(reference).sort(), Float64Array.from(current).sort()];
  if (Number.isNaN(a.at(-1)) || Number.isNaN(b.at(-1))) throw new RangeError("invalid value: NaN");
  const counts: [number[], number[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    const [from, since] = [i, j];
    while (i < a.length && a[i] === value) ++i;
    while (j < b.length && b[j] === value) ++j;
    counts[0].push(i - from);
    counts[1].push(j - since);
  }
  return counts;
}
