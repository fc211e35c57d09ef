import {measure} from "./check-comparators.js";
import type {Measurement} from "./check-comparators.js";
import {isActive} from "./environments.js";
import type {ObservedDataset} from "./observed.js";
import type {Comparator, Schema} from "./types.js";

/** The distances of one column from its controls, over their thresholds or not; NaN where one cannot be measured. */
export interface ColumnMeasurements {
  readonly column: string;
  readonly drift: readonly Measurement[];
  readonly skew: readonly Measurement[];
}

/** Returns the distances that the schema limits, of the columns that can be compared. */
export function measureColumns(
  schema: Schema,
  data: ObservedDataset,
  {previousSpan, serving}: {readonly previousSpan: ObservedDataset | null; readonly serving: ObservedDataset | null}
): ColumnMeasurements[] {
  const find = (dataset: ObservedDataset | null, name: string | null) => dataset?.columns.find((c) => c.name === name);
  return schema.columns.filter(isActive).flatMap(({name, drift, skew}) => {
    const seen = find(data, name);
    if (seen === undefined) return [];
    const against = (limits: Comparator | null, dataset: ObservedDataset | null): Measurement[] => {
      const control = find(dataset, name);
      return limits === null || control === undefined ? [] : measure(limits, control, seen);
    };
    const measured = {column: seen.name, drift: against(drift, previousSpan), skew: against(skew, serving)};
    return measured.drift.length + measured.skew.length === 0 ? [] : [measured];
  });
}
