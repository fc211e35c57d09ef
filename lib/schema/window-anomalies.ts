import {layoutOf, NUMERIC, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {Profile, ProfileSpec} from "../profile/types.js";
import {observeColumn} from "./observe.js";
import type {ObservedDataset} from "./observed.js";
import type {Anomaly, ColumnType, Schema} from "./types.js";
import {validate} from "./validate.js";

/** The profile of a window, with the spec it was made by. */
export interface ProfiledWindow {
  readonly spec: ProfileSpec;
  readonly profile: Profile;
}

/** What a reader has changed about a schema: a call of a function in edit.ts. */
export type SchemaEdit = (schema: Schema) => Schema;

/** What `validate` compares with, as windows. */
export interface WindowContext {
  readonly environment?: string | null;
  /** milliseconds since 1970 */
  readonly now?: number | null;
  readonly previousSpan?: ProfiledWindow | null;
  readonly previousVersion?: ProfiledWindow | null;
  readonly serving?: ProfiledWindow | null;
}

/**
 * Finds the anomalies of a window under a schema with moved limits, from its profile alone.
 * @param edits each is applied to what the one before it returned
 * @throws RangeError where an edit does, as for a column that the schema does not have
 */
export function windowAnomalies(
  schema: Schema,
  edits: readonly SchemaEdit[],
  window: ProfiledWindow,
  context: WindowContext = {}
): Anomaly[] {
  return windowChecker(window, context)(schema, edits);
}

/**
 * Returns `windowAnomalies` for one window, which is read once: what a slider calls as it moves (docs/schema.md has the
 * time).
 */
export function windowChecker(
  window: ProfiledWindow,
  {environment = null, now = null, previousSpan, previousVersion, serving}: WindowContext = {}
): (schema: Schema, edits: readonly SchemaEdit[]) => Anomaly[] {
  const observe = (control: ProfiledWindow | null | undefined): ObservedDataset | null =>
    control ? observeWindow(control) : null;
  const data = observeWindow(window);
  const controls = {
    previousSpan: observe(previousSpan),
    previousVersion: observe(previousVersion),
    serving: observe(serving)
  };
  return (schema, edits) => {
    const edited = edits.reduce((before, edit) => edit(before), schema);
    return validate(edited, data, {environment, now, ...controls});
  };
}

/** Returns what a window's profile tells of all its columns. */
export function observeWindow({spec, profile}: ProfiledWindow): ObservedDataset {
  const {sums, extremes} = profile;
  return {
    rows: sums[ROWS]!,
    columns: layoutOf(spec).columns.map((column) => {
      const range = {min: extremes[2 * column.index]!, max: extremes[2 * column.index + 1]!};
      return observeColumn(sums, column, range, typeIn(sums, column));
    })
  };
}

/** Numbers are ints where each is whole and none is NaN or infinite. */
function typeIn(sums: ArrayLike<number>, {spec, start}: ColumnLayout): ColumnType {
  if (spec.kind === "categorical") return spec.type === "boolean" ? "bool" : "string";
  if (spec.type === "timestamp") return "timestamp";
  const slots = [NUMERIC.nan, NUMERIC.negativeInfinity, NUMERIC.positiveInfinity, NUMERIC.fractional];
  return slots.every((slot) => sums[start + slot] === 0) ? "int" : "float";
}
