import {beforeAll, describe, expect, it} from "vitest";
import type {LearningTask, TrainingSet} from "../../../data-loaders/training/losses.js";
import {loadTensorflow, tensorflowVersions} from "../../../data-loaders/training/tensorflow.js";
import type {Tensorflow} from "../../../data-loaders/training/tensorflow.js";
import type {TrainingPlan} from "../../../data-loaders/training/train-layers.js";
import {forward} from "../../../lib/model/dense.js";
import {answersOf, classesOf} from "../../../lib/model/outcome.js";
import type {Outcome} from "../../../lib/model/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {plainNetwork} from "../../bench/plain-network.js";

const outcomes: Record<LearningTask, Outcome> = {
  regression: {task: "regression", name: "y", mean: 0, sd: 1},
  binary: {task: "binary", name: "y", classes: ["no", "yes"]},
  multiclass: {task: "multiclass", name: "y", classes: ["a", "b", "c"]}
};

/** Of x₀ and x₁: their sum with weights; whether they are apart; which of three sectors they are in. */
function drawn(task: LearningTask, rows: number, seed: number): TrainingSet {
  const random = seeded(seed);
  const inputs = Float32Array.from({length: 2 * rows}, () => 2 * random() - 1);
  const at = (row: number): [number, number] => [inputs[2 * row]!, inputs[2 * row + 1]!];
  if (task === "regression")
    return {rows, inputs, labels: Float32Array.from({length: rows}, (_, row) => at(row)[0] - 2 * at(row)[1])};
  if (task === "binary")
    return {rows, inputs, labels: Float32Array.from({length: rows}, (_, row) => Number(at(row)[0] * at(row)[1] > 0))};
  const labels = new Float32Array(3 * rows);
  for (let row = 0; row < rows; ++row) {
    const [x, y] = at(row);
    labels[3 * row + (y > 0 ? 0 : x > 0 ? 1 : 2)] = 1;
  }
  return {rows, inputs, labels};
}

const tasks: LearningTask[] = ["regression", "binary", "multiclass"];
const pace = {hidden: [8], epochs: 30, batchSize: 32, learningRate: 0.02, seed: 1, start: null, stop: null};

