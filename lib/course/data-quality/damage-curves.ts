import {rounded} from "../../model/metrics.js";
import {quantile} from "../../statistics/quantile.js";
import {mostDamage, undamaged} from "./damage.js";
import type {DamageKind, DamageSource} from "./damage.js";
import {damagedFit} from "./damaged-fit.js";
import type {DamagedError} from "./damaged-fit.js";

/** Errors of both models after learning from rows with more and more damage of one kind. */
export interface DamageCurve {
  readonly linear: ErrorsByAmount;
  readonly network: ErrorsByAmount;
}

/** Errors by amount of damage, of as many draws as were made for each; in the label's units. */
export interface ErrorsByAmount {
  /** shares, ascending from 0 */
  readonly amounts: readonly number[];
  /** median RMSE on all rows held out, with the 10th and the 90th percentile */
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** median RMSE on the rows that were not in training; the same but for copies */
  readonly unseen: readonly number[];
}

/** damage.json */
export interface DamageCurves {
  readonly kinds: Readonly<Record<DamageKind, DamageCurve>>;
  /** draws per amount */
  readonly draws: {readonly linear: number; readonly network: number};
}

/** Steps from no damage to the most of a kind. */
const STEPS = 12;

/** Returns the amounts at which a kind of damage is measured. */
export function amountsOf(kind: DamageKind, steps = STEPS): number[] {
  return Array.from({length: steps + 1}, (_, i) => Number(((mostDamage[kind] * i) / steps).toFixed(6)));
}

/** Summarises draws, one list per amount, to four decimals. */
export function errorsByAmount(
  amounts: readonly number[],
  draws: readonly (readonly DamagedError[])[]
): ErrorsByAmount {
  const at = (part: "rmse" | "unseen", p: number): number[] =>
    draws.map((errors) =>
      rounded(
        quantile(
          errors.map((error) => error[part]).sort((a, b) => a - b),
          p
        )
      )
    );
  return {amounts, median: at("rmse", 0.5), low: at("rmse", 0.1), high: at("rmse", 0.9), unseen: at("unseen", 0.5)};
}

/** Fits least squares on rows with each amount of one kind of damage, `draws` times with the seeds from 1 on. */
export function linearErrors(
  source: DamageSource,
  kind: DamageKind,
  amounts: readonly number[],
  draws: number
): ErrorsByAmount {
  const drawsOf = (amount: number): DamagedError[] =>
    Array.from({length: draws}, (_, i) => damagedFit(source, {...undamaged, [kind]: amount}, i + 1));
  return errorsByAmount(amounts, amounts.map(drawsOf));
}

/**
 * Returns the least amount at which a curve comes up to an error, on straight lines between those measured; null where it
 * never does.
 * @example amountAt([0, 0.1, 0.2], [4, 5, 7], 6) // 0.15000000000000002
 */
export function amountAt(amounts: readonly number[], errors: readonly number[], error: number): number | null {
  const i = errors.findIndex((value) => value >= error);
  if (i < 0) return null;
  if (i === 0) return amounts[0]!;
  const part = (error - errors[i - 1]!) / (errors[i]! - errors[i - 1]!);
  return amounts[i - 1]! + part * (amounts[i]! - amounts[i - 1]!);
}
