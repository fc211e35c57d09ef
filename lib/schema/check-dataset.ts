import type {ObservedDataset} from "./observed.js";
import {figure, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {DatasetConstraints, Limits} from "./types.js";

/** Data to compare the number of rows with; null where there are none. */
export interface Controls {
  readonly previousSpan: ObservedDataset | null;
  readonly previousVersion: ObservedDataset | null;
}

/** Checks the number of rows. */
export function checkDataset(limits: DatasetConstraints, {rows}: ObservedDataset, controls: Controls): Reason[] {
  const {minRows, maxRows, drift, version} = limits;
  return [
    ...compareRows(rows, drift, controls.previousSpan, "the previous span"),
    ...compareRows(rows, version, controls.previousVersion, "the previous version"),
    ...(minRows !== null && rows < minRows
      ? [reason("DATASET_LOW_NUM_EXAMPLES", `there are ${rows} rows, expected at least ${minRows}`)]
      : []),
    ...(maxRows !== null && rows > maxRows
      ? [reason("DATASET_HIGH_NUM_EXAMPLES", `there are ${rows} rows, expected at most ${maxRows}`)]
      : [])
  ];
}

function compareRows(
  rows: number,
  limits: Limits | null,
  control: ObservedDataset | null,
  controlName: string
): Reason[] {
  if (limits === null || control === null) return [];
  const {min, max} = limits;
  const ratio = rows / control.rows;
  const told = `there are ${rows} rows, ${controlName} has ${control.rows}: ${figure(ratio)} times as many`;
  // A control without rows has no ratio: any row is too many then, and none can be too few.
  if (max !== null && ratio > max)
    return [reason("COMPARATOR_HIGH_NUM_EXAMPLES", `${told}, expected at most ${figure(max)}`)];
  if (min !== null && ratio < min)
    return [reason("COMPARATOR_LOW_NUM_EXAMPLES", `${told}, expected at least ${figure(min)}`)];
  return [];
}
