import {initialLayers} from "../../lib/model/initialise.js";
import type {DenseLayer, Layers} from "../../lib/model/types.js";
import {deriveSeed, seeded, shuffled} from "../../lib/statistics/random.js";
import type {Kernels} from "./kernels.js";
import {learner} from "./learner.js";
import type {LearningTask, TrainingSet} from "./losses.js";
import {packed, unpacked} from "./parameters.js";

/** How a network is trained. */
export interface TrainingPlan {
  readonly task: LearningTask;
  /** units of each hidden layer */
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** of the first weights and of the shuffles */
  readonly seed: number;
  /** the weights to start from, of a network that reads rows encoded alike; random ones without */
  readonly start?: Layers | null;
  /** training ends when the loss on the rows of `pool` has not fallen for so many epochs; null: it takes all epochs */
  readonly stop: {readonly pool: TrainingSet; readonly patience: number} | null;
  /** called after each epoch, from 1; `layers()` is what has been learnt by then */
  readonly onEpoch?: (epoch: number, loss: number, layers: () => Layers) => void;
}

/** What training came to. */
export interface TrainedLayers {
  readonly layers: Layers;
  /** epochs after which the layers were as they are */
  readonly epochs: number;
}

/**
 * Trains a network: Adam on the mean loss of batches, a new shuffle each epoch. The same rows and plan give the same bytes
 * on a backend. Of early stopping the best epoch's weights are kept, not the last one's.
 * @throws RangeError if there are no rows; Error if the loss is no longer a number
 */
export function trainLayers(kernels: Kernels, set: TrainingSet, plan: TrainingPlan): TrainedLayers {
  const network = packed(firstLayers(set, plan));
  const order = [...Array(set.rows).keys()];
  const random = seeded(deriveSeed(plan.seed, "shuffle"));
  const work = learner(kernels, network, set, plan);
  try {
    let best: {readonly loss: number; readonly epoch: number; readonly values: Float32Array} | null = null;
    for (let epoch = 1; epoch <= plan.epochs; ++epoch) {
      const loss = work.learn(shuffled(order, random));
      if (!Number.isFinite(loss))
        throw new Error(`training came apart: the loss of epoch ${epoch} is ${loss}; a lower learningRate may help`);
      plan.onEpoch?.(epoch, loss, () => unpacked(network.blocks, work.values()));
      if (plan.stop === null) continue;
      const measured = work.measure(plan.stop.pool);
      if (best === null || measured < best.loss) best = {loss: measured, epoch, values: work.values()};
      else if (epoch - best.epoch >= plan.stop.patience) break;
    }
    return best === null
      ? {layers: unpacked(network.blocks, work.values()), epochs: plan.epochs}
      : {layers: unpacked(network.blocks, best.values), epochs: best.epoch};
  } finally {
    work.close();
  }
}

/** An input that is 0 in all training rows starts without weight and so stays: it says nothing when it comes. */
function firstLayers({rows, inputs, labels}: TrainingSet, {hidden, seed, start}: TrainingPlan): Layers {
  if (rows === 0) throw new RangeError("no rows to train on");
  if (start !== undefined && start !== null) return start;
  const width = inputs.length / rows;
  const [first, ...others] = initialLayers(
    [width, ...hidden, labels.length / rows],
    seeded(deriveSeed(seed, "weights"))
  ) as [DenseLayer, ...DenseLayer[]];
  const isUsed = new Uint8Array(width);
  inputs.forEach((value, i) => value !== 0 && (isUsed[i % width] = 1));
  const weights = first.weights.map((weight, i) => (isUsed[Math.floor(i / first.outputs)] === 1 ? weight : 0));
  return [{...first, weights}, ...others];
}
