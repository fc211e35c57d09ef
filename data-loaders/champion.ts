import {dealPools} from "../lib/scenario/pools.js";
import type {SimulatedMonitor} from "./config/simulated.js";
import type {Effects} from "./effects.js";
import {knownModel} from "./life/models.js";
import type {KnownModel} from "./life/models.js";
import type {KeptSource} from "./source.js";
import {readTrained, writeTrained} from "./stages/train.js";
import {digestBytes} from "./state/json.js";
import type {Store} from "./state/store.js";
import {tensorflowVersions} from "./training/tensorflow.js";

/** The first model of a monitor, as the store keeps it. */
export interface Champion extends KnownModel {
  readonly key: string;
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
  const {model, card} = await readTrained(folder);
  return {key, ...knownModel(model, card)};
}
