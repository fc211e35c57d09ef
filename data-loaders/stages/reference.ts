import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Predictor} from "../../lib/model/types.js";
import {COARSE_BINS, edgesAt} from "../../lib/profile/nested-bins.js";
import {levelSpec, numericSpec} from "../../lib/profile/reference-spec.js";
import type {ColumnSpec, ErrorsSpec, NumericSpec, ProfileSpec, Role} from "../../lib/profile/types.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {inferSchema} from "../../lib/schema/infer.js";
import type {Schema} from "../../lib/schema/types.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {SourceRows} from "./ingest.js";

/** Rows by column name. */
export type Columns = Readonly<Record<string, readonly number[]>>;

/** The name of the prediction's column in profiles and in the predictions that are kept. */
export const PREDICTION = "prediction";

/** What later partitions are measured with: fixed for an epoch. */
export interface Reference {
  readonly schema: Schema;
  readonly spec: ProfileSpec;
}

/** Writes the reference of a monitor, from its source, the pool of each row, and the model in force. */
export async function writeReference(
  folder: string,
  monitor: SimulatedMonitor,
  {columns}: SourceRows,
  pools: Uint8Array,
  model: Predictor
): Promise<void> {
  const pick = (isTrain: boolean): Columns =>
    Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        values.filter((_, row) => (pools[row] === TRAIN) === isTrain)
      ])
    );
  const holdout = pick(false);
  const predictions = model.predict(model.inputs.map((name) => Float64Array.from(holdout[name]!)));
  const reference = referenceOf(monitor, pick(true), {...holdout, [PREDICTION]: Array.from(predictions)});
  await writeFile(join(folder, "reference.json"), JSON.stringify(reference));
}

/** Returns the reference that `writeReference` wrote. */
export async function readReference(folder: string): Promise<Reference> {
  return JSON.parse(await readFile(join(folder, "reference.json"), "utf8")) as Reference;
}

/**
 * Fixes the schema and with it the vocabularies, from the rows the model learnt from, and the bins of numbers, from
 * the rows it has never seen.
 * @param train columns of the training rows
 * @param holdout columns of the hold-out rows, with the model's predictions under `prediction`
 */
function referenceOf(monitor: SimulatedMonitor, train: Columns, holdout: Columns): Reference {
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
    const domain = schema.columns.find((c) => c.name === name)?.domain;
    return domain?.kind === "string"
      ? levelSpec(name, role, domain.values)
      : numericSpec(name, role, typeOf(monitor, name), holdout[name]!);
  };
  const prediction = column(PREDICTION, "prediction") as NumericSpec;
  return {
    schema,
    spec: {
      columns: [...features.map((f) => column(f.name, "feature")), column(target.name, "label"), prediction],
      blocks: [errorsBlock(prediction, target.name)],
      slices: []
    }
  };
}

/** Errors by tenth of prediction, from which those of rows without labels are estimated. */
function errorsBlock(prediction: NumericSpec, label: string): ErrorsSpec {
  const edges = edgesAt(prediction, COARSE_BINS).map((i) => prediction.edges[i]!);
  return {kind: "errors", prediction: PREDICTION, label, edges, feature: null};
}

/** What the numbers of a column are; predictions are fractions whatever the target is. */
function typeOf({data}: SimulatedMonitor, name: string): NumericSpec["type"] {
  return name !== PREDICTION && data.columns[name] === "int" ? "integer" : "number";
}
