import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import type {Range} from "./range.js";

/** A raw value: null is missing. */
export type Value = number | string | null;

/** What a tool says of one column. */
export interface PresetResult {
  /** the figure, in the tool's own words */
  readonly method: string;
  /** the middle of `range`; NaN where the tool has no figure, or where nothing bounds it */
  readonly value: number;
  /** between which numbers the figure of the raw rows lies, to rounding; both are `value` if it was taken from them */
  readonly range: Range;
  /** the middle of `thresholdRange`; NaN where the tool sets none */
  readonly threshold: number;
  /** likewise; wider than a number only where the tool takes its threshold from raw rows */
  readonly thresholdRange: Range;
  /** there is drift when `value` stands so to `threshold` */
  readonly rule: "<" | "<=" | ">" | ">=";
  /** null where the tool gives no verdict, and where the ranges leave it open: it is never guessed */
  readonly drifted: boolean | null;
  /** why there is no verdict, or what else the tool says; null if nothing */
  readonly remark: string | null;
}

/** The rule of one tool, reproduced. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** where the rule is written, with the version that was read */
  readonly source: string;
  /**
   * Compares raw rows. A column is categorical if any of its values on either side is text, and numeric otherwise.
   * Never throws: where the tool would, `drifted` is null and `remark` says why.
   */
  readonly compareRows: (reference: readonly Value[], current: readonly Value[]) => PresetResult;
  /**
   * Compares two profiles of one spec, as `compareRows` would their rows: `range` holds its figure, and `drifted` is its
   * verdict, or null where the range reaches across the threshold.
   * @param parts profiles that add up to the reference, in the order of their rows, such as its partitions. NannyML's
   * threshold depends on that order; the other tools' does not.
   */
  readonly compareProfiles: (
    column: ColumnLayout,
    reference: Profile,
    current: Profile,
    parts?: readonly Profile[]
  ) => PresetResult;
}
