import type {JournalEvent} from "../../../lib/journal/types.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import {errorOf} from "../../../lib/policy/evidence.js";
import type {LossMeasure} from "../../../lib/policy/evidence.js";
import type {PublishedScores} from "../../../lib/registry/published.js";
import type {ModelRecord} from "../../../lib/registry/types.js";
import {openLatencies} from "../../life/latencies.js";
import {costOf, versionOf} from "../../life/models.js";
import type {PublishedLife} from "../../life/publish-life.js";
import type {Comparison} from "../../stages/compare.js";
import {codeDigest} from "../../state/code-digest.js";
import {digest} from "../../state/json.js";
import type {Json} from "../../state/json.js";
import type {TrainingRequest} from "../../state/requests.js";
import {tensorflowVersions} from "../../training/tensorflow.js";
import {tableCard} from "../card.js";
import {columnsOf} from "../column-summaries.js";
import type {TablePartition} from "../partitions.js";
import type {KeptReference} from "../read-reference.js";
import type {TableRun} from "../run.js";
import type {Trained} from "../train.js";
import {foldLife} from "./fold.js";
import type {FoldedLife} from "./fold.js";
import {answerEdges} from "./judged.js";

/** A table as its models left it. */
export interface LivedTable extends FoldedLife {
  readonly published: PublishedLife;
  readonly scores: PublishedScores;
  /** the model in force at the end, with what the registry keeps of it */
  readonly inForce: {readonly model: TrainedModel; readonly record: ModelRecord};
}

/**
 * Folds the partitions of a monitor whose model is trained again, as the configuration was checked to allow: it is trained
 * here, and rows have a time.
 */
export async function liveTable(
  run: TableRun,
  reference: KeptReference,
  partitions: readonly TablePartition[],
  {comparison, stream, requests}: {comparison: Comparison; stream: string; requests: readonly TrainingRequest[]}
): Promise<LivedTable> {
  const {monitor} = run;
  const trained = reference.reference.trained!;
  const kept = {...reference, time: reference.time!};
  const first = firstModel(run, kept, trained, {
    schema: digest(kept.reference.schema as unknown as Json).slice(0, 12),
    code: digest([await codeDigest("table/train"), tensorflowVersions()]).slice(0, 12)
  });
  const {schema, code} = first.record;
  const measure: LossMeasure = monitor.task === "regression" ? "RMSE" : "Brier score";
  const life = {
    ...{run, kept, trained, retrain: monitor.retrain!, schema, code, first, requests, comparison, stream, measure},
    baseline: holdoutError(trained, measure),
    latencies: await openLatencies(run.store)
  };
  const lived = await foldLife(life, partitions);
  const promoted = new Set(lived.lines.flatMap((event) => promotedBy(event)));
  const byVersion = new Map(lived.made.map((made) => [made.record.version, made]));
  return {
    ...lived,
    published: {
      records: lived.made.map(({record}) => record),
      champions: new Map(
        lived.made.flatMap(({record: {version}, model}) => (promoted.has(version) ? [[version, model]] : []))
      )
    },
    scores: {
      edges: answerEdges(kept.reference.spec),
      ...(trained.model.outcome.task === "multiclass" ? {classes: trained.model.outcome.classes} : {}),
      cells: lived.cells
    },
    inForce: byVersion.get(lived.champion)!
  };
}

/** Error of the first model on rows that it was not trained on; null where none could be held out. */
function holdoutError({holdout}: Trained, measure: LossMeasure): number | null {
  const [all] = holdout?.slices ?? [];
  return all === undefined ? null : errorOf(measure, {n: all.n, total: all.n * all.rmse ** 2});
}

function promotedBy(event: JournalEvent): string[] {
  return event.kind === "promoted" ? [event.version] : [];
}

/** The model that was trained on the reference rows, as the registry keeps it: whatever files come later. */
function firstModel(
  {monitor}: TableRun,
  {key, reference}: KeptReference,
  trained: Trained,
  digests: {readonly schema: string; readonly code: string}
): {readonly model: TrainedModel; readonly record: ModelRecord} {
  const {model, rows, span, recipe} = trained;
  const {name, origin, licence} = monitor.data;
  const source = {name, origin, licence, sha256: null, files: 0, rows: 0};
  return {
    model,
    record: {
      ...{
        version: versionOf(model),
        parent: null,
        trainedAt: null,
        ...digests,
        recipe: recipe.kind,
        seed: monitor.seed
      },
      data: {fingerprint: key, rows, span},
      metrics: (trained.holdout ?? trained.training)!.slices,
      calibration: (trained.holdout ?? trained.training)!.calibration,
      ...costOf(model),
      card: tableCard(monitor, reference, source, columnsOf(monitor, reference.spec.columns))!
    }
  };
}
