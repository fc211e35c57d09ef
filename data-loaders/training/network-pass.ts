import type {Kernels, Tensor} from "./kernels.js";
import type {LearningTask} from "./losses.js";
import type {Block} from "./parameters.js";

/** What a pass over some rows leaves behind for the way back. */
export interface Pass {
  /** weights with bias, [1, rows, columns] per layer */
  readonly weights: readonly Tensor[];
  /** what each layer was given */
  readonly given: readonly Tensor[];
  /** [1, rows, outputs] */
  readonly answers: Tensor;
}

/**
 * Runs a network over rows.
 * @param parameters [1, all of them] (`packed`)
 * @param inputs [1, rows, inputs + 1], the last of which is 1
 */
export function forwardPass(
  {run}: Kernels,
  blocks: readonly Block[],
  parameters: Tensor,
  inputs: Tensor,
  task: LearningTask
): Pass {
  const weights: Tensor[] = [];
  const given: Tensor[] = [];
  let values = inputs;
  blocks.forEach(({start, rows, columns, activation}, i) => {
    const flat = run("Slice", {x: parameters}, {begin: [0, start], size: [1, rows * columns]});
    const matrix = {...flat, shape: [1, rows, columns]};
    weights.push(matrix);
    given.push(values);
    const isAnswer = i === blocks.length - 1 && task === "binary";
    const attributes = {transposeA: false, transposeB: false, activation: isAnswer ? "sigmoid" : activation};
    values = run("_FusedMatMul", {a: values, b: matrix}, attributes);
  });
  return {weights, given, answers: task === "multiclass" ? run("Softmax", {logits: values}, {dim: 2}) : values};
}

/**
 * Returns the gradient of the summed loss by all parameters, [1, all of them], but for a factor (`LOSS_SLOPE`).
 * @param labels [1, rows, outputs]
 */
export function backwardPass({run}: Kernels, {weights, given, answers}: Pass, labels: Tensor): Tensor {
  const gradients: Tensor[] = [];
  let error = run("Sub", {a: answers, b: labels});
  for (let i = weights.length - 1; i >= 0; --i) {
    const values = given[i]!;
    const [, rows, columns] = weights[i]!.shape as [number, number, number];
    const gradient = run("BatchMatMul", {a: values, b: error}, {transposeA: true, transposeB: false});
    gradients[i] = {...gradient, shape: [1, rows * columns]};
    if (i === 0) break;
    const behind = run("BatchMatMul", {a: error, b: weights[i]!}, {transposeA: false, transposeB: true});
    error = run("Multiply", {a: behind, b: run("Step", {x: values}, {alpha: 0})});
  }
  return run("Concat", gradients as unknown as Record<string, Tensor>, {axis: 1});
}
