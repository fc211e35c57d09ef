import {performanceOf} from "../../../lib/decay/performance.js";
import {addScores} from "../../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../../lib/decay/score-sums.js";
import type {CardSlice} from "../../../lib/model/card.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import type {PartitionLosses} from "../../../lib/policy/loss-difference.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {ERRORS} from "../../../lib/profile/layout.js";
import {sliceRows} from "../../../lib/profile/slices.js";
import type {ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import {bySlot} from "../../engines/by-slot.js";
import type {Database} from "../../engines/duckdb.js";
import {codedPredictor, withPredictions} from "../../engines/predictor.js";
import {readRows} from "../../engines/rows.js";
import type {Table} from "../../engines/rows.js";
import {UNDATED} from "../../engines/vectors.js";
import {scoresOf} from "./answers.js";

/** Champion and challenger on the same rows. */
export interface TriedModels {
  /** by partition, in order of time */
  readonly partitions: readonly PartitionLosses[];
  readonly slices: readonly (PartitionLosses & {readonly slice: string})[];
  /** of the challenger: all rows first, then the slices that have any */
  readonly metrics: readonly CardSlice[];
}

/** Tries two models on the rows of a table, read once. */
export async function tryBoth(
  database: Database,
  table: Table,
  spec: ProfileSpec,
  slices: readonly SliceSpec[],
  models: {readonly champion: TrainedModel; readonly challenger: TrainedModel}
): Promise<TriedModels> {
  const columns = spec.columns.filter(({role}) => role !== "prediction");
  const predictors = [
    await codedPredictor({trained: models.champion, columns: spec.columns}),
    await codedPredictor({trained: models.challenger, columns: spec.columns})
  ];
  const byPart = new Map<number, Pair>();
  const bySlice = new Map<string, Pair>();
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const answered = predictors.map((predictor) => withPredictions(batch, predictor));
      const pairOf = (of: (rows: Batch) => Batch): Pair => {
        const [champion, challenger] = answered.map((rows) => scoresOf(of(rows), spec, []));
        return {champion: champion!, challenger: challenger!};
      };
      add(
        byPart,
        slot,
        pairOf((rows) => rows)
      );
      for (const slice of slices)
        add(
          bySlice,
          slice.name,
          pairOf((rows) => sliceRows(rows, slice, columns))
        );
    }
  const all = [...byPart].sort(([a], [b]) => a - b).map(([, pair]) => pair);
  const sliced = [...bySlice].filter(([, {challenger}]) => challenger[ERRORS.n]! > 0);
  return {
    partitions: all.map(lossesOf),
    slices: sliced.map(([slice, pair]) => ({slice, ...lossesOf(pair)})),
    metrics: [
      metricOf("held-out rows", addScores(all.map(({challenger}) => challenger))),
      ...sliced.map(([slice, {challenger}]) => metricOf(slice, challenger))
    ]
  };
}

/** Scores of both on the same rows. */
interface Pair {
  readonly champion: ScoreSums;
  readonly challenger: ScoreSums;
}

function add<K>(pairs: Map<K, Pair>, key: K, {champion, challenger}: Pair): void {
  const before = pairs.get(key);
  const of = (sums: ScoreSums, more: ScoreSums | undefined): ScoreSums =>
    addScores(more === undefined ? [sums] : [more, sums]);
  pairs.set(key, {champion: of(champion, before?.champion), challenger: of(challenger, before?.challenger)});
}

function lossesOf({champion, challenger}: Pair): PartitionLosses {
  return {n: champion[ERRORS.n]!, champion: champion[ERRORS.square]!, challenger: challenger[ERRORS.square]!};
}

function metricOf(slice: string, sums: ScoreSums): CardSlice {
  return {slice, ...performanceOf(sums)};
}
