import type {Batch, NumericValues} from "../../lib/profile/batch.js";
import {CATEGORICAL, columnLayout, NUMERIC, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import type {Profile, ProfileSpec} from "../../lib/profile/types.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {validate} from "../../lib/schema/validate.js";
import type {ObservedColumn} from "../../lib/schema/validate.js";
import {describeParquet, profileColumns, readParquet, unexpectedValues} from "../engines/duckdb.js";
import type {Database, ReadColumn, SourceColumn} from "../engines/duckdb.js";
import {PREDICTION} from "./reference.js";
import type {Reference} from "./reference.js";
import {LOG_COLUMNS} from "./simulate.js";

/** The model in force: answers rows, given as one column per input with missing values as NaN. */
export interface Predictor {
  readonly inputs: readonly string[];
  predict(columns: readonly Float64Array[]): Float64Array;
}

/** What one partition was reduced to. */
export interface PartitionResult {
  readonly profile: Profile;
  readonly anomalies: readonly Anomaly[];
  readonly predictions: Float64Array;
}

/** Reads a partition once: scores its rows, profiles rows and predictions together, and validates what was seen. */
export async function profilePartition(
  database: Database,
  file: string,
  {schema, spec}: Reference,
  model: Predictor
): Promise<PartitionResult> {
  const profile = emptyProfile(spec);
  const predictions: Float64Array[] = [];
  for await (const batch of readParquet(database, file, columnsToRead(spec, model))) {
    const values = model.predict(model.inputs.map((name) => inputOf(batch, name)));
    predictions.push(values);
    const prediction: NumericValues = {kind: "numeric", values, valid: null};
    addRows(profile, spec, {rows: batch.rows, columns: new Map([...batch.columns, [PREDICTION, prediction]])});
  }
  const observed = await observe(database, file, spec, profile);
  return {profile, anomalies: validate(schema, observed, "serving"), predictions: concatenate(predictions)};
}

/** The model needs the numbers behind categories, which profiles know by position only. */
function columnsToRead(spec: ProfileSpec, model: Predictor): ReadColumn[] {
  return [
    ...profileColumns(spec.columns.filter((c) => c.name !== PREDICTION)),
    ...model.inputs.map((name) => ({from: name, as: `input ${name}`, levels: null}))
  ];
}

function inputOf(batch: Batch, name: string): Float64Array {
  const {values, valid} = batch.columns.get(`input ${name}`) as NumericValues;
  return valid === null ? values : values.map((x, i) => (valid[i] === 0 ? NaN : x));
}

async function observe(
  database: Database,
  file: string,
  spec: ProfileSpec,
  profile: Profile
): Promise<ObservedColumn[]> {
  const present = await describeParquet(database, file);
  const known = new Set(spec.columns.map((c) => c.name));
  const data = present.filter((c) => !(LOG_COLUMNS as readonly string[]).includes(c.name));
  return Promise.all(
    data.map((column) =>
      known.has(column.name)
        ? observeColumn(database, file, column, columnLayout(spec, column.name), profile)
        : Promise.resolve(unprofiled(column, profile))
    )
  );
}

async function observeColumn(
  database: Database,
  file: string,
  column: SourceColumn,
  layout: ColumnLayout,
  {sums, extremes}: Profile
): Promise<ObservedColumn> {
  const {spec, start, index} = layout;
  const rows = sums[ROWS]!;
  if (spec.kind === "categorical") {
    const others = sums[start + CATEGORICAL.other]!;
    return {
      ...column,
      ...{rows, missing: sums[start + CATEGORICAL.missing]!, nan: 0, infinite: 0, min: null, max: null},
      unexpected: others > 0 ? await unexpectedValues(database, file, column.name, spec.levels) : []
    };
  }
  const [min, max] = [extremes[2 * index]!, extremes[2 * index + 1]!];
  return {
    ...column,
    rows,
    missing: sums[start + NUMERIC.missing]!,
    nan: sums[start + NUMERIC.nan]!,
    infinite: sums[start + NUMERIC.negativeInfinity]! + sums[start + NUMERIC.positiveInfinity]!,
    min: Number.isFinite(min) ? min : null,
    max: Number.isFinite(max) ? max : null,
    unexpected: []
  };
}

function unprofiled(column: SourceColumn, {sums}: Profile): ObservedColumn {
  return {...column, rows: sums[ROWS]!, missing: 0, nan: 0, infinite: 0, min: null, max: null, unexpected: []};
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
