import {createRequire} from "node:module";
import {onnxHeader} from "./onnx-header.js";
import {onnxModel} from "./onnx-model.js";
import type {OpenModel} from "./types.js";

/**
 * Opens an ONNX model on one thread: with more, trees are summed in as many parts as there are threads, and the last
 * digits of an answer would depend on the machine.
 */
export async function openOnnx(bytes: Uint8Array): Promise<OpenModel> {
  const {InferenceSession, Tensor} = await import("onnxruntime-node");
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // warnings are about the graph's optimisation, of which a reader can change nothing
    logSeverityLevel: 3
  });
  const {producer, opsets} = onnxHeader(bytes);
  const dialect = Object.entries(opsets).map(([domain, opset]) => `${domain} ${opset}`);
  const {version} = createRequire(import.meta.url)("onnxruntime-node/package.json") as {version: string};
  return {
    ...onnxModel(Tensor, session),
    ...{producer, dialect: `operators ${dialect.join(", ")}`, runtime: `onnxruntime-node ${version}`}
  };
}
