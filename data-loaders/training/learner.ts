import {adamConstants, adamStep} from "./adam.js";
import type {AdamConstants, AdamState} from "./adam.js";
import type {Kernels, Tensor} from "./kernels.js";
import {LOSS_SLOPE, summedLoss} from "./losses.js";
import type {LearningTask, TrainingSet} from "./losses.js";
import {backwardPass, forwardPass} from "./network-pass.js";
import type {Parameters} from "./parameters.js";

/** A network while it learns. */
export interface Learner {
  /** Takes all training rows once, in batches, and returns their mean loss as it was met on the way. */
  learn(order: readonly number[]): number;
  /** Returns the mean loss on other rows, from which nothing is learnt. */
  measure(pool: TrainingSet): number;
  /** Returns all parameters as they are. */
  values(): Float32Array;
  /** Gives back what the backend holds of it. */
  close(): void;
}

/** How it learns. */
export interface LearningPace {
  readonly task: LearningTask;
  readonly batchSize: number;
  readonly learningRate: number;
}

/** Rows on which the loss is measured at once. */
const MEASURED = 4096;

/** A network in the memory of a backend, and all that its steps need there. */
interface Work extends LearningPace {
  readonly kernels: Kernels;
  readonly blocks: Parameters["blocks"];
  readonly constants: AdamConstants;
  /** 1 where a parameter is learnt, 0 where it is fixed */
  readonly learnt: Float32Array;
  /** by the number of rows of a batch, what turns a summed gradient into that of the mean loss */
  readonly factors: Map<number, Tensor>;
  state: AdamState;
  step: number;
}

/** Puts a network into the memory of a backend and returns what it can do there. */
export function learner(
  kernels: Kernels,
  {blocks, values, learnt}: Parameters,
  set: TrainingSet,
  pace: LearningPace
): Learner {
  const {tensor, dispose, read} = kernels;
  const like = [1, values.length];
  const zeros = (): Tensor => tensor(new Float32Array(values.length), like);
  const work: Work = {
    ...{kernels, blocks, learnt, ...pace, constants: adamConstants(kernels), factors: new Map(), step: 0},
    state: {parameters: tensor(values, like), sums: zeros(), squares: zeros()}
  };
  const {constants, factors} = work;
  return {
    learn: (order) =>
      batches(order, pace.batchSize).reduce((sum, some) => sum + takeStep(work, batchOf(set, some)), 0) / set.rows,
    measure: (pool) =>
      batches([...Array(pool.rows).keys()], MEASURED).reduce(
        (sum, some) => sum + lossOf(work, batchOf(pool, some)),
        0
      ) / pool.rows,
    values: () => read(work.state.parameters),
    close: () => dispose([...tensorsOf(work.state), constants.beta1, constants.beta2, ...factors.values()])
  };
}

function tensorsOf({parameters, sums, squares}: AdamState): [Tensor, Tensor, Tensor] {
  return [parameters, sums, squares];
}

/** Learns from a batch, and returns the summed loss of its rows before. */
function takeStep(work: Work, batch: TrainingBatch): number {
  const {kernels, blocks, constants, task, learningRate} = work;
  const {tensor, run, within, read, dispose} = kernels;
  const factor = factorOf(work, batch.inputsShape[1]!);
  const before = work.state;
  let loss = 0;
  const [parameters, sums, squares] = within(() => {
    const pass = forwardPass(kernels, blocks, before.parameters, tensor(batch.inputs, batch.inputsShape), task);
    loss = summedLoss(task, read(pass.answers), batch.labels);
    const gradient = backwardPass(kernels, pass, tensor(batch.labels, batch.labelsShape));
    const scaled = run("Multiply", {a: gradient, b: factor});
    return tensorsOf(adamStep(kernels, constants, before, scaled, {step: ++work.step, learningRate}));
  });
  dispose(tensorsOf(before));
  work.state = {parameters, sums, squares};
  return loss;
}

/** Returns the summed loss of a batch, from which nothing is learnt. */
function lossOf({kernels, blocks, state, task}: Work, batch: TrainingBatch): number {
  const {tensor, within, read} = kernels;
  let loss = 0;
  within(() => {
    const inputs = tensor(batch.inputs, batch.inputsShape);
    loss = summedLoss(task, read(forwardPass(kernels, blocks, state.parameters, inputs, task).answers), batch.labels);
    return [];
  });
  return loss;
}

function factorOf({kernels, learnt, factors, task}: Work, rows: number): Tensor {
  let factor = factors.get(rows);
  if (factor === undefined) {
    const values = learnt.map((isLearnt) => (isLearnt * LOSS_SLOPE[task]) / rows);
    factors.set(rows, (factor = kernels.tensor(values, [1, values.length])));
  }
  return factor;
}

function batches(order: readonly number[], size: number): (readonly number[])[] {
  return Array.from({length: Math.ceil(order.length / size)}, (_, i) => order.slice(i * size, (i + 1) * size));
}

interface TrainingBatch {
  readonly inputs: Float32Array;
  readonly inputsShape: number[];
  readonly labels: Float32Array;
  readonly labelsShape: number[];
}

/** Copies rows, with the 1 behind each that the bias is the weight of (`packed`). */
function batchOf({rows, inputs: all, labels: known}: TrainingSet, order: readonly number[]): TrainingBatch {
  const [width, outputs] = [all.length / rows, known.length / rows];
  const inputs = new Float32Array(order.length * (width + 1));
  const labels = new Float32Array(order.length * outputs);
  order.forEach((row, i) => {
    const start = i * (width + 1);
    for (let j = 0; j < width; ++j) inputs[start + j] = all[row * width + j]!;
    inputs[start + width] = 1;
    for (let j = 0; j < outputs; ++j) labels[i * outputs + j] = known[row * outputs + j]!;
  });
  return {inputs, inputsShape: [1, order.length, width + 1], labels, labelsShape: [1, order.length, outputs]};
}
