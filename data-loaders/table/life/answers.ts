import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {addScores, scoreSums} from "../../../lib/decay/score-sums.js";
import type {ScoreCell, ScoreSums} from "../../../lib/decay/score-sums.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import {selectRows} from "../../../lib/profile/batch.js";
import type {Batch, NumericValues} from "../../../lib/profile/batch.js";
import {decodeProfiles, encodeProfiles} from "../../../lib/profile/codec.js";
import {addRows, emptyProfile} from "../../../lib/profile/profile-rows.js";
import {sliceRows} from "../../../lib/profile/slices.js";
import type {PartitionProfile, Profile, ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import {withAnswers} from "../../../lib/profile/with-answers.js";
import {slotStart} from "../../../lib/sql/slot.js";
import type {TimeColumn} from "../../../lib/sql/types.js";
import {bySlot} from "../../engines/by-slot.js";
import type {Database} from "../../engines/duckdb.js";
import {openPredictions} from "../../engines/predictions-file.js";
import type {PredictionsFile} from "../../engines/predictions-file.js";
import {codedPredictor, PREDICTED, withPredictions} from "../../engines/predictor.js";
import {readRows} from "../../engines/rows.js";
import type {Table} from "../../engines/rows.js";
import {UNDATED} from "../../engines/vectors.js";
import {predictionEdges} from "../../stages/profile.js";
import type {TablePartition} from "../partitions.js";
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

/** Returns the part of a spec that depends on who answers: the predictions, and the labels that they are held against. */
export function answerSpec({columns}: ProfileSpec): ProfileSpec {
  return {columns: columns.filter(({role}) => role === "prediction" || role === "label"), blocks: [], slices: []};
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
  const predictions = await openPredictions(join(folder, "predictions.parquet"));
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
  const edges = predictionEdges(spec);
  const answer = await answererOf(spec, serving);
  const columns = spec.columns.filter(({role}) => role !== "prediction");
  const versions = [serving.champion, ...(serving.canary === null ? [] : [serving.canary])];
  const profiles = new Map<number, Profile>();
  const sums = new Map<string, {readonly slot: number; model: string; slice: string | null; sums: ScoreSums}>();
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const {answered, byCanary} = answer(batch);
      predictions.add(slot, numbersOf(answered, PREDICTED), byCanary);
      const profile = profiles.get(slot) ?? emptyProfile(own);
      profiles.set(slot, profile);
      addRows(profile, own, answered);
      versions.forEach(({version: model}, arm) => {
        const rows =
          byCanary === null
            ? answered
            : selectRows(
                answered,
                byCanary.map((by) => Number(by === arm))
              );
        for (const slice of [null, ...slices]) {
          const part = slice === null ? rows : sliceRows(rows, slice, columns);
          const more = scoresOf(part, spec, edges);
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

/** Returns the scores of rows that have a prediction and a label, by `scoreSums`. */
export function scoresOf(rows: Batch, {columns}: ProfileSpec, edges: readonly number[]): ScoreSums {
  const label = columns.find(({role}) => role === "label")!.name;
  return scoreSums(numbersOf(rows, PREDICTED), numbersOf(rows, label), edges);
}

/** Rows with what was served as their prediction, and which of them the canary answered; null without one. */
interface Answered {
  readonly answered: Batch;
  readonly byCanary: Uint8Array | null;
}

async function answererOf(
  {columns}: ProfileSpec,
  {champion, canary}: TableServing
): Promise<(batch: Batch) => Answered> {
  const first = await codedPredictor({trained: champion.model, columns});
  if (canary === null) return (batch) => ({answered: withPredictions(batch, first), byCanary: null});
  const second = await codedPredictor({trained: canary.model, columns});
  return (batch) => {
    const byCanary = routed(batch, first.inputs, canary.version, canary.share);
    const theirs = withPredictions(batch, first);
    const its = numbersOf(withPredictions(batch, second), PREDICTED);
    const values = numbersOf(theirs, PREDICTED).map((x, row) => (byCanary[row] === 1 ? its[row]! : x));
    const served: NumericValues = {kind: "numeric", values, valid: null};
    return {answered: {rows: batch.rows, columns: new Map([...theirs.columns, [PREDICTED, served]])}, byCanary};
  };
}

/** A column of numbers with NaN where one is missing. */
function numbersOf({columns}: Batch, name: string): Float64Array {
  const {values, valid} = columns.get(name) as NumericValues;
  return valid === null ? values : values.map((x, row) => (valid[row] === 1 ? x : NaN));
}
