/** Something with a price and an error; less of either is better. */
export interface Tradeoff {
  readonly cost: number;
  readonly error: number;
}

/**
 * Returns the indices of those that nothing else beats: whatever costs no more has a larger error, and whatever errs no
 * more costs more. From the cheapest on; of equal ones the first.
 * @example paretoFront([{cost: 1, error: 9}, {cost: 2, error: 9}, {cost: 3, error: 4}]) // [0, 2]
 */
export function paretoFront(points: readonly Tradeoff[]): number[] {
  const order = points
    .map((_, i) => i)
    .sort((a, b) => points[a]!.cost - points[b]!.cost || points[a]!.error - points[b]!.error);
  let least = Infinity;
  return order.filter((i) => {
    const isBetter = points[i]!.error < least;
    if (isBetter) least = points[i]!.error;
    return isBetter;
  });
}
