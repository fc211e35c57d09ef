import {createRequire} from "node:module";
import type * as Core from "@tensorflow/tfjs-core";
import {encode} from "../lib/model/encode.js";
import {initialLayers} from "../lib/model/initialise.js";
import type {Columns, DenseLayer, Network} from "../lib/model/types.js";
import {deriveSeed, seeded, shuffled} from "../lib/statistics/random.js";

const require = createRequire(import.meta.url);
const packages = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-layers", "@tensorflow/tfjs-backend-wasm"] as const;

/** Rows to train one network on, encoded, with the seed of its first weights and of its shuffles. */
export interface TrainingSet {
  /** rows × inputs, row-major */
  readonly inputs: Float64Array;
  /** one per row */
  readonly labels: Float64Array;
  readonly seed: number;
}

interface TrainingOptions {
  /** inputs, units of each hidden layer, outputs, e.g. [12, 50, 1] */
  readonly sizes: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** called after each epoch, from 1; `networks()` reads the weights as they are then */
  readonly onEpoch?: (epoch: number, networks: () => DenseLayer[][]) => void;
}

/** TensorFlow.js as the pipeline uses it. */
export interface Tensorflow {
  /**
   * Trains a network on each set: mean squared error, Adam, a new shuffle each epoch. The same sets and options give the
   * same bytes. No network touches another (beside the rounding of sums), yet twenty cost little more than one, as
   * TensorFlow.js spends its time on dispatching operations and not on arithmetic.
   * @throws RangeError if there are no sets, or they differ in their number of rows
   */
  train(sets: readonly TrainingSet[], options: TrainingOptions): DenseLayer[][];
  /** Predicts the label of each row as predictColumns in lib/model does, in 32 bits and at speed. */
  predict(model: Network, columns: Columns): Float64Array;
}

/**
 * Returns the versions of the packages that train and score. Artefacts made with them must name them among their
 * inputs: they are loaded by `require`, which the digest of a stage's code does not see.
 */
export function tensorflowVersions(): Record<string, string> {
  return Object.fromEntries(
    packages.map((name) => [name, (require(`${name}/package.json`) as {version: string}).version])
  );
}

/**
 * Loads TensorFlow.js with its WebAssembly backend on one thread (in Node it has no other).
 *
 * `require`, because importing these large CommonJS files as modules takes twice as long; tfjs-layers, because the
 * core alone lacks gradients. The backend finds its .wasm file beside its own code.
 * @throws Error if the backend does not start; there is no slower one to fall back on
 */
export async function loadTensorflow(): Promise<Tensorflow> {
  const tf = require(packages[0]) as typeof Core;
  for (const name of packages.slice(1)) require(name);
  if (!(await tf.setBackend("wasm"))) throw new Error("the WebAssembly backend of TensorFlow.js did not start");
  return {
    train: (sets, options) => train(tf, sets, options),
    predict: (model, columns) => predict(tf, model, columns)
  };
}

/** One layer of all networks: weights of shape [networks, inputs, outputs], bias of shape [networks, 1, outputs]. */
interface Layers {
  readonly like: DenseLayer;
  readonly weights: Core.Variable<Core.Rank.R3>;
  readonly bias: Core.Variable<Core.Rank.R3>;
}

/**
 * The networks lie side by side in one tensor. The loss is the sum of theirs, so the gradient of each is its own, and
 * Adam works element by element.
 */
function train(tf: typeof Core, sets: readonly TrainingSet[], options: TrainingOptions): DenseLayer[][] {
  const {sizes, epochs, batchSize, learningRate, onEpoch} = options;
  const rows = rowsOf(sets, sizes[0]!);
  const layers = variables(
    tf,
    sets.map(({seed}) => initialLayers(sizes, seeded(deriveSeed(seed, "weights"))))
  );
  const trained = layers.flatMap(({weights, bias}) => [weights, bias]);
  const shuffles = sets.map(({seed}) => seeded(deriveSeed(seed, "shuffle")));
  const optimizer = tf.train.adam(learningRate);
  const networks = (): DenseLayer[][] => sets.map((_, network) => layers.map((layer) => read(layer, network)));
  const step = (batch: readonly (readonly number[])[]): void => {
    const inputs = gather(tf, batch, (network) => sets[network]!.inputs, sizes[0]!);
    const labels = gather(tf, batch, (network) => sets[network]!.labels, 1);
    const errors = (): Core.Tensor => tf.square(tf.sub(output(tf, layers, inputs), labels));
    optimizer.minimize(() => tf.sum(tf.mean(errors(), [1, 2])), false, trained);
  };
  for (let epoch = 1; epoch <= epochs; ++epoch) {
    const orders = shuffles.map((random) => shuffled([...Array(rows).keys()], random));
    for (let start = 0; start < rows; start += batchSize)
      tf.tidy(() => step(orders.map((order) => order.slice(start, start + batchSize))));
    onEpoch?.(epoch, networks);
  }
  const result = networks();
  optimizer.dispose();
  tf.dispose(trained);
  return result;
}

