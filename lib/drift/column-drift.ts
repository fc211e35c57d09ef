import type {ColumnSpec} from "../profile/types.js";
import type {ColumnStatistic} from "./calibrated/statistics.js";
import type {CalibratedStatus} from "./calibrated/verdict.js";
import type {DistanceName} from "./types.js";

/** A distance beside the value that chance alone exceeds with the stated probability. */
export interface Measured {
  readonly value: number;
  readonly threshold: number;
  /** true when the value, or the size of a signed one, exceeds the threshold */
  readonly alarm: boolean;
}

/** Whether a column changed, all its figures taken together. */
export interface Verdict {
  readonly status: CalibratedStatus;
  /** of windows as unlike when nothing changed; NaN where it was not computed, or nothing can be said */
  readonly pValue: number;
  /** the statistic that says most; null where the p-value was not computed */
  readonly carrier: ColumnStatistic | null;
}

/** How one column moved from the reference window to the current one. */
export interface ColumnDrift {
  readonly name: string;
  readonly kind: ColumnSpec["kind"];
  /** rows in the two windows */
  readonly n: number;
  readonly m: number;
  /** NaN where it is not defined: Kolmogorov–Smirnov of a category; `decidingDistance` says what stands in for it */
  readonly distances: Readonly<Record<DistanceName, Measured>>;
  /** change of the share of missing rows, current − reference, against chance */
  readonly missing: Measured;
  readonly verdict: Verdict;
}
