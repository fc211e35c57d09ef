import type {ColumnSpec} from "../profile/types.js";
import type {DistanceName} from "./types.js";

/**
 * Returns the distance that decides about a column: the chosen one, or PSI where the chosen one is not defined
 * (Kolmogorov–Smirnov of a category, whose levels have no order). Without it such a column would never be in alarm.
 * @example decidingDistance("categorical", "kolmogorovSmirnov") // "psi"
 */
export function decidingDistance(kind: ColumnSpec["kind"], chosen: DistanceName): DistanceName {
  return kind === "categorical" && chosen === "kolmogorovSmirnov" ? "psi" : chosen;
}
