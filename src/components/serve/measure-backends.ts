import {forward} from "../../lib/model/dense.js";
import type {Row} from "../../lib/model/encode.js";
import {timeBatch} from "../../lib/serving/time-batch.js";
import type {TimedBatch} from "../../lib/serving/time-batch.js";
import {BACKENDS, BATCH_SIZES, loadTensorflow} from "./backends.js";
import type {BackendName, WasmFiles} from "./backends.js";
import type {Champion} from "./champion.js";

/** Where the build has put TensorFlow.js. */
export interface TensorflowFiles {
  readonly code: string;
  readonly wasm: WasmFiles;
}

/** What was measured of one way to compute: a time per size of batch, or why there is none. */
export interface Measured {
  readonly name: BackendName | "plain loop";
  readonly times: readonly TimedBatch[];
  /** "" where it is there */
  readonly problem: string;
}

type Score = (inputs: Float32Array, rows: number) => Promise<unknown>;

/**
 * Measures a model's first network by the plain loop and on each back end, with each size of batch.
 * @param rows some, which are repeated
 * @param onStep told before each measurement, which may hold the page up
 * @throws Error if TensorFlow.js cannot be had
 */
export async function measureBackends(
  champion: Champion,
  rows: readonly Row[],
  {code, wasm}: TensorflowFiles,
  onStep: (name: Measured["name"], rows: number) => void
): Promise<{measured: Measured[]; version: string}> {
  const layers = champion.networks[0]!;
  const encoded = champion.encode(rows);

  async function measure(name: Measured["name"], score: Score): Promise<Measured> {
    const times: TimedBatch[] = [];
    for (const size of BATCH_SIZES) {
      onStep(name, size);
      await paint();
      const inputs = repeated(encoded, rows.length, size);
      times.push(
        await timeBatch(
          () => score(inputs, size),
          () => performance.now()
        )
      );
    }
    return {name, times, problem: ""};
  }

  const {openScorer, version} = await loadTensorflow(code);
  const measured = [await measure("plain loop", async (inputs, size) => forward(layers, inputs, size))];
  for (const name of BACKENDS)
    try {
      const scorer = await openScorer(name, layers, wasm);
      measured.push(await measure(name, (inputs, size) => scorer.score(inputs, size)));
      scorer.close();
    } catch (error) {
      measured.push({name, times: [], problem: error instanceof Error ? error.message : String(error)});
    }
  return {measured, version};
}

/** Returns `size` rows: the given ones over and over. */
function repeated(encoded: Float32Array, rows: number, size: number): Float32Array {
  const width = encoded.length / rows;
  const result = new Float32Array(size * width);
  for (let at = 0; at < result.length; at += encoded.length)
    result.set(encoded.subarray(0, Math.min(encoded.length, result.length - at)), at);
  return result;
}

/** Lets the browser show what has been said: the work that follows may hold it up. */
function paint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
