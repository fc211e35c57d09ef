import jstat from "jstat";
import {incompleteBeta} from "./incomplete-beta.js";
import {upperGamma} from "./incomplete-gamma.js";

/*
 * Quantiles are jstat's. Tails are our own: jstat takes them as 1 − cdf, which is 0 below 1e-16, and its Student
 * distribution is 3 % wrong at t = 0.01 with 10⁶ degrees of freedom (docs/statistics.md has the measurements).
 */

/**
 * Returns the quantile of the chi-square distribution with `dof` degrees of freedom at `p` in (0, 1); within 1e-9
 * relative of SciPy for p from 1e-6 to 1 − 1e-6 and 1 to 500 degrees of freedom.
 * @example chiSquareQuantile(0.95, 9) // ≈ 16.92
 */
export function chiSquareQuantile(p: number, dof: number): number {
  return jstat.chisquare.inv(p, dof);
}

/**
 * Returns the quantile of the standard normal distribution at `p` in (0, 1); within 1e-11 of SciPy for p from 1e-6
 * to 1 − 1e-6.
 * @example normalQuantile(0.975) // ≈ 1.960
 */
export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1);
}

/**
 * Returns the probability that a standard normal variable exceeds `z`; the distribution function at z is
 * `normalTail(-z)`. Within 1e-11 relative of SciPy, down to 1e-290.
 * @example normalTail(1.96) // ≈ 0.0249979
 */
export function normalTail(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/**
 * Returns the probability that a chi-square variable with `dof` degrees of freedom exceeds `x`; within 1e-11 relative
 * of SciPy, down to 1e-290.
 * @example chiSquareTail(16.92, 9) // ≈ 0.0499836
 */
export function chiSquareTail(x: number, dof: number): number {
  return upperGamma(dof / 2, x / 2);
}

/**
 * Returns the probability that a Student variable with `dof` degrees of freedom, whole or not, exceeds `t`; within
 * 1e-11 relative of SciPy, down to 1e-290.
 * @example studentTail(2, 10) // ≈ 0.0366940
 */
export function studentTail(t: number, dof: number): number {
  const square = t * t;
  const tail = incompleteBeta(dof / (dof + square), square / (dof + square), dof / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/**
 * Returns the probability that Fisher's F with `dof1` and `dof2` degrees of freedom exceeds `f`; within 1e-11 relative
 * of SciPy, down to 1e-290.
 * @example fTail(2, 5, 10) // ≈ 0.164183
 */
export function fTail(f: number, dof1: number, dof2: number): number {
  if (f <= 0) return 1;
  const whole = dof2 + dof1 * f;
  return incompleteBeta(dof2 / whole, 1 / (1 + dof2 / (dof1 * f)), dof2 / 2, dof1 / 2);
}
