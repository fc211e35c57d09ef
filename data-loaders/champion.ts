import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {ModelCard} from "../lib/model/card.js";
import type {Model} from "../lib/model/types.js";
import {dealPools} from "../lib/scenario/pools.js";
import type {MonitorConfig} from "./config.js";
import type {Effects} from "./effects.js";
import type {KeptSource} from "./source.js";
import type {Predictor} from "./stages/profile.js";
import {train} from "./stages/train.js";
import type {Trained} from "./stages/train.js";
import type {Store} from "./state/store.js";
import {loadTensorflow, tensorflowVersions} from "./tensorflow.js";

/** The model in force, as the store keeps it. */
export interface Champion {
  readonly key: string;
  readonly model: Model;
  readonly card: ModelCard;
  readonly predictor: Predictor;
  /** RMSE on the rows the model was not trained on, in the label's units */
  readonly holdoutRmse: number;
}

/** Returns the monitor's champion, training it first where the store does not hold it. */
export async function championModel(
  store: Store,
  {features, target, seed}: Pick<MonitorConfig, "features" | "target" | "seed">,
  {key: source, rows}: KeptSource,
  effects: Effects
): Promise<Champion> {
  const names = features.map((feature) => feature.name);
  const inputs = {source, features: names, target: target.name, seed, packages: tensorflowVersions()};
  const {key, folder} = await store.artefact("train", "champion", inputs, async (draft) => {
    const pools = dealPools(rows.columns[target.name]!, seed);
    const {columns: table, ...record} = rows;
    const trained = await train({table, source: record, pools, features: names, target: target.name, seed}, effects);
    await Promise.all(
      Object.entries(trained).map(([name, value]) => writeFile(join(draft, `${name}.json`), JSON.stringify(value)))
    );
  });
  const read = async <K extends keyof Trained>(name: K): Promise<Trained[K]> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as Trained[K];
  const [model, card, evaluations] = await Promise.all([read("model"), read("card"), read("evaluations")]);
  const tensorflow = await loadTensorflow();
  const predictor = {inputs: names, predict: (columns: readonly Float64Array[]) => tensorflow.predict(model, columns)};
  return {key, model, card, predictor, holdoutRmse: evaluations.model.holdout.rmse};
}