function rowsOf(sets: readonly TrainingSet[], width: number): number {
  if (sets.length === 0) throw new RangeError("no training sets");
  const rows = sets[0]!.labels.length;
  for (const {labels, inputs} of sets)
    if (labels.length !== rows || inputs.length !== rows * width)
      throw new RangeError(`training sets differ in shape: ${inputs.length} inputs, ${labels.length} labels`);
  return rows;
}

function variables(tf: typeof Core, networks: readonly (readonly DenseLayer[])[]): Layers[] {
  return networks[0]!.map((like, i) => {
    const variable = (of: (layer: DenseLayer) => readonly number[], rows: number): Core.Variable<Core.Rank.R3> => {
      const values = Float32Array.from(networks.flatMap((layers) => of(layers[i]!)));
      return tf.tidy(() => tf.variable(tf.tensor3d(values, [networks.length, rows, like.outputs])));
    };
    return {like, weights: variable((layer) => layer.weights, like.inputs), bias: variable((layer) => layer.bias, 1)};
  });
}

/** Copies the rows of each network's batch into one tensor of shape [networks, rows, width]. */
function gather(
  tf: typeof Core,
  batch: readonly (readonly number[])[],
  source: (network: number) => Float64Array,
  width: number
): Core.Tensor3D {
  const rows = batch[0]!.length;
  const values = new Float32Array(batch.length * rows * width);
  let position = 0;
  batch.forEach((order, network) => {
    const from = source(network);
    for (const row of order) for (let i = 0; i < width; ++i) values[position++] = from[row * width + i]!;
  });
  return tf.tensor3d(values, [batch.length, rows, width]);
}

function output(tf: typeof Core, layers: readonly Layers[], inputs: Core.Tensor): Core.Tensor {
  return layers.reduce((values, {like, weights, bias}) => {
    const sum = tf.add(tf.matMul(values, weights), bias);
    return like.activation === "relu" ? tf.relu(sum) : sum;
  }, inputs);
}

function read({like, weights, bias}: Layers, network: number): DenseLayer {
  const part = (tensor: Core.Tensor): number[] => {
    const length = tensor.size / tensor.shape[0]!;
    return Array.from(tensor.dataSync().subarray(network * length, (network + 1) * length), shortest);
  };
  return {...like, weights: part(weights), bias: part(bias)};
}

/** Nine significant digits tell any two 32-bit numbers apart; the file need not carry seventeen. */
function shortest(x: number): number {
  return Number(x.toPrecision(9));
}

/** Rows scored at once: enough that dispatch costs nothing, few enough that they fit the cache. */
const PREDICTION_BATCH = 4096;

function predict(tf: typeof Core, {encoder, target, layers}: Network, columns: Columns): Float64Array {
  const inputs = Float32Array.from(encode(encoder, columns));
  const width = encoder.features.length;
  const result = new Float64Array(inputs.length / width);
  const weights = layers.map(({inputs, outputs, weights, bias}) => ({
    b: tf.tensor2d(Float32Array.from(weights), [inputs, outputs]),
    bias: tf.tensor1d(Float32Array.from(bias))
  }));
  for (let start = 0; start < result.length; start += PREDICTION_BATCH) {
    const rows = Math.min(PREDICTION_BATCH, result.length - start);
    const outputs = tf.tidy(() => {
      let a: Core.Tensor = tf.tensor2d(inputs.subarray(start * width, (start + rows) * width), [rows, width]);
      layers.forEach(({activation}, i) => (a = tf.fused.matMul({a, ...weights[i]!, activation})));
      return a.dataSync();
    });
    outputs.forEach((output, i) => (result[start + i] = target.mean + target.sd * output));
  }
  tf.dispose(weights);
  return result;
}
