import type {Kernels, Tensor} from "./kernels.js";

/** All parameters of a network with what Adam remembers of their gradients, in shapes alike. */
export interface AdamState {
  readonly parameters: Tensor;
  /** Σ β₁^(t − i) gᵢ over the steps i up to t: the mean gradient but for the factor 1 − β₁ */
  readonly sums: Tensor;
  /** the same of squares, with β₂ */
  readonly squares: Tensor;
}

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** The constants of Adam as tensors, made once. */
export interface AdamConstants {
  readonly beta1: Tensor;
  readonly beta2: Tensor;
}

/** Returns what `adamStep` multiplies by; to be disposed of after training. */
export function adamConstants({tensor}: Kernels): AdamConstants {
  return {beta1: tensor(Float32Array.of(BETA_1), [1]), beta2: tensor(Float32Array.of(BETA_2), [1])};
}

/**
 * Takes one step of Adam with the settings that Keras has as defaults. The factors that correct for the zeros it starts
 * from are the same for all parameters, so they are put into the step's length and into ε, and ten operations do for the
 * whole network.
 * @param step counted from 1
 * Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015
 */
export function adamStep(
  {run, tensor}: Kernels,
  {beta1, beta2}: AdamConstants,
  state: AdamState,
  gradient: Tensor,
  {step, learningRate}: {readonly step: number; readonly learningRate: number}
): AdamState {
  const meanFactor = (1 - BETA_1) / (1 - BETA_1 ** step);
  const rootFactor = Math.sqrt((1 - BETA_2) / (1 - BETA_2 ** step));
  const length = tensor(Float32Array.of((learningRate * meanFactor) / rootFactor), [1]);
  const epsilon = tensor(Float32Array.of(EPSILON / rootFactor), [1]);
  const sums = run("Add", {a: run("Multiply", {a: state.sums, b: beta1}), b: gradient});
  const square = run("Multiply", {a: gradient, b: gradient});
  const squares = run("Add", {a: run("Multiply", {a: state.squares, b: beta2}), b: square});
  const root = run("Add", {a: run("Sqrt", {x: squares}), b: epsilon});
  const change = run("Multiply", {a: run("RealDiv", {a: sums, b: root}), b: length});
  return {parameters: run("Sub", {a: state.parameters, b: change}), sums, squares};
}
