import {jensenShannon} from "../statistics/distances.js";
import {alignHistograms} from "./aligned-histograms.js";
import {alignValues, largestShareChange, normalizedAbsoluteDifference} from "./aligned-values.js";
import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {figure, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {Comparator} from "./types.js";

/** A distance of a column from its control; NaN where it cannot be measured. */
export interface Measurement {
  readonly distance: keyof Comparator;
  readonly value: number;
  readonly threshold: number;
  /** the value that carries the distance, where there is one; null also for values that were not kept */
  readonly at: string | null;
}

/** Names of the two sides, for descriptions. */
export interface Sides {
  readonly control: string;
  readonly current: string;
}

/** Returns the distances that a comparator limits. */
export function measure(limits: Comparator, control: ObservedColumn, current: ObservedColumn): Measurement[] {
  const values = alignValues(control, current);
  const found: Measurement[] = [];
  const add = (distance: keyof Comparator, value: number, at: string | null): void => {
    if (limits[distance] !== null) found.push({distance, value, threshold: limits[distance], at});
  };
  const share = values && largestShareChange(values.control, values.current);
  add("lInfinity", share?.value ?? NaN, values?.names[share!.at] ?? null);
  const difference = values && normalizedAbsoluteDifference(values.control, values.current);
  add("absoluteDifference", difference?.value ?? NaN, values?.names[difference!.at] ?? null);
  const cells = values ?? alignHistograms(control, current);
  add("jensenShannon", cells === null ? NaN : jensenShannon(cells.control, cells.current), null);
  return found;
}

/** Checks the distances of a column from its control. No control data set at all is no anomaly. */
export function checkComparator(
  limits: Comparator,
  seen: ObservedColumn,
  dataset: ObservedDataset | null,
  sides: Sides
): Reason[] {
  if (dataset === null || Object.values(limits).every((limit) => limit === null)) return [];
  const control = dataset.columns.find(({name}) => name === seen.name);
  if (control === undefined || presentRows(control) === 0)
    return [
      reason("COMPARATOR_CONTROL_DATA_MISSING", `the ${sides.control} data have no ${seen.name} to compare with`)
    ];
  return measure(limits, control, seen).flatMap((measured) => judge(measured, seen.name, sides));
}

const DISTANCES = {
  lInfinity: ["COMPARATOR_L_INFTY_HIGH", "largest change of a share"],
  absoluteDifference: ["COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH", "largest change of a count over all rows"],
  jensenShannon: ["COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH", "Jensen–Shannon divergence"]
} as const;

function judge({distance, value, threshold, at}: Measurement, name: string, {control, current}: Sides): Reason[] {
  const [kind, what] = DISTANCES[distance];
  if (Number.isNaN(value))
    return [reason("STATS_NOT_AVAILABLE", `the counts that the ${what} of ${name} is measured on were not kept`)];
  if (value <= threshold) return [];
  const where = at === null ? "" : `, at ${JSON.stringify(at)}`;
  const told = `${name}: the ${what} between ${control} and ${current} data is ${figure(value)}${where}`;
  return [reason(kind, `${told}, expected at most ${figure(threshold)}`)];
}
