import {env, InferenceSession, Tensor} from "onnxruntime-web/wasm";
import type {RunModel} from "../../lib/model/own/ask.js";
import {onnxModel} from "./onnx-model.js";

/**
 * Opens an ONNX model in a page, on one thread: more would need headers that static hosts do not send.
 * @param wasm address of the runtime's WebAssembly
 */
export async function openOnnx(bytes: Uint8Array, wasm: string): Promise<RunModel> {
  env.wasm.wasmPaths = {wasm};
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(bytes, {executionProviders: ["wasm"], logSeverityLevel: 3});
  return onnxModel(Tensor, session).run;
}
