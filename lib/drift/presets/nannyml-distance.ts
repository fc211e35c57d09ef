import type {Profile} from "../../profile/types.js";
import {throughout} from "./range.js";
import type {Range} from "./range.js";

/** NannyML's cells, which the reference makes, and what profiles tell of them. */
export interface ProfiledCells {
  /** distance of the current rows from the reference */
  readonly distance: Range;
  /** shares of the reference, the buckets of unknown levels last */
  readonly reference: readonly Range[];
  readonly buckets: number;
  /** counts a part of the reference over the same cells */
  readonly count: (part: Profile) => CountedPart;
}

/** Rows of a part of the reference. */
export interface CountedPart {
  readonly rows: number;
  /** rows with a value */
  readonly values: number;
  readonly cells: readonly Range[];
}

/**
 * Returns the Jensen–Shannon distance, log base 2, over a range of the divergence in nats.
 * @example distanceOver({low: 0, high: Math.LN2}) // ({low: 0, high: 1})
 */
export function distanceOver(divergence: Range): Range {
  return throughout(divergence, (nats) => Math.sqrt(Math.min(1, Math.max(0, nats) / Math.LN2)));
}
