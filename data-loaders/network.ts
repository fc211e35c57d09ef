import {selectColumns} from "../lib/model/columns.js";
import {encode, encoderOf} from "../lib/model/encode.js";
import type {Network} from "../lib/model/types.js";
import {mean, standardDeviation} from "../lib/statistics/moments.js";
import type {Tensorflow} from "./tensorflow.js";

/** The network of this project: one hidden layer of 50 units, trained for 40 epochs. */
export const network = {hidden: 50, epochs: 40, batchSize: 32, learningRate: 0.01};

export type Table = Readonly<Record<string, readonly number[]>>;

/** Which rows a network is trained on, and its seed. */
interface Lesson {
  readonly rows: readonly number[];
  readonly seed: number;
}

interface TrainingPlan {
  readonly features: readonly string[];
  readonly target: string;
  /** as many rows in each */
  readonly lessons: readonly Lesson[];
  /** 40 where left out */
  readonly epochs?: number;
  /** called after each epoch, from 1; `networks()` is what they have learnt by then */
  readonly onEpoch?: (epoch: number, networks: () => Network[]) => void;
}

/** Trains one network per lesson, each with the scale of its own training rows. */
export function trainNetworks(tensorflow: Tensorflow, table: Table, plan: TrainingPlan): Network[] {
  const {features, target, lessons, epochs = network.epochs, onEpoch = () => {}} = plan;
  const prepared = lessons.map(({rows, seed}) => {
    const columns = selectColumns(table, features, rows);
    const [labels] = selectColumns(table, [target], rows);
    const encoder = encoderOf(features, columns);
    const scale = {name: target, mean: mean(labels!), sd: standardDeviation(labels!)};
    const set = {inputs: encode(encoder, columns), labels: labels!.map((y) => (y - scale.mean) / scale.sd), seed};
    return {set, encoder, target: scale};
  });
  const complete = (layers: readonly Network["layers"][]): Network[] =>
    prepared.map(({encoder, target}, i) => ({encoder, target, layers: layers[i]!}));
  const {hidden, batchSize, learningRate} = network;
  return complete(
    tensorflow.train(
      prepared.map(({set}) => set),
      {
        ...{sizes: [features.length, hidden, 1], epochs, batchSize, learningRate},
        onEpoch: (epoch, layers) => onEpoch(epoch, () => complete(layers()))
      }
    )
  );
}
