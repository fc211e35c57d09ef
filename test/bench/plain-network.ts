import type {LearningTask, TrainingSet} from "../../data-loaders/training/losses.js";
import type {TrainingPlan} from "../../data-loaders/training/train-layers.js";
import {initialLayers} from "../../lib/model/initialise.js";
import type {DenseLayer} from "../../lib/model/types.js";
import {deriveSeed, seeded, shuffled} from "../../lib/statistics/random.js";

/*
 * A network trained as one would write it by hand for one occasion: typed arrays of 64 bits, row after row, all room made
 * beforehand. TensorFlow.js is measured against it, and must learn the same.
 */

/** One layer with all that training keeps of it. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly isLast: boolean;
  /** weights row by row, then the bias */
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
  readonly given: Float64Array;
  readonly error: Float64Array;
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** Trains a network with the first weights, the shuffles and the steps that `trainLayers` has, without early stopping. */
export function plainNetwork(set: TrainingSet, plan: TrainingPlan): DenseLayer[] {
  const {task, hidden, epochs, batchSize, learningRate, seed} = plan;
  const [width, outputs] = [set.inputs.length / set.rows, set.labels.length / set.rows];
  const layers = initialLayers([width, ...hidden, outputs], seeded(deriveSeed(seed, "weights"))).map(
    (layer, i, all): Layer => {
      const values = Float64Array.from([...layer.weights, ...layer.bias], Math.fround);
      const like = (): Float64Array => new Float64Array(values.length);
      const {inputs} = layer;
      return {
        ...{inputs, outputs: layer.outputs, isLast: i === all.length - 1, values},
        ...{gradient: like(), mean: like(), square: like()},
        ...{given: new Float64Array(inputs), error: new Float64Array(inputs)}
      };
    }
  );
  const answer = new Float64Array(outputs);
  const random = seeded(deriveSeed(seed, "shuffle"));
  const rows = [...Array(set.rows).keys()];
  let step = 0;
  for (let epoch = 0; epoch < epochs; ++epoch) {
    const order = shuffled(rows, random);
    for (let start = 0; start < order.length; start += batchSize) {
      const end = Math.min(start + batchSize, order.length);
      for (let i = start; i < end; ++i) learnRow(layers, set, order[i]!, answer, task);
      ++step;
      for (const layer of layers) adam(layer, end - start, step, learningRate);
    }
  }
  return layers.map(({inputs, outputs: own, values, isLast}) => ({
    ...{inputs, outputs: own, activation: isLast ? "linear" : "relu"},
    ...{weights: [...values.subarray(0, inputs * own)], bias: [...values.subarray(inputs * own)]}
  }));
}

function learnRow(
  layers: readonly Layer[],
  {inputs, labels}: TrainingSet,
  row: number,
  answer: Float64Array,
  task: LearningTask
): void {
  const first = layers[0]!.given;
  for (let i = 0; i < first.length; ++i) first[i] = inputs[row * first.length + i]!;
  for (let l = 0; l < layers.length; ++l) forward(layers[l]!, layers[l + 1]?.given ?? answer);
  link(answer, task);
  for (let j = 0; j < answer.length; ++j)
    answer[j] = (task === "regression" ? 2 : 1) * (answer[j]! - labels[row * answer.length + j]!);
  for (let l = layers.length - 1; l >= 0; --l) backward(layers[l]!, layers[l + 1]?.error ?? answer);
}

function forward({inputs, outputs, values, given, isLast}: Layer, into: Float64Array): void {
  for (let j = 0; j < outputs; ++j) into[j] = values[inputs * outputs + j]!;
  for (let i = 0, at = 0; i < inputs; ++i) {
    const value = given[i]!;
    for (let j = 0; j < outputs; ++j, ++at) into[j]! += value * values[at]!;
  }
  if (!isLast) for (let j = 0; j < outputs; ++j) if (into[j]! < 0) into[j] = 0;
}

function link(answer: Float64Array, task: LearningTask): void {
  if (task === "regression") return;
  if (task === "binary") {
    answer[0] = 1 / (1 + Math.exp(-answer[0]!));
    return;
  }
  const largest = Math.max(...answer);
  let sum = 0;
  for (let j = 0; j < answer.length; ++j) sum += answer[j] = Math.exp(answer[j]! - largest);
  for (let j = 0; j < answer.length; ++j) answer[j]! /= sum;
}

function backward({inputs, outputs, values, gradient, given, error}: Layer, behind: Float64Array): void {
  for (let j = 0; j < outputs; ++j) gradient[inputs * outputs + j]! += behind[j]!;
  for (let i = 0, at = 0; i < inputs; ++i) {
    const value = given[i]!;
    let sum = 0;
    for (let j = 0; j < outputs; ++j, ++at) {
      gradient[at]! += value * behind[j]!;
      sum += values[at]! * behind[j]!;
    }
    error[i] = value > 0 ? sum : 0;
  }
}

function adam({values, gradient, mean, square}: Layer, rows: number, step: number, learningRate: number): void {
  const [first, second] = [1 - BETA_1 ** step, 1 - BETA_2 ** step];
  for (let i = 0; i < values.length; ++i) {
    const slope = gradient[i]! / rows;
    mean[i] = BETA_1 * mean[i]! + (1 - BETA_1) * slope;
    square[i] = BETA_2 * square[i]! + (1 - BETA_2) * slope * slope;
    values[i]! -= (learningRate * (mean[i]! / first)) / (Math.sqrt(square[i]! / second) + EPSILON);
    gradient[i] = 0;
  }
}
