import {createRequire} from "node:module";
import type * as Core from "@tensorflow/tfjs-core";
import type {TrainedModel} from "../../lib/model/types.js";
import {kernelsOf} from "./kernels.js";
import type {TrainingSet} from "./losses.js";
import {scorer} from "./scorer.js";
import type {Scorer} from "./scorer.js";
import {trainLayers} from "./train-layers.js";
import type {TrainedLayers, TrainingPlan} from "./train-layers.js";

const require = createRequire(import.meta.url);
const core = "@tensorflow/tfjs-core";

/** Where TensorFlow.js counts: WebAssembly, which is the faster one in training and in scoring, or plain JavaScript. */
export type Backend = "wasm" | "cpu";

const packages: Readonly<Record<Backend, string>> = {
  wasm: "@tensorflow/tfjs-backend-wasm",
  cpu: "@tensorflow/tfjs-backend-cpu"
};

/** TensorFlow.js as the pipeline uses it. */
export interface Tensorflow {
  /** Trains a network (`trainLayers`). */
  train(set: TrainingSet, plan: TrainingPlan): TrainedLayers;
  /** Puts a model into memory, where it answers as `predictBatch` in lib/model does, in 32 bits and at speed. */
  scorer(model: TrainedModel): Scorer;
}

/**
 * Returns the versions of the packages that train and score. Artefacts made with them must name them among their
 * inputs: they are loaded by `require`, which the digest of a stage's code does not see.
 */
export function tensorflowVersions(): Record<string, string> {
  return Object.fromEntries(
    [core, packages.wasm].map((name) => [name, (require(`${name}/package.json`) as {version: string}).version])
  );
}

/**
 * Loads TensorFlow.js with a backend, which in Node runs on one thread. By `require`, because importing these large
 * CommonJS files as modules takes twice as long. The WebAssembly backend finds its .wasm file beside its own code.
 * @throws Error if the backend does not start; there is no other to fall back on
 */
export async function loadTensorflow(backend: Backend = "wasm"): Promise<Tensorflow> {
  const tf = require(core) as typeof Core;
  require(packages[backend]);
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend of TensorFlow.js did not start`);
  const kernels = kernelsOf(tf, backend);
  return {train: (set, plan) => trainLayers(kernels, set, plan), scorer: (model) => scorer(kernels, model)};
}
