import {normalTail} from "../../statistics/special.js";

/**
 * Returns the z that a standard normal variable exceeds with probability `p`: Infinity at 0, −Infinity at 1, NaN outside.
 * Newton's steps on the logarithm of the tail, within 1e-10 relative of SciPy down to 1e-290.
 * @example zScore(0.025) // ≈ 1.95996
 */
export function zScore(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -zScore(1 - p);
  let z = Math.sqrt(-2 * Math.log(2 * p));
  for (let step = 0; step < 50; ++step) {
    const tail = normalTail(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const change = (Math.log(tail / p) * tail) / density;
    z += change;
    if (Math.abs(change) <= 1e-14 * z) break;
  }
  return z;
}
