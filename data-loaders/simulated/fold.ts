import {join} from "node:path";
import type {ScoreCell} from "../../lib/decay/score-sums.js";
import type {JournalEvent, Labelled} from "../../lib/journal/types.js";
import type {ReplayBlocks} from "../../lib/policy/published-replay.js";
import {ERRORS, layoutOf} from "../../lib/profile/layout.js";
import type {PartitionProfile, Profile} from "../../lib/profile/types.js";
import {withoutLabels} from "../../lib/profile/without-labels.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import {armOf} from "../life/arms.js";
import {readMade, writeMade} from "../life/made.js";
import type {Made} from "../life/made.js";
import {firstMemory} from "../life/memory.js";
import type {LifeMemory} from "../life/memory.js";
import type {KnownModel} from "../life/models.js";
import {readBlocks} from "../life/replay-file.js";
import {takeStep} from "../life/take-step.js";
import type {TakenStep} from "../life/take-step.js";
import {labelledPart} from "../stages/compare.js";
import type {Comparison} from "../stages/compare.js";
import {readEvents, readMemory, writeStep} from "../stages/decide.js";
import {PREDICTIONS_FILE, readAnomalies, readProfile, readScores} from "../stages/profile.js";
import type {Reference} from "../stages/reference.js";
import {keptSample} from "../stages/request-file.js";
import {requestSample} from "../stages/request-sample.js";
import type {ServedPartition} from "../stages/request-sample.js";
import {logFile} from "../stages/simulate.js";
import type {Json} from "../state/json.js";
import type {Artefact} from "../state/store.js";
import {logOf, partitionOf} from "./partition.js";
import type {Fold} from "./prepare.js";
import {openWorkshop} from "./workshop.js";

/** One stream as the fold left it, with the key of its last step: it covers all before it. */
export interface KeyedStream {
  readonly id: ScenarioId;
  /** as they are known on the last day */
  readonly partitions: readonly PartitionProfile[];
  readonly lines: readonly JournalEvent[];
  readonly scores: readonly ScoreCell[];
  /** what other policies are replayed on, of each partition whose labels are known on the last day: the first ones */
  readonly blocks: readonly ReplayBlocks[];
  /** rows of each partition whose labels score, known or not */
  readonly scored: readonly number[];
  readonly made: readonly Made[];
  /** an Arrow IPC stream of some of its last requests */
  readonly requests: Uint8Array;
  readonly key: string;
}

/** The days of a stream so far, and what the next one needs to know. */
interface Past {
  readonly logs: string[];
  readonly served: ServedPartition[];
  readonly starts: string[];
  readonly profiles: PartitionProfile[];
  readonly anomalies: (readonly Anomaly[])[];
  readonly scores: (readonly ScoreCell[])[];
  readonly blocks: ReplayBlocks[];
  readonly lines: JournalEvent[];
  readonly made: Made[];
  readonly models: Map<string, KnownModel>;
  memory: LifeMemory;
}

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
  const {champion, monitor, reference} = fold;
  const past: Past = {
    ...{logs: [], served: [], starts: [], profiles: [], anomalies: [], scores: [], blocks: [], lines: [], made: []},
    models: new Map([[champion.version, champion]]),
    memory: firstMemory(champion.version, champion.baseline, null)
  };
  const known = Math.max(0, days.length - monitor.stream.labelDelay);
  let previous: Artefact | null = null;
  for (const [day, date] of days.entries()) {
    const name = `${stream}/${date}`;
    const log = await logOf(fold, stream, day, name);
    const partition = await partitionOf(fold, past.memory, past.models, stream, log, name, date);
    past.logs.push(logFile(log.folder));
    past.served.push({
      ...{start: date, log: logFile(log.folder), predictions: join(partition.folder, PREDICTIONS_FILE)},
      ...{champion: past.memory.champion, canary: past.memory.canary?.version ?? null},
      isKnown: (tract) => day < known && fold.isScored(tract)
    });
    past.starts.push(date);
    past.profiles.push(await readProfile(partition.folder, reference.spec));
    past.anomalies.push(await readAnomalies(partition.folder));
    past.scores.push(await readScores(partition.folder));
    past.blocks.push(await readBlocks(partition.folder));
    previous = await stepOf(fold, past, stream, partition, previous, name);
    past.lines.push(...(await readEvents(previous.folder)));
    past.memory = await readMemory(previous.folder);
    const made = await readMade(previous.folder);
    if (made !== null) {
      past.made.push(made);
      past.models.set(made.record.version, fold.known(made.model, made.record.card));
    }
    onDay();
  }
  return {
    id: stream,
    partitions: asKnown(reference, past.profiles, known),
    lines: past.lines,
    scores: past.scores.flatMap((cells, i) => (i < known ? cells : cells.map(withoutErrors))),
    blocks: past.blocks.slice(0, known),
    scored: past.blocks.map(({scoring}) => scoring[0]!),
    made: past.made,
    requests: await requestsOf(fold, past.served, stream, previous?.key ?? ""),
    key: previous?.key ?? ""
  };
}

