import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {CardSlice, ModelCard} from "../../lib/model/card.js";
import {selectColumns} from "../../lib/model/columns.js";
import {predictColumns} from "../../lib/model/dense.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {errorsOf, r2} from "../../lib/model/metrics.js";
import type {Columns, LinearModel, Model} from "../../lib/model/types.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import type {Effects} from "../effects.js";
import {network, trainNetworks} from "../network.js";
import type {Table} from "../network.js";
import {digestBytes} from "../state/json.js";
import {loadTensorflow} from "../tensorflow.js";
import {bostonCard, bostonSlices} from "./boston-card.js";
import type {Evaluation, Evaluations} from "./boston-card.js";
import type {SourceRows} from "./ingest.js";

interface TrainInput {
  readonly table: Table;
  readonly source: Omit<SourceRows, "columns">;
  /** pool of each row: 0 trains, the others are held out */
  readonly pools: ArrayLike<number>;
  readonly features: readonly string[];
  readonly target: string;
  readonly seed: number;
}

export interface Trained {
  readonly model: Model;
  /** least squares on the same rows and features: what the network has to beat */
  readonly baseline: LinearModel;
  readonly evaluations: {readonly model: Evaluations; readonly baseline: Evaluations};
  readonly card: ModelCard;
}

/** Writes what `train` returns, a file each. */
export async function writeTrained(folder: string, input: TrainInput, effects: Effects): Promise<void> {
  for (const [name, value] of Object.entries(await train(input, effects)))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(value));
}

/** Returns what `writeTrained` wrote, beside the baseline. */
export async function readTrained(folder: string): Promise<Omit<Trained, "baseline">> {
  const read = async <K extends keyof Trained>(name: K): Promise<Trained[K]> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as Trained[K];
  return {model: await read("model"), card: await read("card"), evaluations: await read("evaluations")};
}

/** Trains the network on the training rows, fits least squares beside it, measures both and writes the model's card. */
export async function train(input: TrainInput, effects: Effects): Promise<Trained> {
  const rows = Array.from(input.pools, (_, row) => row);
  const trainRows = rows.filter((row) => input.pools[row] === TRAIN);
  const holdoutRows = rows.filter((row) => input.pools[row] !== TRAIN);
  const model = await fitNetwork(input, trainRows, effects);
  const baseline = fitBaseline(input, trainRows);
  const predict = (columns: Columns): Float64Array => predictColumns(model, columns);
  const evaluations = (of: (columns: Columns) => Float64Array): Evaluations => {
    return {train: evaluate(input, of, trainRows), holdout: evaluate(input, of, holdoutRows)};
  };
  const measured = {model: evaluations(predict), baseline: evaluations((columns) => predictLinear(baseline, columns))};
  const slices = bostonSlices(input.table, trainRows).map(({slice, holds}): CardSlice => {
    const {n, rmse, mae, bias} = evaluate(input, predict, holdoutRows.filter(holds));
    return {slice, n, rmse, mae, bias};
  });
  effects.logger.info(`model ${model.version}: hold-out RMSE ${measured.model.holdout.rmse.toFixed(2)}`);
  return {
    model,
    baseline,
    evaluations: measured,
    card: bostonCard({...input, version: model.version, evaluations: measured, slices})
  };
}

async function fitNetwork(
  {table, features, target, seed}: TrainInput,
  rows: readonly number[],
  {progress}: Effects
): Promise<Model> {
  const bar = progress("training epochs", network.epochs);
  const plan = {features, target, lessons: [{rows, seed}], onEpoch: () => bar.step()};
  const [trained] = trainNetworks(await loadTensorflow(), table, plan);
  bar.done();
  return {version: digestBytes(Buffer.from(JSON.stringify(trained))).slice(0, 12), ...trained!};
}

function fitBaseline({table, features, target}: TrainInput, rows: readonly number[]): LinearModel {
  const names = [...features, target];
  const {intercept, coefficients} = leastSquares(gramOf(names, selectColumns(table, names, rows)), features, target);
  return {features, intercept, coefficients};
}

function evaluate(
  {table, features, target}: TrainInput,
  predict: (columns: Columns) => Float64Array,
  rows: readonly number[]
): Evaluation {
  const [labels, ...columns] = selectColumns(table, [target, ...features], rows);
  const predictions = predict(columns);
  return {...errorsOf(predictions, labels!), r2: r2(predictions, labels!)};
}
