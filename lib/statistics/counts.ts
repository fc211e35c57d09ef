/** A term of an additive distance: p and q are the shares of a cell, n and m the rows of the two sides. */
export type Term = (p: number, q: number, n: number, m: number) => number;

/**
 * Returns the rows of one side.
 * @example total([1, 2]) // 3
 */
export function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; ++i) sum += counts[i]!;
  return sum;
}

/**
 * Returns the rows of both sides.
 * @throws RangeError if the lengths differ
 * @example totals([1, 2], [3, 4]) // [3, 7]
 */
export function totals(reference: ArrayLike<number>, current: ArrayLike<number>): [number, number] {
  if (reference.length !== current.length)
    throw new RangeError(`incompatible counts: lengths ${reference.length} and ${current.length}`);
  let [n, m] = [0, 0];
  for (let i = 0; i < reference.length; ++i) {
    n += reference[i]!;
    m += current[i]!;
  }
  return [n, m];
}

/**
 * Returns the terms of an additive distance, one per cell; NaN throughout when either side is empty.
 * @throws RangeError if the lengths differ
 * @example termsOf([1, 1], [1, 3], (p, q) => q - p) // [-0.25, 0.25]
 */
export function termsOf(reference: ArrayLike<number>, current: ArrayLike<number>, term: Term): number[] {
  const [n, m] = totals(reference, current);
  return Array.from({length: reference.length}, (_, i) =>
    n === 0 || m === 0 ? NaN : term(reference[i]! / n, current[i]! / m, n, m)
  );
}

/**
 * Returns the sum of the terms of an additive distance, as `termsOf` gives them; NaN when either side is empty.
 * @throws RangeError if the lengths differ
 * @example sumOfTerms([1, 1], [1, 3], (p, q) => Math.abs(q - p)) // 0.5
 */
export function sumOfTerms(reference: ArrayLike<number>, current: ArrayLike<number>, term: Term): number {
  const [n, m] = totals(reference, current);
  if (n === 0 || m === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < reference.length; ++i) sum += term(reference[i]! / n, current[i]! / m, n, m);
  return sum;
}

/**
 * Returns the number of cells that hold a row on either side.
 * @throws RangeError if the lengths differ
 * @example occupiedCells([1, 0, 0], [0, 2, 0]) // 2
 */
export function occupiedCells(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  totals(reference, current);
  let cells = 0;
  for (let i = 0; i < reference.length; ++i) if (reference[i]! + current[i]! > 0) ++cells;
  return cells;
}
