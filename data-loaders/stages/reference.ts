import {referenceEdges} from "../../lib/profile/edges.js";
import type {CategoricalSpec, ColumnSpec, NumericSpec, ProfileSpec, Role} from "../../lib/profile/types.js";
import {inferSchema} from "../../lib/schema/infer.js";
import type {Schema} from "../../lib/schema/types.js";
import {mean} from "../../lib/statistics/moments.js";
import type {MonitorConfig} from "../config.js";

/** Rows by column name. */
export type Columns = Readonly<Record<string, readonly number[]>>;

/** The name of the prediction's column in profiles and in the predictions that are kept. */
export const PREDICTION = "prediction";

/** What later partitions are measured with: fixed for an epoch. */
export interface Reference {
  readonly schema: Schema;
  readonly spec: ProfileSpec;
}

/**
 * Fixes the schema, from the rows the model learnt from, and the bins and vocabularies of profiles, from the rows it
 * has never seen.
 * @param train columns of the training rows
 * @param holdout columns of the hold-out rows, with the model's predictions under `prediction`
 */
export function referenceOf(monitor: MonitorConfig, train: Columns, holdout: Columns): Reference {
  const {features, target} = monitor;
  const schema = inferSchema(
    [...features, target].map(({name, kind}) => ({
      name,
      type: monitor.data.columns[name]!,
      values: train[name]!,
      categorical: kind === "categorical",
      label: name === target.name
    }))
  );
  const column = (name: string, role: Role): ColumnSpec => {
    const levels = schema.columns.find((c) => c.name === name)?.domain;
    return levels ? categoricalSpec(name, role, levels) : numericSpec(name, role, holdout[name]!);
  };
  return {
    schema,
    spec: {
      columns: [
        ...features.map((f) => column(f.name, "feature")),
        column(target.name, "label"),
        column(PREDICTION, "prediction")
      ]
    }
  };
}

function categoricalSpec(name: string, role: Role, levels: readonly string[]): CategoricalSpec {
  return {kind: "categorical", name, role, levels};
}

function numericSpec(name: string, role: Role, values: readonly number[]): NumericSpec {
  return {kind: "numeric", name, role, ...referenceEdges(values), centre: mean(values)};
}