describe.each(["wasm", "cpu"] as const)("train(set, plan) on the %s backend of TensorFlow.js", (backend) => {
  let tensorflow: Tensorflow;
  beforeAll(async () => {
    tensorflow = await loadTensorflow(backend);
  });

  it.each(tasks.flatMap((task) => [[], [5], [7, 6, 4]].map((hidden) => [task, hidden] as [LearningTask, number[]])))(
    "learns a %s with hidden layers %j as a plain loop in 64 bits does",
    (task, hidden) => {
      const set = drawn(task, 70, 1);
      const plan: TrainingPlan = {...pace, task, hidden, epochs: 4};
      const {layers} = tensorflow.train(set, plan);
      const expected = plainNetwork(set, plan);
      expect(layers.map(({inputs, outputs, activation}) => [inputs, outputs, activation])).toEqual(
        expected.map(({inputs, outputs, activation}) => [inputs, outputs, activation])
      );
      layers.forEach(({weights, bias}, i) =>
        [...weights, ...bias].forEach((value, j) =>
          expect(Math.abs(value - [...expected[i]!.weights, ...expected[i]!.bias][j]!)).toBeLessThan(2e-4)
        )
      );
    }
  );

  it("gives the same bytes for the same seed, and others for another", () => {
    const set = drawn("regression", 70, 1);
    const [a, b, c] = [1, 1, 2].map((seed) =>
      JSON.stringify(tensorflow.train(set, {...pace, task: "regression", seed}))
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });
});

describe("train(set, plan)", () => {
  let tensorflow: Tensorflow;
  beforeAll(async () => {
    tensorflow = await loadTensorflow();
  });

  it.each([
    ["binary", 0.95],
    ["multiclass", 0.95]
  ] as const)("tells classes apart: %s", (task, share) => {
    const plan = {...pace, task, hidden: [16, 8], epochs: 80};
    const {layers} = tensorflow.train(drawn(task, 600, 1), plan);
    const fresh = drawn(task, 500, 2);
    const outcome = outcomes[task];
    const said = classesOf(outcome, answersOf(outcome, forward(layers, fresh.inputs, fresh.rows)));
    const size = fresh.labels.length / fresh.rows;
    const right = said.filter((own, row) =>
      size === 1 ? own === fresh.labels[row] : fresh.labels[size * row + own] === 1
    );
    expect(right.length / fresh.rows).toBeGreaterThan(share);
  });

  it("shows the loss and the network after each epoch, the last of which it returns", () => {
    const seen: [number, number, string][] = [];
    const plan: TrainingPlan = {
      ...{...pace, task: "regression", epochs: 3},
      onEpoch: (epoch, loss, layers) => void seen.push([epoch, loss, JSON.stringify(layers())])
    };
    const result = tensorflow.train(drawn("regression", 200, 1), plan);
    expect(seen.map(([epoch]) => epoch)).toEqual([1, 2, 3]);
    expect(seen[2]![1]).toBeLessThan(seen[0]![1]);
    expect(seen[1]![2]).not.toBe(seen[2]![2]);
    expect(seen[2]![2]).toBe(JSON.stringify(result.layers));
    expect(result.epochs).toBe(3);
  });

  it("ends when the pool gets no better, with the weights of the best epoch", () => {
    const random = seeded(4);
    const noisy = (seed: number, rows: number): TrainingSet => {
      const set = drawn("regression", rows, seed);
      return {...set, labels: set.labels.map((label) => label + 2 * random() - 1)};
    };
    const [set, pool] = [noisy(1, 40), noisy(2, 200)];
    const losses: number[] = [];
    const error = (layers: Parameters<typeof forward>[0]): number => {
      const answers = forward(layers, pool.inputs, pool.rows);
      return answers.reduce((sum, answer, row) => sum + (answer - pool.labels[row]!) ** 2, 0) / pool.rows;
    };
    const plan: TrainingPlan = {
      ...{task: "regression", hidden: [32], epochs: 400, batchSize: 8, learningRate: 0.03, seed: 1, start: null},
      stop: {pool, patience: 7},
      onEpoch: (_, __, layers) => void losses.push(error(layers()))
    };
    const {layers, epochs} = tensorflow.train(set, plan);
    expect(losses.length).toBe(epochs + 7);
    expect(losses.length).toBeLessThan(400);
    expect(losses.indexOf(Math.min(...losses))).toBe(epochs - 1);
    expect(error(layers)).toBe(losses[epochs - 1]);
  });

  it("gives inputs that training rows never had no weight", () => {
    const set = drawn("regression", 64, 1);
    const inputs = new Float32Array(192);
    for (let row = 0; row < 64; ++row) inputs.set([set.inputs[2 * row]!, 0, set.inputs[2 * row + 1]!], 3 * row);
    const [first] = tensorflow.train({...set, inputs}, {...pace, task: "regression"}).layers;
    expect(first!.weights.slice(8, 16)).toEqual(new Array(8).fill(0));
    expect(first!.weights.slice(0, 8)).not.toContain(0);
  });

  it("goes on from the weights that it is given", () => {
    const set = drawn("regression", 200, 1);
    const plan: TrainingPlan = {...pace, task: "regression", epochs: 20};
    const {layers} = tensorflow.train(set, plan);
    const losses: number[] = [];
    const onEpoch = (_: number, loss: number): void => void losses.push(loss);
    tensorflow.train(set, {...plan, epochs: 1, onEpoch});
    tensorflow.train(set, {...plan, epochs: 1, onEpoch, start: layers});
    expect(losses[1]).toBeLessThan(losses[0]! / 5);
  });

  it("refuses no rows, and says when training comes apart", () => {
    const none = {rows: 0, inputs: new Float32Array(0), labels: new Float32Array(0)};
    expect(() => tensorflow.train(none, {...pace, task: "regression"})).toThrow("no rows to train on");
    const set = {...drawn("regression", 40, 1), labels: new Float32Array(40).fill(NaN)};
    expect(() => tensorflow.train(set, {...pace, task: "regression"})).toThrow(
      "training came apart: the loss of epoch 1 is NaN"
    );
  });

  it("names the versions that its artefacts depend on", () => {
    const version = expect.stringMatching(/^\d+\.\d+\.\d+$/) as string;
    expect(tensorflowVersions()).toEqual({"@tensorflow/tfjs-core": version, "@tensorflow/tfjs-backend-wasm": version});
  });
});
