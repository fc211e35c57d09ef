import {fixed, percent, significant} from "../components/format.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";

/** Figures that are written alike in every language. */

/** An error as a number; of an error rate, as a percentage. */
export function errorFigure(measure: ErrorMeasure, error: number): string {
  return measure === "RMSE" ? fixed(error, 2) : percent(error, 1);
}

/** A bound of a bin. Zeros have a bin of their own, whose lower bound is the number just below zero: it reads as zero. */
export function boundText(value: number, digits: number): string {
  return significant(Math.abs(value) <= Number.MIN_VALUE ? 0 : value, digits);
}

/** Two numbers with the same decimals, three significant digits for the larger. */
export function alike(before: number, now: number): [string, string] {
  const size = Math.max(Math.abs(before), Math.abs(now));
  const digits = size > 0 ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size)))) : 0;
  return [fixed(before, digits), fixed(now, digits)];
}

/** Decimals that it takes to tell two shares apart. */
export function tellingDigits(before: number, now: number): number {
  return [0, 1, 2, 3].find((digits) => percent(before, digits) !== percent(now, digits)) ?? 0;
}
