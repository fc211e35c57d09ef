import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {ScoreCell} from "../../lib/decay/score-sums.js";
import type {ReplayBlocks} from "../../lib/policy/published-replay.js";
import type {Batch, NumericValues} from "../../lib/profile/batch.js";
import {decodeProfiles, encodeProfiles} from "../../lib/profile/codec.js";
import {columnLayout, otherRows, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {COARSE_BINS, edgesAt} from "../../lib/profile/nested-bins.js";
import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import type {NumericSpec, PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import {observeColumn} from "../../lib/schema/observe.js";
import {observedColumn} from "../../lib/schema/observed.js";
import type {ObservedColumn} from "../../lib/schema/observed.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {validate} from "../../lib/schema/validate.js";
import {concatenated} from "../engines/concatenated.js";
import {describeParquet, profileColumns, readParquet, unexpectedValues, writeParquet} from "../engines/duckdb.js";
import type {Database, ReadColumn, SourceColumn, WrittenColumn} from "../engines/duckdb.js";
import {replayBlocks, writeBlocks} from "../life/replay-file.js";
import type {ReplayColumns} from "../life/replay-file.js";
import {PREDICTION} from "./reference.js";
import type {Reference} from "./reference.js";
import {answer, scoreCells} from "./serve.js";
import type {Serving, Slice} from "./serve.js";
import {LOG_COLUMNS} from "./simulate.js";

/** The predictions of a partition in the folder of its artefact: what was served, and what each model said. */
export const PREDICTIONS_FILE = "predictions.parquet";

/** What one partition was reduced to. */
interface PartitionResult {
  readonly profile: Profile;
  readonly anomalies: readonly Anomaly[];
  readonly scores: readonly ScoreCell[];
  readonly predictions: readonly WrittenColumn[];
  readonly blocks: ReplayBlocks;
}

/** How the rows of a partition are answered and reported on. */
export interface PartitionPlan {
  readonly start: string;
  readonly serving: Serving;
  readonly slices: readonly Slice[];
  readonly target: string;
  /** what other policies are replayed on */
  readonly replay: ReplayColumns;
  /** whether the label of a tract is for scoring; those of the others are kept for training */
  isScored(tract: number): boolean;
}

/** Writes what one day's log was reduced to: its profile, anomalies and scores, and the models' predictions. */
export async function writePartition(
  folder: string,
  database: Database,
  log: string,
  reference: Reference,
  plan: PartitionPlan
): Promise<void> {
  const {profile, anomalies, scores, predictions, blocks} = await profilePartition(database, log, reference, plan);
  const partitions = [{start: plan.start, profile}];
  await writeFile(join(folder, "profile.bin"), encodeProfiles(reference.spec, partitions, {withSpec: false}));
  await writeFile(join(folder, "anomalies.json"), JSON.stringify(anomalies));
  await writeFile(join(folder, "scores.json"), JSON.stringify(scores));
  await writeBlocks(folder, blocks);
  await writeParquet(database, join(folder, PREDICTIONS_FILE), predictions);
}

/** Returns the profile that `writePartition` wrote. */
export async function readProfile(folder: string, spec: ProfileSpec): Promise<PartitionProfile> {
  return decodeProfiles(await readFile(join(folder, "profile.bin")), spec).partitions[0]!;
}

/** Returns the anomalies that `writePartition` wrote. */
export async function readAnomalies(folder: string): Promise<Anomaly[]> {
  return JSON.parse(await readFile(join(folder, "anomalies.json"), "utf8")) as Anomaly[];
}

/** Returns the scores that `writePartition` wrote. */
export async function readScores(folder: string): Promise<ScoreCell[]> {
  return JSON.parse(await readFile(join(folder, "scores.json"), "utf8")) as ScoreCell[];
}

/** Reads a partition once: scores its rows, profiles rows and predictions together, and validates what was seen. */
async function profilePartition(
  database: Database,
  file: string,
  {schema, spec}: Reference,
  plan: PartitionPlan
): Promise<PartitionResult> {
  const {serving, target, slices} = plan;
  const inputs = [serving.champion, ...(serving.canary === null ? [] : [serving.canary])].flatMap(
    ({predictor}) => predictor.inputs
  );
  const sliced = slices.map(({column}) => column);
  const raw = [...new Set([...LOG_COLUMNS, ...inputs, ...plan.replay.features, target, ...sliced])];
  const batches: Batch[] = [];
  for await (const batch of readParquet(database, file, columnsToRead(spec, raw))) batches.push(batch);
  const column = (name: string): Float64Array => concatenated(batches.map((batch) => inputOf(batch, name)));
  const tracts = column("tract");
  const labels = column(target).map((label, row) => (plan.isScored(tracts[row]!) ? label : NaN));
  const answers = answer(serving, column);
  const profile = profileOf(spec, batches, {[target]: labels, [PREDICTION]: answers.predictions});
  const data = {rows: profile.sums[ROWS]!, columns: await observe(database, file, spec, profile, slices)};
  return {
    profile,
    anomalies: validate(schema, data, {environment: "serving"}),
    blocks: replayBlocks(plan.replay, {column, isScored: (row) => plan.isScored(tracts[row]!)}),
    scores: scoreCells(plan.start, serving, slices, predictionEdges(spec), {answers, labels, column}),
    predictions: [
      {name: "at", type: "TIMESTAMP_MS", values: column("at")},
      {name: "tract", type: "BIGINT", values: tracts},
      {name: "by_canary", type: "BIGINT", values: answers.byCanary},
      {name: PREDICTION, type: "DOUBLE", values: answers.predictions},
      {name: "champion", type: "DOUBLE", values: answers.champion},
      ...(answers.canary === null ? [] : [{name: "canary", type: "DOUBLE" as const, values: answers.canary}])
    ]
  };
}

/**
 * Returns the profile of batches whose labels and predictions are given apart.
 * @param given by column, a value for each row of all batches; NaN where there is none
 */
function profileOf(
  spec: ProfileSpec,
  batches: readonly Batch[],
  given: Readonly<Record<string, Float64Array>>
): Profile {
  const profile = emptyProfile(spec);
  let start = 0;
  for (const {rows, columns} of batches) {
    const laid = Object.entries(given).map(([name, all]): [string, NumericValues] => {
      const values = all.subarray(start, start + rows);
      return [name, {kind: "numeric", values, valid: Uint8Array.from(values, (x) => Number(!Number.isNaN(x)))}];
    });
    addRows(profile, spec, {rows, columns: new Map([...columns, ...laid])});
    start += rows;
  }
  return profile;
}

/** Returns the edges between tenths of the reference's predictions. */
export function predictionEdges(spec: ProfileSpec): number[] {
  const column = spec.columns.find(({name}) => name === PREDICTION) as NumericSpec;
  return edgesAt(column, COARSE_BINS).map((i) => column.edges[i]!);
}

/** Models and slices need the numbers behind categories, which profiles know by position only. */
function columnsToRead({columns}: ProfileSpec, raw: readonly string[]): ReadColumn[] {
  return [
    ...profileColumns(columns.filter(({role}) => role === "feature")),
    ...raw.map((name) => ({from: name, as: `input ${name}`, levels: null}))
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
  profile: Profile,
  slices: readonly Slice[]
): Promise<ObservedColumn[]> {
  const present = await describeParquet(database, file);
  const known = new Set(spec.columns.map((c) => c.name));
  // The label is joined to the log later: it is no part of what was served.
  const others = new Set<string>([
    ...LOG_COLUMNS,
    ...slices.map(({column}) => column).filter((name) => !known.has(name)),
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
