import {encodeBatch} from "../../lib/model/encode.js";
import {addEncoded, noRows} from "../../lib/model/encoded-gram.js";
import {encodedWidth} from "../../lib/model/inputs.js";
import {fitLinear} from "../../lib/model/linear.js";
import type {LinearRecipe} from "../../lib/model/linear.js";
import {networksOf} from "../../lib/model/predict.js";
import {heldOut} from "../../lib/model/splits.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {mean} from "../../lib/statistics/moments.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {Effects} from "../effects.js";
import type {NetworkRecipe, Recipe} from "./recipes.js";
import {loadTensorflow} from "./tensorflow.js";
import type {TrainedLayers} from "./train-layers.js";
import {labelsOf, preparedRows} from "./training-rows.js";
import type {TrainingRows} from "./training-rows.js";

/** A trained model, and what training came to. */
export interface Fitted {
  readonly model: TrainedModel;
  /** rows that were learnt from */
  readonly rows: number;
  /** rows of the validation pool, which said when to stop; 0 without one */
  readonly pool: number;
  /** of each network, the epochs after which its weights were as they are; none of a linear model */
  readonly epochs: readonly number[];
}

/** Share of the rows, or of the groups, that say when to stop. */
const POOL = 0.2;

/**
 * Trains a model. All that turns a row into numbers is learnt from the training rows alone. The same rows, recipe and seed
 * give the same bytes.
 * @param from a model of the same kind to continue from: its weights are where training starts, and rows are encoded as it
 * reads them; null to start from nothing
 * @throws Error or RangeError if the rows have nothing to learn from, do not fit the task, or do not fit into memory
 */
export async function fitModel(
  recipe: Recipe,
  rows: TrainingRows,
  seed: number,
  effects: Pick<Effects, "progress">,
  from: TrainedModel | null = null
): Promise<Fitted> {
  if (recipe.kind === "network" || recipe.kind === "ensemble") return fitNetworks(recipe, rows, seed, effects, from);
  if (from !== null)
    throw new RangeError(`${recipe.kind} does not learn step by step: it cannot continue from a model`);
  return fitByGram(recipe, rows);
}

function fitByGram(recipe: LinearRecipe, rows: TrainingRows): Fitted {
  if (rows.task !== "regression") throw new RangeError(`${recipe.kind} predicts numbers, the task is ${rows.task}`);
  const labels = knownLabels(rows);
  const centre = mean(labels.filter((label) => !Number.isNaN(label)));
  const sums = noRows(encodedWidth(rows.inputs));
  const about = labels.map((label) => label - centre);
  addEncoded(sums, encodeBatch(rows.inputs, rows.columns, rows.batch), about);
  const {model, rows: used} = fitLinear(recipe, rows.inputs, sums, {name: rows.target, centre});
  return {model, rows: used, pool: 0, epochs: []};
}

async function fitNetworks(
  recipe: NetworkRecipe,
  rows: TrainingRows,
  seed: number,
  {progress}: Pick<Effects, "progress">,
  from: TrainedModel | null
): Promise<Fitted> {
  const {kind, patience, ...settings} = recipe;
  if (from !== null && from.kind !== kind)
    throw new RangeError(`cannot continue: expected a model of the kind ${kind}, found ${from.kind}`);
  const count = kind === "ensemble" ? recipe.networks : 1;
  if (from !== null && networksOf(from).length !== count)
    throw new RangeError(`${count} networks cannot continue from ${networksOf(from).length}`);
  const labels = knownLabels(rows);
  const {inputs, outcome, train, pool} = preparedRows(rows, labels, splitOf(rows, labels, patience, seed), from);
  const stop = patience === null || pool === null ? null : {pool, patience};
  const tensorflow = await loadTensorflow();
  const bar = progress(kind === "ensemble" ? `${count} networks, epochs` : "training epochs", count * recipe.epochs);
  const trained = Array.from({length: count}, (_, i): TrainedLayers => {
    const own = kind === "ensemble" ? deriveSeed(seed, "member", i) : seed;
    const onEpoch = (_: number, loss: number): void => bar.step(`loss ${loss.toPrecision(3)}`);
    const start = from === null ? null : networksOf(from)[i]!;
    return tensorflow.train(train, {...settings, task: rows.task, seed: own, start, stop, onEpoch});
  });
  bar.done();
  const common = {inputs, outcome};
  return {
    model:
      kind === "ensemble"
        ? {kind, ...common, networks: trained.map(({layers}) => layers)}
        : {kind, ...common, layers: trained[0]!.layers},
    rows: train.rows,
    pool: stop === null ? 0 : stop.pool.rows,
    epochs: trained.map(({epochs}) => epochs)
  };
}

function knownLabels(rows: TrainingRows): Float64Array {
  const labels = labelsOf(rows);
  if (labels.every(Number.isNaN)) throw new RangeError(`nothing to train on: no row has a label of ${rows.target}`);
  return labels;
}

/** What each row is for, as `preparedRows` asks for it. */
function splitOf({groups}: TrainingRows, labels: Float64Array, patience: number | null, seed: number): Uint8Array {
  const known = [...labels.keys()].filter((row) => !Number.isNaN(labels[row]));
  const split = new Uint8Array(labels.length).fill(2);
  const {train, test} =
    patience === null
      ? {train: known, test: []}
      : heldOut(known, groups === null ? null : known.map((row) => groups[row]!), POOL, deriveSeed(seed, "pool"));
  for (const row of train) split[row] = 0;
  for (const row of test) split[row] = 1;
  return split;
}
