import type {DistanceName} from "../types.js";
import {outcomeOf, pValueOf, thresholdOf} from "./null-distribution.js";
import {measure} from "./statistics.js";
import {poolWindows} from "./windows.js";
import type {Unjudged, WindowPair} from "./windows.js";

/** What to compare, and how strictly. */
export interface CalibratedInput extends WindowPair {
  /** Kolmogorov–Smirnov is over the ordered cells alone */
  readonly distance: DistanceName;
  /** probability of a false alarm, in (0, 1) */
  readonly alpha: number;
}

/** "not enough data" also where counts come in steps too coarse for α, or a slot is absent from the reference. */
export type CalibratedStatus = "alarm" | "no alarm" | "not enough data";

/** What one distance says of a column. */
export interface CalibratedVerdict {
  readonly status: CalibratedStatus;
  /** over the pooled cells; NaN without two of them */
  readonly value: number;
  /** the alarm is raised above it */
  readonly threshold: number;
  /** of a distance as large when nothing changed; for Benjamini–Hochberg. 1 when all rows lie in one cell */
  readonly pValue: number;
  /** by which partitions that differ among themselves widen a squared distance, ≥ 1 */
  readonly overdispersion: number;
  /** the cells of each pooled cell */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Decides whether one distance is larger than chance makes it, at the windows' own sizes. Rare cells are pooled first. "No
 * alarm" is said only when the smaller window expects five rows or more outside the most frequent cell; an alarm needs no
 * such thing, as the null distribution is exact. For one alarm per column, see `calibratedColumn`.
 * @throws RangeError if alpha is not in (0, 1)
 * docs/calibration.md shows the rates of false alarms.
 * @example calibratedVerdict({reference: [50, 50], current: [5, 45], ordered: 0, distance: "psi", alpha: 0.05}).status // "alarm"
 */
export function calibratedVerdict({distance, alpha, ...pair}: CalibratedInput): CalibratedVerdict {
  checkAlpha(alpha);
  const windows = poolWindows(pair);
  if (typeof windows === "string") return unjudged(windows);
  const {rule, spread, cells} = windows;
  const chance = rule.distribution(distance);
  const value = measure(
    distance,
    {...rule, counts: windows.current.map((count) => Float64Array.of(count))},
    rule.ordered
  )[0]!;
  // Kolmogorov–Smirnov grows as the root of what the others grow by
  const scale = distance === "kolmogorovSmirnov" ? Math.sqrt(spread.factor) : spread.factor;
  const own = spread.narrow(alpha);
  return {
    status: statusOf(outcomeOf(chance, value / scale, own), windows.isFilled),
    value,
    threshold: thresholdOf(chance, own) * scale,
    pValue: spread.widen(pValueOf(chance, value / scale)),
    overdispersion: spread.factor,
    cells
  };
}

/** Throws unless `alpha` is in (0, 1). */
export function checkAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
}

/**
 * Returns the status of windows that were judged.
 * @example statusOf("no alarm", false) // "not enough data"
 */
export function statusOf(outcome: "alarm" | "no alarm" | "undecided", isFilled: boolean): CalibratedStatus {
  return outcome === "alarm" ? outcome : outcome === "no alarm" && isFilled ? outcome : "not enough data";
}

function unjudged(reason: Unjudged): CalibratedVerdict {
  const isConstant = reason === "one cell";
  return {
    status: isConstant ? "no alarm" : "not enough data",
    value: isConstant ? 0 : NaN,
    threshold: NaN,
    pValue: isConstant ? 1 : NaN,
    overdispersion: 1,
    cells: []
  };
}
