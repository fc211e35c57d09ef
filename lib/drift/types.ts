import type {ColumnSpec} from "../profile/types.js";

/** The distances a reader can choose between. */
export const DISTANCES = ["psi", "jensenShannon", "kolmogorovSmirnov"] as const;
export type DistanceName = (typeof DISTANCES)[number];

/** A distance beside the value that chance alone exceeds with the stated probability. */
export interface Measured {
  readonly value: number;
  readonly threshold: number;
  /** true when the value, or the size of a signed one, exceeds the threshold */
  readonly alarm: boolean;
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
}
