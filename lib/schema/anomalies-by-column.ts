import {shortDescriptions} from "./short-descriptions.js";
import type {Anomaly, AnomalyKind} from "./types.js";

const DATASET_KINDS: readonly AnomalyKind[] = [
  "NO_DATA_IN_SPAN",
  "DATASET_LOW_NUM_EXAMPLES",
  "DATASET_HIGH_NUM_EXAMPLES",
  "COMPARATOR_LOW_NUM_EXAMPLES",
  "COMPARATOR_HIGH_NUM_EXAMPLES"
];

/** All that is wrong with one column, or with the data set. */
export interface ColumnAnomaly extends Anomaly {
  /** a column may be called "" too */
  readonly of: "dataset" | "column";
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
  for (const anomaly of anomalies) {
    const key = ofDataset(anomaly) ? "dataset" : `column ${anomaly.column}`;
    columns.set(key, [...(columns.get(key) ?? []), anomaly]);
  }
  return [...columns.values()].map((reasons) => {
    const [first, ...others] = reasons as [Anomaly, ...Anomaly[]];
    const of = ofDataset(first) ? "dataset" : "column";
    if (others.length === 0) return {...first, of, reasons};
    return {
      of,
      kind: "MULTIPLE_REASONS",
      column: first.column,
      severity: reasons.some(({severity}) => severity === "ERROR") ? "ERROR" : "WARNING",
      short: shortDescriptions.MULTIPLE_REASONS,
      description: reasons.map(({description}) => description).join("; "),
      reasons
    };
  });
}

function ofDataset({kind}: Anomaly): boolean {
  return DATASET_KINDS.includes(kind);
}
