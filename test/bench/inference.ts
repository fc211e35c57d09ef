import {InferenceSession, Tensor} from "onnxruntime-node";
import type {Scorer} from "../../data-loaders/training/scorer.js";
import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import {numberBatch} from "../../lib/model/encode.js";
import {initialLayers} from "../../lib/model/initialise.js";
import {predictBatch} from "../../lib/model/predict.js";
import type {NetworkTrained, NumberInput} from "../../lib/model/types.js";
import type {Batch} from "../../lib/profile/batch.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {seeded} from "../../lib/statistics/random.js";
import {onnxNetwork} from "./onnx-network.js";

/** How fast rows are answered, from columns of numbers to an array of answers. */
export interface InferenceTiming {
  readonly what: string;
  /** rows a second, median */
  readonly speed: number;
  /** how many times as fast the WebAssembly backend is in the same round, median */
  readonly ratio: number;
  /** least that `ratio` may be; null where there is no bar */
  readonly bar: number | null;
}

/** Least rows a second of the WebAssembly backend. */
export const SPEED_BAR = 3e6;

const FEATURES = 12;
const HIDDEN = 50;
const ROWS = 1_000_000;
const ROUNDS = 7;
/** Rows that onnxruntime is given at once, which suits it best. */
const AT_ONCE = 16_384;

type Answer = (rows: number) => Float64Array | Promise<Float64Array>;

/** Answers the same rows by turns with each engine. */
export async function measureInference(rows = ROWS): Promise<InferenceTiming[]> {
  const random = seeded(1);
  const names = Array.from({length: FEATURES}, (_, i) => `x${i}`);
  const columns = names.map(() => Float64Array.from({length: rows}, () => 100 * random()));
  const model: NetworkTrained = {
    kind: "network",
    inputs: names.map((name): NumberInput => ({kind: "number", name, mean: 50, sd: 28.9, gaps: false})),
    outcome: {task: "regression", name: "y", mean: 20, sd: 9},
    layers: initialLayers([FEATURES, HIDDEN, 1], random)
  };
  const batchOf = (some: number): Batch =>
    numberBatch(
      names,
      columns.map((values) => values.subarray(0, some))
    );
  const [all, few] = [batchOf(rows), batchOf(rows / 10)];
  const by =
    (scorer: Scorer): Answer =>
    (some) =>
      scorer.predict([], some === rows ? all : few);
  const wasm = by((await loadTensorflow("wasm")).scorer(model));
  const cpu = by((await loadTensorflow("cpu")).scorer(model));
  const {fromColumns, fromRows} = await onnx(model, columns);
  const others: readonly (readonly [what: string, answer: Answer, rows: number, bar: number | null])[] = [
    ["TensorFlow.js, cpu", cpu, rows / 10, 15],
    [
      "the forward pass of lib, in 64 bits",
      (some) => predictBatch(model, [], some === rows ? all : few),
      rows / 10,
      null
    ],
    ["onnxruntime-node", fromColumns, rows, 1 / 4],
    ["onnxruntime-node, given rows that are written out already", fromRows, rows, null]
  ];
  const expected = await wasm(rows);
  for (const [what, answer, some] of others) checkSame(what, await answer(some), expected);
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const speeds = [await speedOf(wasm, rows)];
    for (const [, answer, some] of others) speeds.push(await speedOf(answer, some));
    rounds.push(speeds);
  }
  const timing = (what: string, i: number, bar: number | null): InferenceTiming => ({
    ...{what, bar, speed: median(rounds.map((speeds) => speeds[i]!))},
    ratio: median(rounds.map((speeds) => speeds[0]! / speeds[i]!))
  });
  return [timing("TensorFlow.js, wasm", 0, null), ...others.map(([what, , , bar], i) => timing(what, i + 1, bar))];
}

/** The same network on onnxruntime, from columns and from rows of 32 bits. */
async function onnx(
  {inputs, layers, outcome}: NetworkTrained,
  columns: readonly Float64Array[]
): Promise<{fromColumns: Answer; fromRows: Answer}> {
  if (outcome.task !== "regression") throw new RangeError(`unexpected task: ${outcome.task}`);
  const session = await InferenceSession.create(onnxNetwork(inputs, layers));
  const width = columns.length;
  const answer = async (rows: number, rowsOf: (start: number, end: number) => Float32Array): Promise<Float64Array> => {
    const result = new Float64Array(rows);
    for (let start = 0; start < rows; start += AT_ONCE) {
      const end = Math.min(rows, start + AT_ONCE);
      const given = new Tensor("float32", rowsOf(start, end), [end - start, width]);
      const {answers} = await session.run({rows: given});
      const outputs = answers!.data as Float32Array;
      for (let i = 0; i < outputs.length; ++i) result[start + i] = outcome.mean + outcome.sd * outputs[i]!;
    }
    return result;
  };
  const room = new Float32Array(AT_ONCE * width);
  const written = new Float32Array(columns[0]!.length * width);
  write(columns, 0, columns[0]!.length, written);
  return {
    fromColumns: (rows) =>
      answer(rows, (start, end) => {
        write(columns, start, end, room);
        return room.subarray(0, (end - start) * width);
      }),
    fromRows: (rows) => answer(rows, (start, end) => written.subarray(start * width, end * width))
  };
}

function write(columns: readonly Float64Array[], start: number, end: number, into: Float32Array): void {
  columns.forEach((values, i) => {
    for (let row = start, at = i; row < end; ++row, at += columns.length) into[at] = values[row]!;
  });
}

/** An engine that computes something else would be no measure. */
function checkSame(what: string, answers: Float64Array, expected: Float64Array): void {
  answers.forEach((answer, row) => {
    if (!(Math.abs(answer - expected[row]!) < 1e-3))
      throw new Error(`${what} answers row ${row} with ${answer}, expected ${expected[row]}`);
  });
}

async function speedOf(answer: Answer, rows: number): Promise<number> {
  const start = performance.now();
  await answer(rows);
  return (1000 * rows) / (performance.now() - start);
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
