import {total} from "./counts.js";

/*
 * Distances between two count vectors over the same cells. A cell is a bin, a category or a counted mass such
 * as "missing"; the order of cells matters to `kolmogorovSmirnov` alone.
 */

/** Shares below this are lifted to it by `psi`, so that an empty cell costs much but not infinity. */
export const PSI_FLOOR = 1e-4;

function checkLengths(reference: ArrayLike<number>, current: ArrayLike<number>): void {
  if (reference.length !== current.length)
    throw new RangeError(`incompatible counts: lengths ${reference.length} and ${current.length}`);
}

/**
 * Returns each cell's part in `psi`: (q − p) ln(q / p), never negative; they sum to the score.
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns k numbers; NaN throughout when either side is empty
 * @throws RangeError if the lengths differ
 * @example psiContributions([1, 1], [1, 1]) // [0, 0]
 */
export function psiContributions(reference: ArrayLike<number>, current: ArrayLike<number>): number[] {
  checkLengths(reference, current);
  const n = total(reference);
  const m = total(current);
  return Array.from({length: reference.length}, (_, i) => {
    if (n === 0 || m === 0) return NaN;
    return psiTerm(reference[i]! / n, current[i]! / m);
  });
}

/**
 * Returns what a cell with the shares p and q adds to `psi`.
 * @example psiTerm(0.5, 0.5) // 0
 */
export function psiTerm(p: number, q: number): number {
  const before = Math.max(p, PSI_FLOOR);
  const now = Math.max(q, PSI_FLOOR);
  return (now - before) * Math.log(now / before);
}

/**
 * Measures how far `current` has moved from `reference`, as the population stability index: Σ (q − p) ln(q / p)
 * over shares floored at 1e-4 (the symmetrised Kullback–Leibler divergence, natural logarithm).
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number ≥ 0, 0 when the shares are equal; NaN when either side is empty. The floor bounds it: all
 * mass moved into one of ten equal cells gives 8.283.
 * @throws RangeError if the lengths differ
 * Source: B. Yurdakul, "Statistical properties of population stability index", 2018.
 * @example psi([50, 50], [50, 50]) // 0
 */
export function psi(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  // Not the sum of psiContributions: a brush calls this for every column and day, and an array each time costs five times as much.
  checkLengths(reference, current);
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < reference.length; ++i) sum += psiTerm(reference[i]! / n, current[i]! / m);
  return sum;
}

/**
 * Measures how far `current` has moved from `reference`, as the Jensen–Shannon divergence with log base 2.
 * It is the divergence, not its square root (the distance that SciPy and Evidently report).
 * @param reference counts per cell, length k
 * @param current counts per cell, length k
 * @returns a number in [0, 1], symmetric in its arguments; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * Source: J. Lin, IEEE Transactions on Information Theory 37(1), 1991.
 * @example jensenShannon([1, 0], [0, 1]) // 1
 */
export function jensenShannon(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  checkLengths(reference, current);
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return NaN;
  let sum = 0;
  for (let i = 0; i < reference.length; ++i) {
    const p = reference[i]! / n;
    const q = current[i]! / m;
    const middle = (p + q) / 2;
    if (p > 0) sum += p * Math.log2(p / middle);
    if (q > 0) sum += q * Math.log2(q / middle);
  }
  return Math.min(1, Math.max(0, sum / 2));
}

/**
 * Measures how far `current` has moved from `reference`, as the largest difference between the two cumulative
 * distributions at the cells' upper ends (the two-sample Kolmogorov–Smirnov statistic D of binned values).
 * @param reference counts per cell in ascending order, length k
 * @param current counts per cell in ascending order, length k
 * @returns a number in [0, 1]; NaN when either side is empty. D of the raw values is at least this, and larger by
 * no more than `kolmogorovSmirnovBound`.
 * @throws RangeError if the lengths differ
 * @example kolmogorovSmirnov([1, 1], [0, 2]) // 0.5
 */
export function kolmogorovSmirnov(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  checkLengths(reference, current);
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return NaN;
  let p = 0;
  let q = 0;
  let largest = 0;
  for (let i = 0; i < reference.length; ++i) {
    p += reference[i]!;
    q += current[i]!;
    largest = Math.max(largest, Math.abs(p / n - q / m));
  }
  return largest;
}

/**
 * Returns by how much the binned `kolmogorovSmirnov` can fall short of D of the raw values: the smaller of a cell's
 * two shares, at its largest. Inside a cell with shares p and q that starts at the difference d and so ends at
 * d + p − q, no difference exceeds d + p = (d + p − q) + q: either end, already counted, is within p or q of it.
 * @param reference counts per cell in ascending order, length k
 * @param current counts per cell in ascending order, length k
 * @returns a number in [0, 1]; NaN when either side is empty
 * @throws RangeError if the lengths differ
 * @example kolmogorovSmirnovBound([3, 1], [2, 2]) // 0.5
 */
export function kolmogorovSmirnovBound(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  checkLengths(reference, current);
  const n = total(reference);
  const m = total(current);
  if (n === 0 || m === 0) return NaN;
  let largest = 0;
  for (let i = 0; i < reference.length; ++i) largest = Math.max(largest, Math.min(reference[i]! / n, current[i]! / m));
  return largest;
}
