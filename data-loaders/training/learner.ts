import {adamConstants, adamStep} from "./adam.js";
import type {AdamState} from "./adam.js";
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

/** Puts a network into the memory of a backend and returns what it can do there. */
export function learner(
  kernels: Kernels,
  {blocks, values, learnt}: Parameters,
  set: TrainingSet,
  {task, batchSize, learningRate}: LearningPace
): Learner {
  const {tensor, run, within, dispose, read} = kernels;
  const like = [1, values.length];
  const zeros = (): Tensor => tensor(new Float32Array(values.length), like);
  let state: AdamState = {parameters: tensor(values, like), sums: zeros(), squares: zeros()};
  const constants = adamConstants(kernels);
  const factors = new Map<number, Tensor>();
  /** of the mean over so many rows, and 0 for what is not learnt */
  const factorOf = (rows: number): Tensor => {
    const factor =
      factors.get(rows) ??
      tensor(
        learnt.map((is) => (is * LOSS_SLOPE[task]) / rows),
        like
      );
    factors.set(rows, factor);
    return factor;
  };
  let step = 0;
  const take = (order: readonly number[]): number => {
    const batch = batchOf(set, order);
    const factor = factorOf(order.length);
    let loss = 0;
    const before = state;
    const [parameters, sums, squares] = within(() => {
      const pass = forwardPass(kernels, blocks, before.parameters, tensor(batch.inputs, batch.inputsShape), task);
      loss = summedLoss(task, read(pass.answers), batch.labels);
      const gradient = backwardPass(kernels, pass, tensor(batch.labels, batch.labelsShape));
      const scaled = run("Multiply", {a: gradient, b: factor});
      const after = adamStep(kernels, constants, before, scaled, {step: ++step, learningRate});
      return [after.parameters, after.sums, after.squares] as const;
    });
    dispose([before.parameters, before.sums, before.squares]);
    state = {parameters, sums, squares};
    return loss;
  };
  const measure = (pool: TrainingSet): number => {
    const rows = [...Array(pool.rows).keys()];
    const losses = batches(rows, MEASURED).map((some) => {
      const batch = batchOf(pool, some);
      let loss = 0;
      within(() => {
        const inputs = tensor(batch.inputs, batch.inputsShape);
        loss = summedLoss(
          task,
          read(forwardPass(kernels, blocks, state.parameters, inputs, task).answers),
          batch.labels
        );
        return [];
      });
      return loss;
    });
    return losses.reduce((sum, loss) => sum + loss, 0) / pool.rows;
  };
  return {
    learn: (order) => batches(order, batchSize).reduce((sum, some) => sum + take(some), 0) / set.rows,
    measure,
    values: () => read(state.parameters),
    close: () =>
      dispose([state.parameters, state.sums, state.squares, constants.beta1, constants.beta2, ...factors.values()])
  };
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
