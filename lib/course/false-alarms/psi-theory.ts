import {chiSquareQuantile, chiSquareTail} from "../../statistics/special.js";

/*
 * The PSI of two samples of one population, by the limit law of many rows: (1/n + 1/N) times a chi-square variable with
 * cells − 1 degrees of freedom. Source: B. Yurdakul, "Statistical properties of population stability index", 2018.
 */

/** Two samples of one population, cut into the same cells. */
export interface TwoSamples {
  /** cells that hold rows, at least 1 */
  readonly cells: number;
  /** rows of the current window */
  readonly rows: number;
  /** rows of the reference; Infinity where the population itself is known */
  readonly reference: number;
}

/** 1/n + 1/N. */
function perRow({rows, reference}: Pick<TwoSamples, "rows" | "reference">): number {
  return 1 / rows + 1 / reference;
}

/**
 * Returns the PSI that chance makes on average, though nothing changed.
 * @example expectedPsi({cells: 10, rows: 120, reference: Infinity}) // 0.075
 */
export function expectedPsi(samples: TwoSamples): number {
  return (samples.cells - 1) * perRow(samples);
}

/**
 * Returns the PSI that chance alone exceeds with probability `alpha`; 0 for a single cell.
 * @param alpha in (0, 1)
 * @example psiThreshold({cells: 10, rows: 170, reference: Infinity}, 0.05) // ≈ 0.0995
 */
export function psiThreshold(samples: TwoSamples, alpha: number): number {
  return samples.cells < 2 ? 0 : chiSquareQuantile(1 - alpha, samples.cells - 1) * perRow(samples);
}

/**
 * Returns the probability that chance alone takes the PSI above `threshold`.
 * @example chanceAbove({cells: 1, rows: 10, reference: 10}, 0.1) // 0
 */
export function chanceAbove(samples: TwoSamples, threshold: number): number {
  return samples.cells < 2 ? 0 : chiSquareTail(threshold / perRow(samples), samples.cells - 1);
}

/**
 * Returns the fewest rows of a window for which a fixed threshold raises a false alarm with probability `alpha` at most.
 * @returns Infinity where the reference alone is too small for that
 * @example fewestRows({cells: 10, reference: Infinity}, 0.1, 0.05) // 170
 * @example fewestRows({cells: 10, reference: 304}, 0.1, 0.05) // 382
 */
export function fewestRows(
  {cells, reference}: Pick<TwoSamples, "cells" | "reference">,
  threshold: number,
  alpha: number
): number {
  const left = threshold / chiSquareQuantile(1 - alpha, cells - 1) - 1 / reference;
  return left > 0 ? Math.ceil(1 / left) : Infinity;
}

/**
 * Returns the probability of at least one false alarm among tests that do not depend on each other.
 * @param chances of a false alarm, one per test
 * @example anyOf([0.5, 0.5]) // 0.75
 */
export function anyOf(chances: readonly number[]): number {
  return 1 - chances.reduce((none, chance) => none * (1 - chance), 1);
}
