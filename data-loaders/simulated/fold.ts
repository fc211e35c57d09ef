import type {Predictor} from "../../lib/model/types.js";
import type {PartitionProfile} from "../../lib/profile/types.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Database} from "../engines/duckdb.js";
import {readLines, readMemory, START, writeStep} from "../stages/decide.js";
import type {JournalLine} from "../stages/decide.js";
import {readAnomalies, readProfile, writePartition} from "../stages/profile.js";
import type {Reference} from "../stages/reference.js";
import {logFile, writeLog} from "../stages/simulate.js";
import type {Simulation} from "../stages/simulate.js";
import type {SimulatedStream} from "../stages/simulated-bundle.js";
import type {Artefact, Store} from "../state/store.js";

/** What every day of a monitor's streams is folded with. */
export interface Fold {
  readonly store: Store;
  readonly database: Database;
  readonly monitor: SimulatedMonitor;
  readonly simulation: Simulation;
  readonly reference: Reference;
  readonly model: () => Promise<Predictor>;
  /** RMSE of the model on its hold-out rows */
  readonly baseline: number;
  /** digests of what `simulation` is made of, and of the reference with the model it was made with */
  readonly keys: {readonly simulation: string; readonly reference: string};
}

/** One stream as the fold left it, with the key of its last step: it covers all before it. */
export type KeyedStream = SimulatedStream & {readonly key: string};

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
    partitions.push(await readProfile(partition.folder, fold.reference.spec));
    previous = await stepOf(fold, stream, partitions, partition, previous, name);
    lines.push(...(await readLines(previous.folder)));
    onDay();
  }
  return {id: stream, partitions, lines, key: previous?.key ?? ""};
}

/** The day's rows as production logged them. */
function logOf(
  {store, database, simulation, keys}: Fold,
  stream: ScenarioId,
  day: number,
  name: string
): Promise<Artefact> {
  const inputs = {simulation: keys.simulation, stream, day};
  return store.artefact("simulate", name, inputs, (folder) => writeLog(folder, database, simulation, stream, day));
}

/** The day's rows read once: profile, predictions and anomalies. Depends on no other day. */
function partitionOf(
  {store, database, reference, model, keys}: Fold,
  log: Artefact,
  name: string,
  start: string
): Promise<Artefact> {
  return store.artefact("profile", name, {rows: log.key, start, reference: keys.reference}, async (folder) =>
    writePartition(folder, database, logFile(log.folder), start, reference, await model())
  );
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
  const {distance, falseAlarmRate, current, reference: period} = monitor.drift;
  const policy = {
    drift: {distance, falseAlarmRate, current},
    reference: {from: 0, to: period.first},
    errorMeasure: "RMSE",
    retrain: {error: monitor.retrain.error, baseline}
  } as const;
  const inputs = {previous: previous?.key ?? null, partition: partition.key, stream, policy};
  return store.artefact("decide", name, inputs, async (folder) => {
    const anomalies = await readAnomalies(partition.folder);
    const memory = previous === null ? START : await readMemory(previous.folder);
    await writeStep(folder, policy, {stream, spec: reference.spec, partitions, anomalies}, memory);
  });
}
