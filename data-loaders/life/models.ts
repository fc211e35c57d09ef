import type {ModelCard} from "../../lib/model/card.js";
import {numberBatch} from "../../lib/model/encode.js";
import {networksOf} from "../../lib/model/predict.js";
import type {Predictor, TrainedModel} from "../../lib/model/types.js";
import type {ModelCost} from "../../lib/policy/gate-checks.js";
import {digestBytes} from "../state/json.js";
import {loadTensorflow} from "../training/tensorflow.js";

/** A version of a model that is at hand. */
export interface KnownModel {
  readonly version: string;
  readonly model: TrainedModel;
  readonly card: ModelCard;
  /** loads what it runs on */
  predictor(): Promise<Predictor>;
}

/** Returns a model of numbers at hand; what it runs on is loaded when it is first asked, and then kept. */
export function knownModel(model: TrainedModel, card: ModelCard): KnownModel {
  const inputs = model.inputs.map(({name}) => name);
  let loaded: Promise<Predictor> | null = null;
  const load = async (): Promise<Predictor> => {
    const scorer = (await loadTensorflow()).scorer(model);
    return {inputs, predict: (columns) => scorer.predict([], numberBatch(inputs, columns))};
  };
  return {version: versionOf(model), model, card, predictor: () => (loaded ??= load())};
}

/** Returns the name of a model by its content: the first 12 hexadecimal digits of the SHA-256 of its JSON. */
export function versionOf(model: TrainedModel): string {
  return digestBytes(Buffer.from(JSON.stringify(model))).slice(0, 12);
}

/** Returns what a model weighs as it is published, and what an answer costs: multiplications and additions per row. */
export function costOf(model: TrainedModel): ModelCost {
  const operations = networksOf(model)
    .flat()
    .reduce((sum, {inputs, outputs}) => sum + 2 * inputs * outputs, 0);
  return {bytes: Buffer.byteLength(JSON.stringify(model)), operations};
}
