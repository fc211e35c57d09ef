import type {PresetResult} from "./types.js";

/** A figure before it is set against its threshold. */
export interface Figure {
  readonly method: string;
  readonly value: number;
  readonly threshold: number;
  readonly rule: PresetResult["rule"];
  readonly bound?: number;
  readonly remark?: string | null;
}

/**
 * Sets a figure against its threshold. NaN is not drift, as in the tools: no comparison with it holds.
 * @returns `drifted` null where there is no threshold, or where a value within the bound would decide otherwise
 * @example verdict({method: "ks", value: 0.2, threshold: 0.1, rule: ">"}).drifted // true
 */
export function verdict({method, value, threshold, rule, bound = 0, remark = null}: Figure): PresetResult {
  const [low, high] = [stands(value - bound, rule, threshold), stands(value + bound, rule, threshold)];
  return {method, value, bound, threshold, rule, drifted: Number.isNaN(threshold) || low !== high ? null : low, remark};
}

/**
 * Sets a figure that is known to lie between two numbers against its threshold.
 * @example verdictBetween(0.2, 0.4, {method: "ks", threshold: 0.1, rule: ">"}).bound // ≈ 0.1
 */
export function verdictBetween(low: number, high: number, figure: Omit<Figure, "value" | "bound">): PresetResult {
  return verdict({...figure, value: (low + high) / 2, bound: (high - low) / 2});
}

/** Returns the result where a profile holds too little for a rule. */
export function needsRows(method: string): PresetResult {
  return noVerdict(method, "the rule needs raw rows");
}

/** Returns the result where a profile does not know which levels some rows have. */
export function unknownLevels(method: string): PresetResult {
  return noVerdict(method, "some levels lie outside the vocabulary of the profile");
}

/**
 * Returns the result of a tool that stops with an error, or has no figure for such a column.
 * @example noVerdict("ks", "no rows").drifted // null
 */
export function noVerdict(method: string, remark: string): PresetResult {
  return {method, value: NaN, bound: 0, threshold: NaN, rule: ">", drifted: null, remark};
}

function stands(value: number, rule: PresetResult["rule"], threshold: number): boolean {
  if (rule === "<") return value < threshold;
  if (rule === "<=") return value <= threshold;
  return rule === ">" ? value > threshold : value >= threshold;
}
