/**
 * Returns the arithmetic mean; NaN when there are no values.
 * @example mean([1, 2, 3]) // 2
 */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i]!;
  return sum / values.length;
}

/**
 * Returns the population variance (divisor n), computed in two passes; NaN when there are no values.
 * @example variance([1, 3]) // 1
 */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += (values[i]! - centre) ** 2;
  return sum / values.length;
}

/**
 * Returns the population standard deviation (divisor n); NaN when there are no values.
 * @example standardDeviation([1, 3]) // 1
 */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values));
}
