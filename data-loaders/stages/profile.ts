import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Predictor} from "../../lib/model/types.js";
import type {Batch, NumericValues} from "../../lib/profile/batch.js";
import {decodeProfiles, encodeProfiles} from "../../lib/profile/codec.js";
import {columnLayout, otherRows, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import {observeColumn} from "../../lib/schema/observe.js";
import {observedColumn} from "../../lib/schema/observed.js";
import type {ObservedColumn} from "../../lib/schema/observed.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {validate} from "../../lib/schema/validate.js";
import {concatenated} from "../engines/concatenated.js";
import {describeParquet, profileColumns, readParquet, unexpectedValues, writeParquet} from "../engines/duckdb.js";
import type {Database, ReadColumn, SourceColumn} from "../engines/duckdb.js";
import {PREDICTION} from "./reference.js";
import type {Reference} from "./reference.js";
import {LOG_COLUMNS} from "./simulate.js";

/** What one partition was reduced to. */
interface PartitionResult {
  readonly profile: Profile;
  readonly anomalies: readonly Anomaly[];
  readonly predictions: Float64Array;
}

/** Writes what one day's log was reduced to: its profile, its anomalies and the model's predictions. */
export async function writePartition(
  folder: string,
  database: Database,
  log: string,
  start: string,
  reference: Reference,
  model: Predictor
): Promise<void> {
  const {profile, anomalies, predictions} = await profilePartition(database, log, reference, model);
  await writeFile(join(folder, "profile.bin"), encodeProfiles(reference.spec, [{start, profile}], {withSpec: false}));
  await writeFile(join(folder, "anomalies.json"), JSON.stringify(anomalies));
  await writeParquet(database, join(folder, "predictions.parquet"), [
    {name: PREDICTION, type: "DOUBLE", values: predictions}
  ]);
}

/** Returns the profile that `writePartition` wrote. */
export async function readProfile(folder: string, spec: ProfileSpec): Promise<PartitionProfile> {
  return decodeProfiles(await readFile(join(folder, "profile.bin")), spec).partitions[0]!;
}

/** Returns the anomalies that `writePartition` wrote. */
export async function readAnomalies(folder: string): Promise<Anomaly[]> {
  return JSON.parse(await readFile(join(folder, "anomalies.json"), "utf8")) as Anomaly[];
}

/** Reads a partition once: scores its rows, profiles rows and predictions together, and validates what was seen. */
async function profilePartition(
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
  const data = {rows: profile.sums[ROWS]!, columns: await observe(database, file, spec, profile)};
  const anomalies = validate(schema, data, {environment: "serving"});
  return {profile, anomalies, predictions: concatenated(predictions)};
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
  // The label is joined to the log later: it is no part of what was served.
  const others = new Set<string>([
    ...LOG_COLUMNS,
    ...spec.columns.filter((c) => c.role === "label").map((c) => c.name)
  ]);
  const data = present.filter((c) => !others.has(c.name));
  return Promise.all(
    data.map((column) =>
      known.has(column.name)
        ? observeProfiled(database, file, column, columnLayout(spec, column.name), profile)
        : Promise.resolve(observedColumn(column.name, column.type, profile.sums[ROWS]!))
    )
  );
}

/** A profile counts the values outside its vocabulary; their names are read from the rows. */
async function observeProfiled(
  database: Database,
  file: string,
  {name, type}: SourceColumn,
  layout: ColumnLayout,
  {sums, extremes}: Profile
): Promise<ObservedColumn> {
  const {spec, index} = layout;
  const range = {min: extremes[2 * index]!, max: extremes[2 * index + 1]!};
  const others =
    spec.kind === "categorical" && otherRows(sums, layout) > 0
      ? await unexpectedValues(database, file, name, spec.levels)
      : [];
  return observeColumn(sums, layout, range, type, others);
}
