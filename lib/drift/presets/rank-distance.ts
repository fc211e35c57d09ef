/**
 * Returns D of raw values, the largest difference between the two distribution functions; NaN when a side is empty.
 * @example distanceOfRows([1, 2, 3, 4], [3, 4, 5, 6]) // 0.5
 */
export function distanceOfRows(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  const [x, y] = [Float64Array.from(reference).sort(), Float64Array.from(current).sort()];
  if (x.length === 0 || y.length === 0) return NaN;
  let [i, j, largest] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i]!, y[j]!);
    while (x[i]! <= value) ++i;
    while (y[j]! <= value) ++j;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest;
}

/**
 * Rounds to the nearest whole number and halves to the even one, as `numpy.round`.
 * @example [0.5, 1.5, 2.4].map(roundHalfEven) // [0, 2, 2]
 */
export function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const part = x - below;
  if (part !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
