import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {CardSlice, ModelCard} from "../../lib/model/card.js";
import {selectColumns} from "../../lib/model/columns.js";
import {errorsOf, r2} from "../../lib/model/metrics.js";
import {predictColumns} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import type {Table} from "../boston.js";
import type {Effects} from "../effects.js";
import {versionOf} from "../life/models.js";
import {fitModel} from "../training/fit.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import type {Recipe} from "../training/recipes.js";
import {tableRows} from "../training/table-rows.js";
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
  readonly model: TrainedModel;
  /** least squares on the same rows and features: what the network has to beat */
  readonly baseline: TrainedModel;
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
  const fit = async (recipe: Recipe): Promise<TrainedModel> => {
    const {model} = await fitModel(
      recipe,
      tableRows(input.table, input.features, input.target, trainRows),
      input.seed,
      effects
    );
    return model;
  };
  const [model, baseline] = [await fit(BOSTON_NETWORK), await fit({kind: "least squares"})];
  const evaluations = (of: TrainedModel): Evaluations => {
    return {train: evaluate(input, of, trainRows), holdout: evaluate(input, of, holdoutRows)};
  };
  const measured = {model: evaluations(model), baseline: evaluations(baseline)};
  const slices = bostonSlices(input.table, trainRows).map(({slice, holds}): CardSlice => {
    const {n, rmse, mae, bias} = evaluate(input, model, holdoutRows.filter(holds));
    return {slice, n, rmse, mae, bias};
  });
  const version = versionOf(model);
  effects.logger.info(`model ${version}: hold-out RMSE ${measured.model.holdout.rmse.toFixed(2)}`);
  return {
    model,
    baseline,
    evaluations: measured,
    card: bostonCard({...input, version, evaluations: measured, slices})
  };
}

function evaluate({table, features, target}: TrainInput, model: TrainedModel, rows: readonly number[]): Evaluation {
  const [labels, ...columns] = selectColumns(table, [target, ...features], rows);
  const predictions = predictColumns(model, columns);
  return {...errorsOf(predictions, labels!), r2: r2(predictions, labels!)};
}