/** Some of the last requests, to be published. */
function requestsOf(
  {store, database, monitor}: Fold,
  served: readonly ServedPartition[],
  stream: ScenarioId,
  step: string
): Promise<Uint8Array> {
  const options = {target: monitor.target.name, seed: deriveSeed(monitor.seed, stream)};
  return keptSample(store, stream, {step}, () => requestSample(database, served, options));
}

/** Profiles as they are known when the labels of so many partitions have come. */
function asKnown({spec}: Reference, profiles: readonly PartitionProfile[], known: number): PartitionProfile[] {
  return profiles.map((partition, i) =>
    i < known ? partition : {...partition, profile: withoutLabels(spec, partition.profile)}
  );
}

/** What is known of answers before their labels are. */
function withoutErrors(cell: ScoreCell): ScoreCell {
  const errors = new Set<number>(Object.values(ERRORS));
  return {...cell, sums: cell.sums.map((sum, slot) => (errors.has(slot) ? 0 : sum))};
}

/** Returns what the days of a monitor are compared with. */
export function comparisonOf({drift}: SimulatedMonitor): Comparison {
  const {distance, falseAlarmRate, current, reference} = drift;
  return {
    drift: {distance, falseAlarmRate, current},
    reference: {from: 0, to: reference.first},
    errorMeasure: "RMSE"
  };
}

/** The day's step: what was compared, decided and made, given all days before. */
function stepOf(
  fold: Fold,
  past: Past,
  stream: ScenarioId,
  partition: Artefact,
  previous: Artefact | null,
  name: string
): Promise<Artefact> {
  const {monitor, store, code, schema} = fold;
  const comparison = comparisonOf(monitor);
  const requests = fold.requests(stream, past.starts.at(-1)!);
  const inputs = {
    ...{previous: previous?.key ?? null, partition: partition.key, stream, schema, training: code},
    ...{comparison: comparison as unknown as Json, retrain: monitor.retrain as unknown as Json, requests},
    labelDelay: monitor.stream.labelDelay
  };
  const make = async (folder: string): Promise<void> => {
    const {events, memory, made} = await takeDay(fold, past, stream, comparison, requests);
    await writeStep(folder, {events, memory});
    await writeMade(folder, made);
  };
  return store.artefact("decide", name, inputs, make, "simulated/fold");
}

/** The step of the last day there is. */
function takeDay(
  fold: Fold,
  past: Past,
  stream: ScenarioId,
  comparison: Comparison,
  requests: readonly string[]
): Promise<TakenStep> {
  const {monitor, reference, champion} = fold;
  const {spec} = reference;
  const {labelDelay} = monitor.stream;
  const position = past.starts.length - 1;
  const known = Math.max(0, position + 1 - labelDelay);
  const partitions = asKnown(reference, past.profiles, known);
  const labelled = partitions.slice(0, known);
  const facts = {
    ...{comparison, retrain: monitor.retrain, memory: past.memory, first: champion.version},
    described: {stream, spec, partitions, anomalies: past.anomalies[position]!},
    known: {
      ...{position, known, measure: "RMSE" as const, requests, holdsBack: false},
      // of the rows that it answered itself: those of a canary beside it are none of its errors
      errors: past.scores.slice(0, known).map((cells) => armOf(cells, past.memory.champion)),
      learnable: labelled.map(({profile}) => learnableRows(reference, profile))
    },
    late: labelDelay > 0 && known > 0 ? labelledEvent(reference, past.profiles[known - 1]!) : null
  };
  return takeStep(facts, openWorkshop(fold, past, past.models));
}

function labelledEvent({spec}: Reference, {start, profile}: PartitionProfile): Labelled {
  return {kind: "labelled", partition: start, ...labelledPart(spec, profile, "RMSE")};
}

/** Rows whose labels are kept for training are those whose label the profile, which scores, does not have. */
function learnableRows({spec}: Reference, {sums}: Profile): number {
  return sums[layoutOf(spec).columns.find((column) => column.spec.role === "label")!.start]!;
}
