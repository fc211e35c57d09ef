import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {addScores, scoredSums} from "../../../lib/decay/score-sums.js";
import type {ScoreCell, ScoreSums} from "../../../lib/decay/score-sums.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {decodeProfiles, encodeProfiles} from "../../../lib/profile/codec.js";
import {addRows, emptyProfile} from "../../../lib/profile/profile-rows.js";
import {belongsTo} from "../../../lib/profile/slices.js";
import type {PartitionProfile, Profile, ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import {withAnswers} from "../../../lib/profile/with-answers.js";
import {slotStart} from "../../../lib/sql/slot.js";
import type {TimeColumn} from "../../../lib/sql/types.js";
import {bySlot} from "../../engines/by-slot.js";
import type {Database} from "../../engines/duckdb.js";
import {openPredictions} from "../../engines/predictions-file.js";
import type {PredictionsFile} from "../../engines/predictions-file.js";
import {codedPredictor} from "../../engines/predictor.js";
import {readRows} from "../../engines/rows.js";
import type {Table} from "../../engines/rows.js";
import {UNDATED} from "../../engines/vectors.js";
import type {TablePartition} from "../partitions.js";
import {answerEdges, judgeRows, mixedRows} from "./judged.js";
import type {ServedRows} from "./judged.js";
import {routed} from "./routed.js";

/** A version of a model, by its name. */
export interface NamedModel {
  readonly version: string;
  readonly model: TrainedModel;
}

/** Who answers rows. */
export interface TableServing {
  readonly champion: NamedModel;
  /** answers a share of the rows; null where there is none */
  readonly canary: (NamedModel & {readonly share: number}) | null;
}

/** What was answered in each partition. */
export interface TableAnswers {
  /** by `answerSpec` */
  readonly partitions: readonly PartitionProfile[];
  readonly cells: readonly ScoreCell[];
}

/** Returns the part of a spec that depends on who answers: the answers, the labels that they are held against, and blocks. */
export function answerSpec({columns, blocks}: ProfileSpec): ProfileSpec {
  return {columns: columns.filter(({role}) => role !== "feature" && role !== "time"), blocks, slices: []};
}

/** Returns a name for who answers: the same for the same models with the same shares. */
export function servingName({champion, canary}: TableServing): string {
  return JSON.stringify([champion.version, canary && [canary.version, canary.share]]);
}

/** Returns a partition with what was answered in it, by `answerSpec`, in the place of its predictions. */
export function withServed(spec: ProfileSpec, partition: TablePartition, answers: Profile): TablePartition {
  return {...partition, profile: withAnswers(spec, partition.profile, answerSpec(spec), answers)};
}

/** How rows are answered. */
interface Answering {
  /** of the monitor */
  readonly spec: ProfileSpec;
  readonly serving: TableServing;
  readonly slices: readonly SliceSpec[];
}

/**
 * Answers the rows of a table, read once, and writes what it came to: profiles and scores, and as Parquet every prediction
 * with its partition and the version of the model that made it.
 */
export async function writeAnswers(
  folder: string,
  database: Database,
  table: Table & {readonly time: TimeColumn},
  answering: Answering
): Promise<void> {
  const {champion, canary} = answering.serving;
  const predictions = await openPredictions(join(folder, "predictions.parquet"), champion.model.outcome);
  let answers: TableAnswers;
  try {
    answers = await answerTable(database, table, answering, predictions);
    await predictions.write([champion.version, ...(canary === null ? [] : [canary.version])], table.time.unit);
  } finally {
    predictions.close();
  }
  const {partitions, cells} = answers;
  const profiles = encodeProfiles(answerSpec(answering.spec), partitions, {withSpec: false});
  await writeFile(join(folder, "answers.bin"), profiles);
  await writeFile(join(folder, "scores.json"), JSON.stringify(cells));
}

/** Returns what `writeAnswers` wrote. */
export async function readAnswers(folder: string, spec: ProfileSpec): Promise<TableAnswers> {
  const {partitions} = decodeProfiles(await readFile(join(folder, "answers.bin")), answerSpec(spec));
  return {partitions, cells: JSON.parse(await readFile(join(folder, "scores.json"), "utf8")) as ScoreCell[]};
}

async function answerTable(
  database: Database,
  table: Table & {readonly time: TimeColumn},
  {spec, serving, slices}: Answering,
  predictions: PredictionsFile
): Promise<TableAnswers> {
  const own = answerSpec(spec);
  const edges = answerEdges(spec);
  const answer = await answererOf(spec, serving);
  const columns = spec.columns.filter(({role}) => role === "feature" || role === "label");
  const versions = [serving.champion, ...(serving.canary === null ? [] : [serving.canary])];
  const profiles = new Map<number, Profile>();
  const sums = new Map<string, {readonly slot: number; model: string; slice: string | null; sums: ScoreSums}>();
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const {batch: answered, scored, byCanary} = answer(batch);
      predictions.add(slot, answered, byCanary);
      const profile = profiles.get(slot) ?? emptyProfile(own);
      profiles.set(slot, profile);
      addRows(profile, own, answered);
      const groups = [null, ...slices.map((slice) => belongsTo(batch, slice, columns))];
      versions.forEach(({version: model}, arm) => {
        const own = byCanary && byCanary.map((by) => Number(by === arm));
        for (const [i, slice] of [null, ...slices].entries()) {
          const more = scoredSums(scored, edges, both(own, groups[i]!));
          const key = JSON.stringify([slot, model, slice?.name ?? null]);
          const before = sums.get(key);
          const added = before === undefined ? more : addScores([before.sums, more]);
          sums.set(key, {slot, model, slice: slice?.name ?? null, sums: added});
        }
      });
    }
  const startOf = (slot: number): string => slotStart(slot, table.time.unit);
  return {
    partitions: [...profiles].sort(([a], [b]) => a - b).map(([slot, profile]) => ({start: startOf(slot), profile})),
    cells: [...sums.values()]
      .sort((a, b) => a.slot - b.slot)
      .map(({slot, ...cell}): ScoreCell => ({start: startOf(slot), ...cell}))
  };
}

/** Rows that belong to both; null is all of them. */
function both(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((belongs, row) => belongs & b[row]!);
}

/** Rows with what was served, and which of them the canary answered; null without one. */
export interface Answered extends ServedRows {
  readonly byCanary: Uint8Array | null;
}

/** Returns what answers rows, some by the canary where there is one. */
export async function answererOf(
  spec: ProfileSpec,
  {champion, canary}: TableServing
): Promise<(batch: Batch) => Answered> {
  const {columns} = spec;
  const first = await codedPredictor({trained: champion.model, columns});
  if (canary === null) return (batch) => ({...judgeRows(batch, first, spec), byCanary: null});
  const second = await codedPredictor({trained: canary.model, columns});
  return (batch) => {
    const byCanary = routed(batch, first.inputs, canary.version, canary.share);
    const [theirs, its] = [judgeRows(batch, first, spec), judgeRows(batch, second, spec)];
    return {...mixedRows(theirs, its, byCanary, first), byCanary};
  };
}
