import {selectColumns} from "../../lib/model/columns.js";
import {numberBatch} from "../../lib/model/encode.js";
import {numberInputs} from "../../lib/model/inputs.js";
import {rmse} from "../../lib/model/metrics.js";
import {predictColumns} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import {dealPools, POOL_B, TRAIN} from "../../lib/scenario/pools.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import type {Table} from "../boston.js";
import type {Champion} from "../champion.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Database} from "../engines/duckdb.js";
import {openLatencies} from "../life/latencies.js";
import {costOf, knownModel} from "../life/models.js";
import type {KnownModel} from "../life/models.js";
import {calibrationOf, slicedErrors} from "../life/record.js";
import {noBar} from "../progress.js";
import type {KeptSource} from "../source.js";
import {readReference, writeReference} from "../stages/reference.js";
import type {Reference} from "../stages/reference.js";
import {auditColumns, simulationOf} from "../stages/simulate.js";
import type {Simulation} from "../stages/simulate.js";
import {codeDigest} from "../state/code-digest.js";
import {digest, digestBytes} from "../state/json.js";
import type {Json} from "../state/json.js";
import {requestsOf} from "../state/requests.js";
import type {TrainingRequest} from "../state/requests.js";
import type {Store} from "../state/store.js";
import {fitModel} from "../training/fit.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import type {WindowRows} from "./window-rows.js";
import {fingerprintOf} from "./workshop.js";
import type {Bench} from "./workshop.js";

/** What every day of a monitor's streams is folded with. */
export interface Fold extends Bench {
  readonly store: Store;
  readonly simulation: Simulation;
  readonly reference: Reference;
  /** the model that was there before the first day, with its error on rows that it was not trained on */
  readonly champion: KnownModel & {readonly baseline: number};
  readonly firstRecord: ModelRecord;
  /** digests of what `simulation` is made of, and of the reference with the model it was made with */
  readonly keys: {readonly simulation: string; readonly reference: string};
  /** reasons of those who asked for a training, by stream and start of the day */
  requests(stream: ScenarioId, start: string): readonly string[];
}

/** What a monitor is brought up to date with. */
interface Preparation {
  readonly monitor: SimulatedMonitor;
  readonly store: Store;
  readonly database: Database;
  readonly requests: readonly TrainingRequest[];
}

/** Returns what the days of a monitor are folded with, making the reference first where it is not kept. */
export async function prepareFold(
  {monitor, store, database, requests}: Preparation,
  source: KeptSource,
  champion: Champion
): Promise<Fold> {
  const {features, target, seed, stream} = monitor;
  const table = source.rows.columns;
  const pools = dealPools(table[target.name]!, seed);
  const data = {source: source.key, pools: digestBytes(pools), features, target};
  const reference = await store.artefact("reference", "reference", {...data, model: champion.key}, async (folder) =>
    writeReference(folder, monitor, source.rows, pools, await champion.predictor())
  );
  const kept = await readReference(reference.folder);
  const rowsOf = (pool: number): number[] => [...pools.keys()].filter((row) => pools[row] === pool);
  const names = [...features.map(({name}) => name), target.name];
  const learnt = rowsOf(TRAIN);
  const first = Object.fromEntries(names.map((name) => [name, learnt.map((row) => table[name]![row]!)]));
  const fixed = {
    schema: digest(kept.schema as unknown as Json).slice(0, 12),
    code: digest([await codeDigest("simulated/prepare"), tensorflowVersions()]).slice(0, 12)
  };
  const drawn = {...data, audit: auditColumns(monitor), start: stream.start, rowsPerDay: stream.rowsPerDay, seed};
  return {
    ...{store, database, monitor},
    simulation: simulationOf(monitor, source.rows, pools),
    reference: kept,
    ...firstModel(monitor, champion, table, {scored: rowsOf(POOL_B), first, ...fixed}),
    ...{first, ...fixed},
    isScored: (tract) => pools[tract - 1] === POOL_B,
    fit: (rows, own, from) => fitNetwork(monitor, rows, own, from),
    known: knownModel,
    latencies: await openLatencies(store),
    keys: {simulation: digest(drawn), reference: reference.key},
    requests: (id, start) => requestsOf(requests, id, start)
  };
}

interface FirstFacts {
  /** rows that are for scoring alone */
  readonly scored: readonly number[];
  /** the rows it was trained on, by column */
  readonly first: Readonly<Record<string, readonly number[]>>;
  readonly schema: string;
  readonly code: string;
}

/** The model that was there before the first day, as the fold and the registry know it. */
function firstModel(
  {target, slices, seed}: SimulatedMonitor,
  champion: Champion,
  table: Table,
  {scored, first, schema, code}: FirstFacts
): Pick<Fold, "champion" | "firstRecord"> {
  const {version, model, card} = champion;
  const [labels, ...inputs] = selectColumns(table, [target.name, ...model.inputs.map(({name}) => name)], scored);
  const predictions = predictColumns(model, inputs);
  const column = (name: string): Float64Array => selectColumns(table, [name], scored)[0]!;
  const tried = {predictions, labels: labels!, column};
  const rows = Object.fromEntries(Object.entries(first).map(([name, values]) => [name, Float64Array.from(values)]));
  const fingerprint = fingerprintOf(rows, Object.keys(first));
  return {
    champion: {...champion, baseline: rmse(predictions, labels!)},
    firstRecord: {
      ...{version, parent: null, trainedAt: null, schema, code, recipe: BOSTON_NETWORK.kind, seed, card},
      data: {fingerprint, rows: first[target.name]!.length, span: null},
      ...{metrics: slicedErrors(tried, slices, "held-out rows"), calibration: calibrationOf(tried)},
      ...costOf(model)
    }
  };
}

async function fitNetwork(
  {features, target}: SimulatedMonitor,
  rows: WindowRows,
  seed: number,
  from: TrainedModel | null
): Promise<TrainedModel> {
  const names = features.map(({name}) => name);
  const columns = names.map((name) => rows[name]!);
  const batch = numberBatch([...names, target.name], [...columns, rows[target.name]!]);
  const training = {inputs: numberInputs(names, columns), target: target.name, columns: [], batch, groups: null};
  const {model} = await fitModel(BOSTON_NETWORK, {...training, task: "regression"}, seed, {progress: noBar}, from);
  return model;
}
