import {availableParallelism, cpus} from "node:os";
import type {ModelInput, TrainedModel} from "../../lib/model/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {CategoricalSpec} from "../../lib/profile/types.js";
import type {MeasuredLatency} from "../../lib/registry/latency.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {answererOf} from "../training/answerer.js";

/** Calls with one row before any is timed, until code is compiled, and those that are: ten lie beyond the 99th percentile. */
const [WARM_UP, CALLS] = [2000, 1000] as const;

/** Rows of a batch, and batches that are timed. */
const [BATCH, BATCHES] = [16_384, 5] as const;

/** A clock in milliseconds, of which differences count. */
export type Stopwatch = () => number;

/** Returns what this machine counts on: its processors and the runtime, without its name. */
export function thisMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "";
  return `${availableParallelism()} × ${model === "" ? process.arch : model}, Node ${process.versions.node}`;
}

/**
 * Measures how long a model takes, on what answers rows in the build: one row at a time, then in batches. What the rows say
 * does not matter to it: each input varies about its mean, or from level to level.
 */
export async function measureLatency(
  model: TrainedModel,
  stopwatch: Stopwatch = () => performance.now()
): Promise<Pick<MeasuredLatency, "median" | "p99" | "rowsPerSecond">> {
  const answer = await answererOf(model);
  const columns = model.inputs.flatMap(specOf);
  const timed = (batch: Batch): number => {
    const start = stopwatch();
    answer(columns, batch);
    return stopwatch() - start;
  };
  const one = rowsFor(model.inputs, 1);
  for (let i = 0; i < WARM_UP; ++i) answer(columns, one);
  const calls = Float64Array.from({length: CALLS}, () => timed(one)).sort();
  const many = rowsFor(model.inputs, BATCH);
  answer(columns, many);
  const batches = Float64Array.from({length: BATCHES}, () => timed(many)).sort();
  return {
    median: rounded(1000 * quantile(calls, 0.5)),
    p99: rounded(1000 * quantile(calls, 0.99)),
    rowsPerSecond: rounded((1000 * BATCH) / quantile(batches, 0.5))
  };
}

/** A clock says no more than three digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function specOf(input: ModelInput): CategoricalSpec[] {
  if (input.kind === "number") return [];
  const {name, levels} = input;
  return [{kind: "categorical", type: "text", name, role: "feature", levels, buckets: 1}];
}

function rowsFor(inputs: readonly ModelInput[], rows: number): Batch {
  return {rows, columns: new Map(inputs.map((input) => [input.name, valuesOf(input, rows)]))};
}

/** Seven steps from one standard deviation below the mean to one above it; of a category, one level after another. */
function valuesOf(input: ModelInput, rows: number): NumericValues | CodedValues {
  const indices = Array.from({length: rows}, (_, row) => row);
  if (input.kind === "category")
    return {kind: "categorical", codes: Int32Array.from(indices, (row) => row % (input.levels.length + 1))};
  const {mean, sd} = input;
  return {kind: "numeric", values: Float64Array.from(indices, (row) => mean + sd * (((row % 7) - 3) / 3)), valid: null};
}
