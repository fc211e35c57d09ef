import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {decodeProfiles, encodeProfiles} from "../lib/profile/codec.js";
import type {PartitionProfile} from "../lib/profile/types.js";
import type {ScenarioId} from "../lib/scenario/scenarios.js";
import type {Anomaly} from "../lib/schema/types.js";
import type {MonitorConfig} from "./config.js";
import {writeParquet} from "./engines/duckdb.js";
import type {Database} from "./engines/duckdb.js";
import {START, takeStep} from "./stages/decide.js";
import type {JournalLine, Memory} from "./stages/decide.js";
import {profilePartition} from "./stages/profile.js";
import type {Predictor} from "./stages/profile.js";
import type {FoldedStream} from "./stages/publish.js";
import {PREDICTION} from "./stages/reference.js";
import type {Reference} from "./stages/reference.js";
import {simulate} from "./stages/simulate.js";
import type {Simulation} from "./stages/simulate.js";
import type {Artefact, Store} from "./state/store.js";

/** What every day of a monitor's streams is folded with. */
export interface Fold {
  readonly store: Store;
  readonly database: Database;
  readonly monitor: MonitorConfig;
  readonly simulation: Simulation;
  readonly reference: Reference;
  readonly model: Predictor;
  /** RMSE of the model on its hold-out rows */
  readonly baseline: number;
  /** keys of the source, and of the reference with the model it was made with */
  readonly keys: {readonly source: string; readonly reference: string};
}

/** One stream as the fold left it, with the key of its last step: it covers all before it. */
export type KeyedStream = FoldedStream & {readonly key: string};

/**
 * Folds the days of a stream, oldest first. A day that stands in the store is not read again.
 * @param days ISO dates of the days
 * @param onDay called after each day
 */
export async function foldStream(
  fold: Fold,
  stream: ScenarioId,
  days: readonly string[],
  onDay: () => void
): Promise<KeyedStream> {
  const partitions: PartitionProfile[] = [];
  const lines: JournalLine[] = [];
  let previous: Artefact | null = null;
  for (const [day, date] of days.entries()) {
    const name = `${stream}/${date}`;
    const log = await logOf(fold, stream, day, name);
    const partition = await partitionOf(fold, log, name, date);
    partitions.push(await readProfile(partition));
    previous = await stepOf(fold, stream, partitions, partition, previous, name);
    lines.push(...(await readLines(previous)));
    onDay();
  }
  return {id: stream, partitions, lines, key: previous?.key ?? ""};
}

/** The day's rows as production logged them. */
function logOf(fold: Fold, stream: ScenarioId, day: number, name: string): Promise<Artefact> {
  const {store, database, simulation, monitor, keys} = fold;
  const {start, rowsPerDay} = monitor.stream;
  const inputs = {source: keys.source, stream, day, start, rowsPerDay, seed: monitor.seed};
  return store.artefact("simulate", name, inputs, (folder) =>
    simulate(database, simulation, stream, day, join(folder, "rows.parquet"))
  );
}

/** The day's rows read once: profile, predictions and anomalies. Depends on no other day. */
function partitionOf(
  {store, database, reference, model, keys}: Fold,
  log: Artefact,
  name: string,
  start: string
): Promise<Artefact> {
  return store.artefact("profile", name, {rows: log.key, reference: keys.reference}, async (folder) => {
    const result = await profilePartition(database, join(log.folder, "rows.parquet"), reference, model);
    await writeFile(join(folder, "profile.bin"), encodeProfiles(reference.spec, [{start, profile: result.profile}]));
    await writeFile(join(folder, "anomalies.json"), JSON.stringify(result.anomalies));
    await writeParquet(database, join(folder, "predictions.parquet"), [
      {name: PREDICTION, type: "DOUBLE", values: result.predictions}
    ]);
  });
}

async function readProfile({folder}: Artefact): Promise<PartitionProfile> {
  return decodeProfiles(await readFile(join(folder, "profile.bin"))).partitions[0]!;
}

/** The day's step: what was compared and decided, given all days before. */
function stepOf(
  {store, monitor, reference, baseline}: Fold,
  stream: ScenarioId,
  partitions: readonly PartitionProfile[],
  partition: Artefact,
  previous: Artefact | null,
  name: string
): Promise<Artefact> {
  const {drift, retrain} = monitor;
  const inputs = {previous: previous?.key ?? null, partition: partition.key, drift, retrain, baseline};
  return store.artefact("decide", name, inputs, async (folder) => {
    const memory =
      previous === null ? START : (JSON.parse(await readFile(join(previous.folder, "memory.json"), "utf8")) as Memory);
    const anomalies = JSON.parse(await readFile(join(partition.folder, "anomalies.json"), "utf8")) as Anomaly[];
    const step = takeStep(monitor, {stream, spec: reference.spec, partitions, anomalies, baseline}, memory);
    await writeFile(join(folder, "memory.json"), JSON.stringify(step.memory));
    await writeFile(join(folder, "journal.ndjson"), step.lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  });
}

async function readLines({folder}: Artefact): Promise<JournalLine[]> {
  const text = await readFile(join(folder, "journal.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalLine);
}
