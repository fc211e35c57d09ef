import type {DenseLayer} from "../../lib/model/types.js";

/** The back ends that TensorFlow.js computes with in a browser. */
export const BACKENDS = ["cpu", "wasm", "webgl", "webgpu"] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Rows per call that are compared. */
export const BATCH_SIZES = [1, 32, 1024, 8192, 65536] as const;

/** A network on one back end. */
export interface Scorer {
  /**
   * Returns the outputs of encoded rows, once they are back in the page.
   * @param inputs rows × the first layer's inputs, row-major
   */
  score(inputs: Float32Array, rows: number): Promise<Float32Array>;
  /** lets go of the weights */
  close(): void;
}

/** Addresses of the WebAssembly files, which the build puts beside the code. */
export interface WasmFiles {
  readonly plain: string;
  readonly simd: string;
}

/** What the build bundles of TensorFlow.js (tensorflow-bundle.ts); loaded when the reader asks for it. */
export interface TensorflowBundle {
  readonly version: string;
  /**
   * Puts a network on a back end. There is one back end at a time: a scorer is of no use once another has been opened.
   * @throws Error if the browser or the device does not have it, with the reason
   */
  openScorer(name: BackendName, layers: readonly DenseLayer[], files: WasmFiles): Promise<Scorer>;
}

/** Loads the bundle from its address: a module that no page imports by name, so that only a click fetches it. */
export async function loadTensorflow(address: string): Promise<TensorflowBundle> {
  return (await import(address)) as TensorflowBundle;
}
