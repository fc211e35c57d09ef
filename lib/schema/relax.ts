import {addColumn, changeColumn, removeColumn} from "./edit.js";
import {columnFrom} from "./infer-observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {relaxColumn} from "./relax-column.js";
import {repairColumn} from "./repair-column.js";
import type {Anomaly, ColumnSchema, Limits, Schema} from "./types.js";
import type {ValidationContext} from "./validate.js";

/**
 * Returns the schema with the smallest edit that admits an anomaly, so that the same data no longer have it: what
 * TensorFlow Data Validation proposes. Whether the data or the schema are wrong is for people to say.
 * @param data what the anomaly was found in, with the same context
 * @returns null where no edit helps: no data, a figure that was not kept, a column the schema does not have
 */
export function relax(
  schema: Schema,
  {kind, column: name}: Pick<Anomaly, "kind" | "column">,
  data: ObservedDataset,
  context: Partial<ValidationContext> = {}
): Schema | null {
  const column = schema.columns.find((c) => c.name === name);
  const seen = data.columns.find((c) => c.name === name);
  switch (kind) {
    case "NO_DATA_IN_SPAN":
    case "STATS_NOT_AVAILABLE":
    case "MULTIPLE_REASONS":
      return null;
    case "FEATURE_MISSING_NAME":
      return removeColumn(schema, null);
    case "DATASET_LOW_NUM_EXAMPLES":
      return {...schema, dataset: {...schema.dataset, minRows: data.rows}};
    case "DATASET_HIGH_NUM_EXAMPLES":
      return {...schema, dataset: {...schema.dataset, maxRows: data.rows}};
    case "COMPARATOR_LOW_NUM_EXAMPLES":
    case "COMPARATOR_HIGH_NUM_EXAMPLES":
      return relaxRatios(schema, data, context);
    case "SCHEMA_NEW_COLUMN":
      if (seen === undefined) return null;
      return column === undefined ? addColumn(schema, columnFrom(seen)) : admit(schema, column, context);
    case "SCHEMA_MISSING_COLUMN":
    case "FEATURE_TYPE_NOT_PRESENT":
      return column === undefined ? null : excuse(schema, column, context);
    default:
      return column === undefined ? null : relaxOther(schema, kind, column, seen, context);
  }
}

function relaxOther(
  schema: Schema,
  kind: Anomaly["kind"],
  column: ColumnSchema,
  seen: ObservedColumn | undefined,
  context: Partial<ValidationContext>
): Schema | null {
  const repaired = repairColumn(schema, kind, column, seen);
  if (repaired !== null) return changeColumn(schema, column.name, repaired);
  return seen === undefined ? null : relaxColumn(schema, kind, column, seen, context);
}

/** Lets a column into the environment it was found in. */
function admit(schema: Schema, column: ColumnSchema, {environment}: Partial<ValidationContext>): Schema {
  const notInEnvironments = column.notInEnvironments.filter((e) => e !== environment);
  const isIn = environment === undefined || environment === null || schema.environments.includes(environment);
  const inEnvironments = isIn ? column.inEnvironments : [...column.inEnvironments, environment];
  return changeColumn(schema, column.name, {notInEnvironments, inEnvironments});
}

/** Expects a column no more: in the environment, or where there is none, anywhere. */
function excuse(schema: Schema, column: ColumnSchema, {environment}: Partial<ValidationContext>): Schema {
  if (environment === undefined || environment === null)
    return changeColumn(schema, column.name, {stage: "DEPRECATED"});
  return changeColumn(schema, column.name, {
    inEnvironments: column.inEnvironments.filter((e) => e !== environment),
    notInEnvironments: [...new Set([...column.notInEnvironments, environment])]
  });
}

function relaxRatios(schema: Schema, {rows}: ObservedDataset, context: Partial<ValidationContext>): Schema {
  const widen = (limits: Limits | null, control: ObservedDataset | null | undefined): Limits | null => {
    if (limits === null || !control) return limits;
    const ratio = rows / control.rows;
    return {
      min: limits.min === null ? null : Math.min(limits.min, ratio),
      max: limits.max === null || ratio === Infinity ? null : Math.max(limits.max, ratio)
    };
  };
  const {drift, version} = schema.dataset;
  const dataset = {
    ...schema.dataset,
    drift: widen(drift, context.previousSpan),
    version: widen(version, context.previousVersion)
  };
  return {...schema, dataset};
}
