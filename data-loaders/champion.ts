import type {ModelCard} from "../lib/model/card.js";
import type {Model, Predictor} from "../lib/model/types.js";
import {dealPools} from "../lib/scenario/pools.js";
import type {SimulatedMonitor} from "./config/simulated.js";
import type {Effects} from "./effects.js";
import type {KeptSource} from "./source.js";
import {readTrained, writeTrained} from "./stages/train.js";
import {digestBytes} from "./state/json.js";
import type {Store} from "./state/store.js";
import {loadTensorflow, tensorflowVersions} from "./tensorflow.js";

/** The model in force, as the store keeps it. */
export interface Champion {
  readonly key: string;
  readonly model: Model;
  readonly card: ModelCard;
  /** loads what the model runs on, which takes as long as all else of a build with nothing new */
  predictor(): Promise<Predictor>;
  /** RMSE on the rows the model was not trained on, in the label's units */
  readonly holdoutRmse: number;
}

/** Returns the monitor's champion, training it first where the store does not hold it. */
export async function championModel(
  store: Store,
  {features, target, seed}: Pick<SimulatedMonitor, "features" | "target" | "seed">,
  {key: source, rows}: KeptSource,
  effects: Effects
): Promise<Champion> {
  const names = features.map((feature) => feature.name);
  const pools = dealPools(rows.columns[target.name]!, seed);
  const data = {source, pools: digestBytes(pools), features: names, target: target.name, seed};
  const inputs = {...data, packages: tensorflowVersions()};
  const {key, folder} = await store.artefact("train", "champion", inputs, (draft) => {
    const {columns: table, ...record} = rows;
    const input = {table, source: record, pools, features: names, target: target.name, seed};
    return writeTrained(draft, input, effects);
  });
  const {model, card, evaluations} = await readTrained(folder);
  let loaded: Promise<Predictor> | null = null;
  const load = async (): Promise<Predictor> => {
    const tensorflow = await loadTensorflow();
    return {inputs: names, predict: (columns) => tensorflow.predict(model, columns)};
  };
  const predictor = (): Promise<Predictor> => (loaded ??= load());
  return {key, model, card, predictor, holdoutRmse: evaluations.model.holdout.rmse};
}
