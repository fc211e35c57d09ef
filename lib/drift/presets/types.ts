import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";

/** A raw value: null is missing. */
export type Value = number | string | null;

/** What a tool says of one column. */
export interface PresetResult {
  /** the figure, in the tool's own words */
  readonly method: string;
  /** NaN where the tool has none */
  readonly value: number;
  /** how far `value` can be from that of the raw rows; 0 when it was taken from them */
  readonly bound: number;
  /** NaN where the tool sets none */
  readonly threshold: number;
  /** there is drift when `value` stands so to `threshold` */
  readonly rule: "<" | "<=" | ">" | ">=";
  /** null where the tool gives no verdict, or where `bound` leaves it open */
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
   * Compares two profiles of one spec: the figure of the raw rows lies within `value` ± `bound`, and `drifted` is null
   * where that leaves the verdict open, or where the profile does not hold what the rule asks for. Not there where the
   * rule depends on the order of rows.
   */
  readonly compareProfiles?: (column: ColumnLayout, reference: Profile, current: Profile) => PresetResult;
}
