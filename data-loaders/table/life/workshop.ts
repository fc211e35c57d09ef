import type {ScoreCell} from "../../../lib/decay/score-sums.js";
import type {TrainedModel} from "../../../lib/model/types.js";
import {errorOf} from "../../../lib/policy/evidence.js";
import type {LossMeasure} from "../../../lib/policy/evidence.js";
import {summedLosses} from "../../../lib/policy/loss-difference.js";
import type {RetrainPolicy} from "../../../lib/policy/types.js";
import type {ColumnSpec} from "../../../lib/profile/types.js";
import type {Window} from "../../../lib/profile/window.js";
import type {Anomaly} from "../../../lib/schema/types.js";
import type {TimeColumn} from "../../../lib/sql/types.js";
import {deriveSeed} from "../../../lib/statistics/random.js";
import type {Table} from "../../engines/rows.js";
import {armOf} from "../../life/arms.js";
import {challengerOf} from "../../life/challenger.js";
import type {Latencies} from "../../life/latencies.js";
import type {Made} from "../../life/made.js";
import {costOf, versionOf} from "../../life/models.js";
import type {MakingWorkshop} from "../../life/take-step.js";
import {noBar} from "../../progress.js";
import {digest} from "../../state/json.js";
import type {InputFile} from "../inputs.js";
import {errorText} from "../model-text.js";
import type {KeptReference} from "../read-reference.js";
import type {TableRun} from "../run.js";
import {learnerOf} from "../train.js";
import type {Trained} from "../train.js";
import {openRows} from "./rows.js";
import {tryBoth} from "./tried.js";

/** A version of a model, with what the registry keeps of it. */
export type Registered = Made;

/** What models of a table are made of and tried on. */
export interface TableBench {
  readonly run: TableRun;
  readonly kept: KeptReference & {readonly time: TimeColumn};
  readonly trained: Trained;
  readonly retrain: RetrainPolicy;
  /** by which models are judged */
  readonly measure: LossMeasure;
  /** digests of the schema and of the code that trains */
  readonly schema: string;
  readonly code: string;
  readonly latencies: Latencies;
}

/** The partitions so far. */
export interface Partitions {
  readonly starts: readonly string[];
  /** files that each has rows of */
  readonly files: readonly (readonly InputFile[])[];
  /** what each was read from and by whom it was answered */
  readonly keys: readonly (readonly string[])[];
  readonly anomalies: readonly (readonly Anomaly[])[];
  readonly cells: readonly (readonly ScoreCell[])[];
}

/** Opens the workshop of the last partition. */
export function openTableWorkshop(
  bench: TableBench,
  partitions: Partitions,
  models: ReadonlyMap<string, Registered>
): MakingWorkshop {
  const {run, kept, trained, retrain} = bench;
  const {monitor, database} = run;
  const {spec} = kept.reference;
  const {starts} = partitions;
  const today = starts.at(-1)!;
  const spanOf = ({from, to}: Window): readonly [string, string] => [starts[from]!, starts[to - 1]!];
  const onRows = async <T>(window: Window, use: (table: Table) => Promise<T>): Promise<T> => {
    const rows = await openRows(run, kept, filesOf(partitions, window), spanOf(window));
    try {
      return await use(rows.table);
    } finally {
      await rows.close();
    }
  };
  let learnt: {model: TrainedModel; rows: number; seed: number} | null = null;
  let made: Made | null = null;
  return {
    made: () => made,

    // a partition is known by the labels it has, and one of them at least is learnt from
    obstacle: () => Promise.resolve(null),

    async train(champion, window) {
      const {recipe, features, target} = trained;
      const columns = [...knownInputs(models.get(champion)!.model, spec.columns), labelOf(spec.columns)];
      const seed = deriveSeed(monitor.seed, "challenger", today);
      const training = {recipe, features, target, task: monitor.task!, levels: 0, seed};
      const {model, rows} = await onRows(window, async (table) => {
        const learner = await learnerOf(database, table, columns, training, {progress: noBar});
        return learner.fit(learner.starts.length, retrain.start === "continue" ? models.get(champion)!.model : null);
      });
      learnt = {model, rows, seed};
      return {version: versionOf(model), rows, span: spanOf(window)};
    },

    async compare(champion, trainedOn, holdout) {
      const {model, rows, seed} = learnt!;
      const before = models.get(champion)!;
      const tried = await onRows(holdout, (table) =>
        tryBoth(database, table, spec, monitor.slices, {champion: before.model, challenger: model})
      );
      const {n, ...losses} = summedLosses(tried.partitions);
      const total = (of: "champion" | "challenger"): number => errorOf(bench.measure, {n, total: losses[of]});
      const facts = {
        ...{parent: champion, trainedAt: today, rows, span: spanOf(trainedOn), metrics: tried.metrics},
        ...{isFromAll: false, startsFrom: retrain.start, unit: unitOf(bench)},
        ...{parentError: total("champion"), holdout: spanOf(holdout), calibration: tried.calibration},
        classes: tried.wrong && {
          ...{measures: `${errorText(model, "")}.`, wrong: tried.wrong.challenger},
          parentWrong: tried.wrong.champion
        }
      };
      made = challengerOf(model, facts, {
        ...{schema: bench.schema, code: bench.code, recipe: trained.recipe.kind, seed, parentCard: before.record.card},
        ...{calibration: tried.calibration, fingerprint: fingerprintOf(partitions, trainedOn)}
      });
      return {
        evidence: {
          ...{measure: bench.measure, losses: tried.partitions, slices: tried.slices, challenger: costOf(model)},
          anomalies: partitions.anomalies.slice(trainedOn.from, trainedOn.to).flat(),
          champion: costOf(before.model),
          latency:
            retrain.gate.latency === null
              ? null
              : await bench.latencies.both(
                  {version: champion, model: before.model},
                  {version: made.record.version, model}
                )
        },
        baseline: total("challenger")
      };
    },

    arms(champion, canary, {from, to}) {
      const cells = partitions.cells.slice(from, to).flat();
      return Promise.resolve({champion: armOf(cells, champion), canary: armOf(cells, canary)});
    }
  };
}

function filesOf({files}: Partitions, {from, to}: Window): InputFile[] {
  return [...new Set(files.slice(from, to).flat())];
}

/** A challenger knows the levels that the first model knows: what it answers can be told by the same columns. */
function knownInputs({inputs}: TrainedModel, columns: readonly ColumnSpec[]): ColumnSpec[] {
  return inputs.map((input): ColumnSpec => {
    const spec = columns.find(({name}) => name === input.name)!;
    return spec.kind === "categorical" && input.kind === "category" ? {...spec, levels: input.levels} : spec;
  });
}

function labelOf(columns: readonly ColumnSpec[]): ColumnSpec {
  return columns.find(({role}) => role === "label")!;
}

function unitOf({run: {monitor}}: TableBench): string {
  return monitor.columns.find(({name}) => name === monitor.target)?.unit ?? "";
}

/** Rows are known by what they were read from. */
function fingerprintOf({starts, keys}: Partitions, {from, to}: Window): string {
  return digest([starts.slice(from, to), keys.slice(from, to)]).slice(0, 16);
}
