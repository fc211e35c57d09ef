/**
 * Returns the largest x at which `probability(x)` is still above `level`, by bisection to 1e-15 of its size.
 * @param probability falls as x grows, to 0
 * @param start a first guess above 0
 * @throws RangeError if start is not above 0
 * @example whereFalls((x) => Math.exp(-x), Math.exp(-2), 1) // ≈ 2
 */
export function whereFalls(probability: (x: number) => number, level: number, start: number): number {
  if (!(start > 0)) throw new RangeError(`invalid start: ${start}`);
  let [low, high] = [0, start];
  while (probability(high) > level) high *= 2;
  for (let i = 0; i < 50; ++i) {
    const middle = (low + high) / 2;
    if (probability(middle) > level) low = middle;
    else high = middle;
  }
  return low;
}
