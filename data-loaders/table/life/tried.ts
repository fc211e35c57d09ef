import {performanceOf} from "../../../lib/decay/performance.js";
import {addScores, scoredSums, wrongSlot} from "../../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../../lib/decay/score-sums.js";
import type {CardSlice} from "../../../lib/model/card.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import type {PartitionLosses} from "../../../lib/policy/loss-difference.js";
import {ERRORS} from "../../../lib/profile/layout.js";
import {belongsTo} from "../../../lib/profile/slices.js";
import type {ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import type {CalibrationBin} from "../../../lib/registry/types.js";
import {bySlot} from "../../engines/by-slot.js";
import type {Database} from "../../engines/duckdb.js";
import {codedPredictor} from "../../engines/predictor.js";
import {readRows} from "../../engines/rows.js";
import type {Table} from "../../engines/rows.js";
import {UNDATED} from "../../engines/vectors.js";
import {addPromises, noPromises, promisesKept} from "../promised.js";
import {judgeRows, promiseEdges} from "./judged.js";

/** Champion and challenger on the same rows. */
export interface TriedModels {
  /** by partition, in order of time */
  readonly partitions: readonly PartitionLosses[];
  readonly slices: readonly (PartitionLosses & {readonly slice: string})[];
  /** of the challenger: all rows first, then the slices that have any */
  readonly metrics: readonly CardSlice[];
  /** of the challenger, by tenth of the reference's predictions; null where there are too few rows */
  readonly calibration: readonly CalibrationBin[] | null;
  /** shares of labelled rows with a wrong class; null of numbers */
  readonly wrong: {readonly champion: number; readonly challenger: number} | null;
}

/** Tries two models on the rows of a table, read once. */
export async function tryBoth(
  database: Database,
  table: Table,
  spec: ProfileSpec,
  slices: readonly SliceSpec[],
  models: {readonly champion: TrainedModel; readonly challenger: TrainedModel}
): Promise<TriedModels> {
  const columns = spec.columns.filter(({role}) => role === "feature" || role === "label");
  const predictors = [
    await codedPredictor({trained: models.champion, columns: spec.columns}),
    await codedPredictor({trained: models.challenger, columns: spec.columns})
  ];
  const byPart = new Map<number, Pair>();
  const bySlice = new Map<string, Pair>();
  const promises = noPromises(promiseEdges(spec));
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const [before, its] = predictors.map((predictor) => judgeRows(batch, predictor, spec));
      addPromises(promises, its!.promised);
      const pairOf = (belongs: Uint8Array | null): Pair => ({
        champion: scoredSums(before!.scored, [], belongs),
        challenger: scoredSums(its!.scored, [], belongs)
      });
      add(byPart, slot, pairOf(null));
      for (const slice of slices) add(bySlice, slice.name, pairOf(belongsTo(batch, slice, columns)));
    }
  const all = [...byPart].sort(([a], [b]) => a - b).map(([, pair]) => pair);
  const [total, totalBefore] = [
    addScores(all.map(({challenger}) => challenger)),
    addScores(all.map(({champion}) => champion))
  ];
  const sliced = [...bySlice].filter(([, {challenger}]) => challenger[ERRORS.n]! > 0);
  return {
    partitions: all.map(lossesOf),
    slices: sliced.map(([slice, pair]) => ({slice, ...lossesOf(pair)})),
    metrics: [metricOf("held-out rows", total), ...sliced.map(([slice, {challenger}]) => metricOf(slice, challenger))],
    calibration: promisesKept(promises),
    wrong: wrongOf(total) === null ? null : {champion: wrongOf(totalBefore)!, challenger: wrongOf(total)!}
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

/** Share of the labelled rows whose class is wrong; null of numbers. */
function wrongOf(sums: ScoreSums): number | null {
  const wrong = sums[wrongSlot([])];
  return wrong === undefined ? null : wrong / sums[ERRORS.n]!;
}

function metricOf(slice: string, sums: ScoreSums): CardSlice {
  return {slice, ...performanceOf(sums)};
}
