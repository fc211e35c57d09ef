import {CATEGORICAL, NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import type {BinnedValues} from "../../statistics/binned-values.js";

/** The levels of a column in one window, as a profile has them. */
export interface ProfiledLevels {
  readonly counts: ReadonlyMap<string, number>;
  readonly missing: number;
  /** rows whose level lies outside the vocabulary, and so is not known */
  readonly other: number;
}

/** Returns the occupied levels of a categorical column; null for numbers. */
export function levelsIn({spec, start, cells}: ColumnLayout, {sums}: Profile): ProfiledLevels | null {
  if (spec.kind === "numeric") return null;
  const counts = new Map(spec.levels.map((level, i) => [level, sums[cells + i]!] as const).filter(([, n]) => n > 0));
  return {counts, missing: sums[start + CATEGORICAL.missing]!, other: sums[start + CATEGORICAL.other]!};
}

/** Returns what a profile keeps of the finite values of a numeric column. */
export function numbersIn({index, start, cells, end}: ColumnLayout, {sums, extremes}: Profile): BinnedValues {
  return {
    counts: sums.subarray(cells, end),
    min: extremes[2 * index]!,
    max: extremes[2 * index + 1]!,
    lowTailSum: sums[start + NUMERIC.lowTailSum]!,
    highTailSum: sums[start + NUMERIC.highTailSum]!
  };
}
