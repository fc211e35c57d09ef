import {spawn} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {TrainingSet} from "../../data-loaders/training/losses.js";
import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import type {TrainingPlan} from "../../data-loaders/training/train-layers.js";
import {forward} from "../../lib/model/dense.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {seeded} from "../../lib/statistics/random.js";
import {plainNetwork} from "./plain-network.js";

/** How long the same network takes to be trained, and how many times as long as what it is held against. */
export interface TrainingTiming {
  readonly what: string;
  /** seconds, median */
  readonly time: number;
  /** median over rounds */
  readonly ratio: number;
  /** most that `ratio` may be; null where there is no bar */
  readonly bar: number | null;
}

/** 13-32-16-1 on 506 rows: the size at which dispatch is nearly all that there is. */
export const trainingPlan: TrainingPlan = {
  ...{task: "regression", hidden: [32, 16], epochs: 200},
  ...{batchSize: 32, learningRate: 0.003, seed: 1, start: null, stop: null}
};

const ROWS = 506;
const WIDTH = 13;
const ROUNDS = 5;

/** Returns made-up rows: a label of a few bends, with some noise. */
export function trainingSet(): TrainingSet {
  const random = seeded(1);
  const inputs = Float32Array.from({length: ROWS * WIDTH}, () => 4 * random() - 2);
  const labels = Float32Array.from({length: ROWS}, (_, row) => {
    const at = (i: number): number => inputs[row * WIDTH + i]!;
    return Math.max(0, at(0)) - at(1) * at(2) * 0.5 + 0.1 * (random() - 0.5);
  });
  return {rows: ROWS, inputs, labels};
}

/** Trains by turns on both backends and in a plain loop, and as whole processes beside scikit-learn. */
export async function measureTraining(): Promise<TrainingTiming[]> {
  const set = trainingSet();
  // each has its own backend, whichever was loaded last
  const [wasm, cpu] = [await loadTensorflow("wasm"), await loadTensorflow("cpu")];
  checkLearnt(set, wasm.train(set, trainingPlan).layers);
  checkLearnt(set, plainNetwork(set, trainingPlan));
  const rounds = Array.from({length: ROUNDS}, () => [
    seconds(() => plainNetwork(set, trainingPlan)),
    seconds(() => wasm.train(set, trainingPlan)),
    seconds(() => cpu.train(set, trainingPlan))
  ]);
  const timing = (what: string, i: number, bar: number | null): TrainingTiming => ({
    ...{what, bar, time: median(rounds.map((times) => times[i]!))},
    ratio: median(rounds.map((times) => times[i]! / times[0]!))
  });
  return [
    timing("a plain loop over typed arrays", 0, null),
    timing("TensorFlow.js, wasm / the plain loop", 1, 5),
    timing("TensorFlow.js, cpu / the plain loop", 2, null),
    ...(await wholeProcesses(set))
  ];
}

/** Whole processes by turns, start-up included; nothing where Python or scikit-learn is not there. */
async function wholeProcesses(set: TrainingSet): Promise<TrainingTiming[]> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-training-"));
  try {
    const file = join(folder, "rows.csv");
    const row = (_: unknown, i: number): string =>
      [...set.inputs.subarray(i * WIDTH, (i + 1) * WIDTH), set.labels[i]].join();
    await writeFile(file, Array.from({length: ROWS}, row).join("\n"));
    const python = process.env["DRIFTBOOK_PYTHON"] ?? "python3";
    const peer = [fileURLToPath(new URL("training.py", import.meta.url)), file, JSON.stringify(trainingPlan)];
    if (!(await runs(python, ["-c", "import sklearn"]))) {
      process.stderr.write(
        `scikit-learn is not measured: ${python} has none; name one that does in DRIFTBOOK_PYTHON\n`
      );
      return [];
    }
    const own = ["--import", "tsx", fileURLToPath(new URL("training-run.ts", import.meta.url))];
    const rounds: [number, number][] = [];
    for (let round = 0; round < ROUNDS; ++round)
      rounds.push([await spent(python, peer), await spent(process.execPath, own)]);
    return [
      {
        ...{what: "scikit-learn's MLPRegressor, whole process", bar: null, ratio: 1},
        time: median(rounds.map(([theirs]) => theirs))
      },
      {
        ...{what: "the same here, whole process / scikit-learn's", bar: 4},
        time: median(rounds.map(([, ours]) => ours)),
        ratio: median(rounds.map(([theirs, ours]) => ours / theirs))
      }
    ];
  } finally {
    await rm(folder, {recursive: true});
  }
}

function runs(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {stdio: "ignore"});
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

async function spent(program: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  if (!(await runs(program, args))) throw new Error(`failed: ${program} ${args.join(" ")}`);
  return (performance.now() - start) / 1000;
}

/** What does not learn is no measure. */
function checkLearnt(set: TrainingSet, layers: Parameters<typeof forward>[0]): void {
  const answers = forward(layers, set.inputs, set.rows);
  const mean = answers.reduce((sum, answer, row) => sum + (answer - set.labels[row]!) ** 2, 0) / set.rows;
  if (!(mean < 0.05)) throw new Error(`the network has not learnt: its mean squared error is ${mean}`);
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
