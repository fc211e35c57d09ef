import type {ScoreCell} from "../../lib/decay/score-sums.js";
import {rmse} from "../../lib/model/metrics.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {GateEvidence} from "../../lib/policy/gate.js";
import type {PartitionLosses} from "../../lib/policy/loss-difference.js";
import type {Window} from "../../lib/profile/window.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Database} from "../engines/duckdb.js";
import {armOf} from "../life/arms.js";
import {challengerOf} from "../life/challenger.js";
import type {Latencies} from "../life/latencies.js";
import type {Made} from "../life/made.js";
import {costOf, versionOf} from "../life/models.js";
import type {KnownModel} from "../life/models.js";
import {calibrationOf, slicedErrors} from "../life/record.js";
import type {MakingWorkshop} from "../life/take-step.js";
import {isIn} from "../stages/serve.js";
import {digest, digestBytes} from "../state/json.js";
import type {Json} from "../state/json.js";
import {joinedRows, windowRows} from "./window-rows.js";
import type {WindowRows} from "./window-rows.js";

/** What models are made of and tried on. */
export interface Bench {
  readonly database: Database;
  readonly monitor: SimulatedMonitor;
  /** the rows that the first model learnt from, by column */
  readonly first: Readonly<Record<string, readonly number[]>>;
  /** whether a tract's labels are for scoring; those of the others are for training */
  isScored(tract: number): boolean;
  fit(rows: WindowRows, seed: number, from: TrainedModel | null): Promise<TrainedModel>;
  known(model: TrainedModel, card: ModelRecord["card"]): KnownModel;
  /** digests of the schema and of the code that trains */
  readonly schema: string;
  readonly code: string;
  readonly latencies: Latencies;
}

/** The days of a stream so far. */
export interface Days {
  /** where each day's rows are */
  readonly logs: readonly string[];
  readonly starts: readonly string[];
  readonly anomalies: readonly (readonly Anomaly[])[];
  readonly scores: readonly (readonly ScoreCell[])[];
}

/**
 * Opens the workshop of a day.
 * @param models the versions that are at hand
 */
export function openWorkshop(bench: Bench, days: Days, models: ReadonlyMap<string, KnownModel>): MakingWorkshop {
  const {monitor, database} = bench;
  const {target, slices, retrain, seed} = monitor;
  const features = monitor.features.map(({name}) => name);
  const names = [...features, target.name];
  const today = days.starts.at(-1)!;
  const spanOf = ({from, to}: Window): readonly [string, string] => [days.starts[from]!, days.starts[to - 1]!];
  const rowsOf = (window: Window, columns: readonly string[], isScored: boolean): Promise<WindowRows> =>
    windowRows(
      database,
      days.logs.slice(window.from, window.to),
      columns,
      (tract) => bench.isScored(tract) === isScored
    );
  let trained: {model: TrainedModel; rows: WindowRows; span: readonly [string, string]; seed: number} | null = null;
  let made: Made | null = null;
  return {
    made: () => made,

    async obstacle(window) {
      const rows = await rowsOf(window, names, false);
      const empty = names.filter((name) => !rows[name]!.some(Number.isFinite));
      return empty.length === 0 ? null : `no row to learn from has a value of ${empty.join(", ")}`;
    },

    async train(champion, window) {
      const recent = await rowsOf(window, names, false);
      const rows = retrain.window === null ? joinedRows(names, bench.first, recent) : recent;
      const span = spanOf(window);
      const own = deriveSeed(seed, "challenger", today);
      const parent = retrain.start === "continue" ? models.get(champion)!.model : null;
      const model = await bench.fit(rows, own, parent);
      trained = {model, rows, span, seed: own};
      return {version: versionOf(model), rows: rows[target.name]!.length, span};
    },

    async compare(champion, learnt, holdout) {
      const columns = [...names, ...slices.map(({column}) => column)];
      const rows = await rowsOf(holdout, columns, true);
      const labels = rows[target.name]!;
      const [before, {model, ...training}] = [models.get(champion)!, trained!];
      const challenger = bench.known(model, before.card);
      const say = async (known: KnownModel): Promise<Float64Array> => {
        const predictor = await known.predictor();
        return predictor.predict(predictor.inputs.map((name) => rows[name]!));
      };
      const [theirs, its] = [await say(before), await say(challenger)];
      const tried = {predictions: its, labels, column: (name: string) => rows[name]!};
      const metrics = slicedErrors(tried, slices, "held-out rows");
      const facts = {
        ...{parent: champion, trainedAt: today, rows: training.rows[target.name]!.length, span: training.span, metrics},
        ...{isFromAll: retrain.window === null, startsFrom: retrain.start, unit: target.unit},
        ...{parentError: rmse(theirs, labels), holdout: spanOf(holdout), classes: null, calibration: null}
      };
      made = challengerOf(model, facts, {
        ...{schema: bench.schema, code: bench.code, recipe: "network", seed: training.seed, parentCard: before.card},
        ...{calibration: calibrationOf(tried), fingerprint: fingerprintOf(training.rows, names)}
      });
      const losses = (counts: (row: number) => boolean): PartitionLosses => squaredErrors(theirs, its, labels, counts);
      const anomalies = days.anomalies.slice(learnt.from, learnt.to).flat();
      const evidence: GateEvidence = {
        ...{measure: "RMSE", anomalies, champion: costOf(before.model), challenger: costOf(model)},
        latency: retrain.gate.latency === null ? null : await bench.latencies.both(before, challenger),
        losses: days.starts.slice(holdout.from, holdout.to).map((_, day) => losses((row) => rows["day"]![row] === day)),
        slices: slices.map((slice) => {
          const values = rows[slice.column]!;
          return {slice: slice.name, ...losses((row) => isIn(slice, values[row]!))};
        })
      };
      return {evidence, baseline: rmse(its, labels)};
    },

    arms(champion, canary, {from, to}) {
      const cells = days.scores.slice(from, to).flat();
      return Promise.resolve({champion: armOf(cells, champion), canary: armOf(cells, canary)});
    }
  };
}

/** Returns the squared errors of both, summed over the rows that count and have a label. */
function squaredErrors(
  champion: ArrayLike<number>,
  challenger: ArrayLike<number>,
  labels: ArrayLike<number>,
  counts: (row: number) => boolean
): PartitionLosses {
  const sums = {n: 0, champion: 0, challenger: 0};
  for (let row = 0; row < labels.length; ++row) {
    if (!counts(row)) continue;
    const [theirs, its] = [(champion[row]! - labels[row]!) ** 2, (challenger[row]! - labels[row]!) ** 2];
    if (!Number.isFinite(theirs + its)) continue;
    sums.n += 1;
    sums.champion += theirs;
    sums.challenger += its;
  }
  return sums;
}

/** Returns a digest of rows, in order. */
export function fingerprintOf(rows: WindowRows, names: readonly string[]): string {
  const columns = names.map((name): Json => [name, digestBytes(new Uint8Array(rows[name]!.buffer))]);
  return digest(columns).slice(0, 16);
}
