import {exactly, middle} from "./range.js";
import type {Range} from "./range.js";
import type {PresetResult} from "./types.js";

/** A figure before it is set against its threshold; either is a number where it is known exactly. */
export interface Figure {
  readonly method: string;
  readonly value: number | Range;
  readonly threshold: number | Range;
  readonly rule: PresetResult["rule"];
  readonly remark?: string | null;
}

/** What is said where figures of the range would decide either way. */
export const OPEN = "the profile leaves the verdict open: the range reaches across the threshold";

/**
 * Sets a figure against its threshold. NaN is not drift, as in the tools: no comparison with it holds.
 * @returns `drifted` null where there is no threshold, or where figures of the range would decide either way
 * @example verdict({method: "ks", value: 0.2, threshold: 0.1, rule: ">"}).drifted // true
 * @example verdict({method: "ks", value: {low: 0.05, high: 0.2}, threshold: 0.1, rule: ">"}).drifted // null
 */
export function verdict({method, value, threshold, rule, remark = null}: Figure): PresetResult {
  const range = typeof value === "number" ? exactly(value) : value;
  const thresholdRange = typeof threshold === "number" ? exactly(threshold) : threshold;
  const [one, other] = [stands(range.low, rule, thresholdRange.high), stands(range.high, rule, thresholdRange.low)];
  const isOpen = one !== other;
  return {
    ...{method, value: middle(range), range, threshold: middle(thresholdRange), thresholdRange, rule},
    drifted: isOpen || Number.isNaN(thresholdRange.low) ? null : one,
    remark: remark ?? (isOpen ? OPEN : null)
  };
}

/** Returns the result where it is not known how many values lie outside the vocabulary, and the rule depends on it. */
export function unknownLevels(method: string): PresetResult {
  return noVerdict(method, "the rule depends on how many levels lie outside the vocabulary of the profile");
}

/**
 * Returns the result of a tool that stops with an error, or has no figure for such a column.
 * @example noVerdict("ks", "no rows").drifted // null
 */
export function noVerdict(method: string, remark: string): PresetResult {
  return verdict({method, value: NaN, threshold: NaN, rule: ">", remark});
}

function stands(value: number, rule: PresetResult["rule"], threshold: number): boolean {
  if (rule === "<") return value < threshold;
  if (rule === "<=") return value <= threshold;
  return rule === ">" ? value > threshold : value >= threshold;
}
