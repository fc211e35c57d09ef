import {basename} from "node:path";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {PartitionProfile} from "../../lib/profile/types.js";
import type {Window} from "../../lib/profile/window.js";
import {windowAnomalies} from "../../lib/schema/window-anomalies.js";
import {versionOf} from "../life/models.js";
import {describePartition} from "../stages/compare.js";
import type {Comparison} from "../stages/compare.js";
import {readEvents, writeStep} from "../stages/decide.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import type {TrainingRequest} from "../state/requests.js";
import type {Artefact} from "../state/store.js";
import {errorMeasureOf} from "./error-measure.js";
import {liveTable} from "./life/life.js";
import type {LivedTable} from "./life/life.js";
import {partitionsOf, undatedRejects} from "./partitions.js";
import type {KeyedChunk, TablePartition} from "./partitions.js";
import {countsAsOf, referenceWindow} from "./period.js";
import type {Rows} from "./quarantine.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";

/** The one stream of a monitor of a table, and its partition of reference rows that come apart. */
export const STREAM = "log";
const REFERENCE = "reference";

/** The chunks of a monitor's files. */
export interface TableChunks {
  readonly serving: readonly KeyedChunk[];
  /** of reference rows that come apart; none where they are serving rows */
  readonly reference: readonly KeyedChunk[];
}

/** Returns the rows of a monitor, partition by partition; the first is that of reference rows that come apart. */
export function rowsOf({monitor, asOf}: TableRun, {reference: {spec}, time}: KeptReference, chunks: TableChunks): Rows {
  const names = chunks.serving.map(({path}) => basename(path));
  const isShort = new Set(names).size === names.length;
  const nameOf = (path: string): string | null => (time !== null ? null : isShort ? basename(path) : path);
  const counts = countsAsOf(asOf, monitor.partition, monitor.data.timeZone);
  const serving = partitionsOf(spec, chunks.serving, nameOf).filter(({start}) => counts(start));
  return {
    partitions: [...partitionsOf(spec, chunks.reference, () => REFERENCE), ...serving],
    undated: time === null ? [] : undatedRejects(chunks.serving)
  };
}

/** The partitions of a monitor as the fold left them. */
export interface FoldedTable {
  /** of the last step: it covers all before it */
  readonly key: string;
  readonly lines: readonly JournalEvent[];
  readonly reference: Window;
  /** with the predictions of the models that were in force */
  readonly partitions: readonly TablePartition[];
  /** null where the model is not trained again */
  readonly lived: LivedTable | null;
}

/**
 * Folds partitions, oldest first: what each is compared with, what is found, and, where the model is trained again, what
 * follows for it. A partition that is as it was, after ones that are as they were, is not compared again.
 */
export async function foldPartitions(
  run: TableRun,
  kept: KeptReference,
  partitions: readonly TablePartition[],
  requests: readonly TrainingRequest[]
): Promise<FoldedTable> {
  const {monitor} = run;
  const {distance, falseAlarmRate, current, reference: period} = monitor.drift;
  const starts = partitions.map(({start}) => start);
  const reference = period === null ? {from: 0, to: 1} : referenceWindow(starts, period, monitor.id);
  const errorMeasure = errorMeasureOf(monitor, kept.reference.spec);
  const comparison: Comparison = {drift: {distance, falseAlarmRate, current}, reference, errorMeasure};
  if (monitor.retrain === null)
    return {...(await foldCompared(run, kept, partitions, comparison)), reference, partitions, lived: null};
  const lived = await liveTable(run, kept, partitions, {comparison, stream: STREAM, requests});
  return {key: lived.key, lines: lived.lines, reference, partitions: lived.partitions, lived};
}

async function foldCompared(
  {monitor, store, effects}: TableRun,
  kept: KeptReference,
  partitions: readonly TablePartition[],
  policy: Comparison
): Promise<Pick<FoldedTable, "key" | "lines">> {
  const {key, reference} = kept;
  const {spec, schema} = reference;
  const model = versionOfAnswers(kept);
  const bar = effects.progress(`${monitor.id}: partitions`, partitions.length);
  const lines: JournalEvent[] = [];
  let previous: Artefact | null = null;
  for (const [i, partition] of partitions.entries()) {
    previous = await stepOf(i, partition, previous);
    lines.push(...(await readEvents(previous.folder)));
    bar.step();
  }
  bar.done();
  return {key: previous!.key, lines};

  function stepOf(i: number, {start, profile, keys}: TablePartition, before: Artefact | null): Promise<Artefact> {
    const inputs = {
      previous: before?.key ?? null,
      reference: key,
      start,
      chunks: keys,
      policy: policy as unknown as Json
    };
    const make = async (folder: string): Promise<void> => {
      const anomalies = windowAnomalies(schema, [], {spec, profile});
      const known: readonly PartitionProfile[] = partitions.slice(0, i + 1);
      const today = {stream: STREAM, spec, partitions: known, anomalies, model};
      await writeStep(folder, {events: describePartition(policy, today), memory: null});
    };
    return store.artefact("decide", artefactName(start), inputs, make, "table/fold");
  }
}

/** Returns the version of the model that answers where none is trained again; null where answers come with the rows. */
export function versionOfAnswers({
  reference: {trained},
  model
}: Pick<KeptReference, "reference" | "model">): string | null {
  return trained === null ? (model?.files.sha256.slice(0, 12) ?? null) : versionOf(trained.model);
}
