import jstat from "jstat";
import {incompleteBeta} from "./incomplete-beta.js";
import {gammaMass, upperGamma} from "./incomplete-gamma.js";

/*
 * Quantiles are jstat's, and in the tails sharpened by ours. Tails are our own: jstat takes them as 1 − cdf, which is 0
 * below 1e-16, and its Student distribution is 3 % wrong at t = 0.01 with 10⁶ degrees of freedom (docs/statistics.md has the
 * measurements).
 */

/** Where jstat's quantiles begin to lose digits. */
const TAIL = 1e-3;
/** Newton steps on the logarithm of the tail; jstat is at most 1 % off, and each step squares that. */
const STEPS = 3;

/**
 * Returns the quantile of the chi-square distribution with `dof` degrees of freedom at `p` in (0, 1); within 2e-11
 * relative of 40 digits from 1e-12 to 1 − 1e-15. An upper tail below 1e-16 has no such p.
 * @example chiSquareQuantile(0.95, 9) // ≈ 16.92
 */
export function chiSquareQuantile(p: number, dof: number): number {
  const start = jstat.chisquare.inv(p, dof);
  if (p < 1 - TAIL) return start;
  const hazard = (x: number): number => (dof / 2 / x) * (gammaMass(dof / 2, x / 2) / chiSquareTail(x, dof));
  return sharpened(start, 1 - p, (x) => chiSquareTail(x, dof), hazard);
}

/**
 * Returns the quantile of the standard normal distribution at `p` in (0, 1); within 1e-12 relative of 40 digits down to
 * 1e-300 and up to 1 − 1e-15.
 * @example normalQuantile(0.975) // ≈ 1.960
 */
export function normalQuantile(p: number): number {
  const start = jstat.normal.inv(p, 0, 1);
  const tail = Math.min(p, 1 - p);
  if (tail > TAIL || !(tail > 0)) return start;
  const hazard = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / normalTail(z);
  return Math.sign(start) * sharpened(Math.abs(start), tail, normalTail, hazard);
}

/** Solves tail(x) = p from nearby, by Newton's method for the logarithm of the tail, whose slope is −hazard. */
function sharpened(start: number, p: number, tail: (x: number) => number, hazard: (x: number) => number): number {
  let x = start;
  for (let step = 0; step < STEPS; ++step) x += Math.log(tail(x) / p) / hazard(x);
  return x;
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
