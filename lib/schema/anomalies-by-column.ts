import {shortDescriptions} from "./short-descriptions.js";
import type {Anomaly} from "./types.js";

/** All that is wrong with one column, or with the data set. */
export interface ColumnAnomaly extends Anomaly {
  /** in the order they were found; at least one */
  readonly reasons: readonly Anomaly[];
}

/**
 * Puts the anomalies of each column together: its kind is that of the only one, or MULTIPLE_REASONS; its severity is
 * the highest; its description is all of them.
 * @returns in the order in which columns first occur
 */
export function anomaliesByColumn(anomalies: readonly Anomaly[]): ColumnAnomaly[] {
  const columns = new Map<string, Anomaly[]>();
  for (const anomaly of anomalies) columns.set(anomaly.column, [...(columns.get(anomaly.column) ?? []), anomaly]);
  return [...columns.values()].map((reasons) => {
    const [first, ...others] = reasons as [Anomaly, ...Anomaly[]];
    if (others.length === 0) return {...first, reasons};
    return {
      kind: "MULTIPLE_REASONS",
      column: first.column,
      severity: reasons.some(({severity}) => severity === "ERROR") ? "ERROR" : "WARNING",
      short: shortDescriptions.MULTIPLE_REASONS,
      description: reasons.map(({description}) => description).join("; "),
      reasons
    };
  });
}
