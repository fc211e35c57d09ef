import {createRequire} from "node:module";
import type * as Onnx from "onnxruntime-node";
import {ELEMENT_TYPES, isElementType} from "../../lib/model/own/element-type.js";
import type {ModelPort, OwnTensor, TensorData} from "../../lib/model/own/types.js";
import {onnxHeader} from "./onnx-header.js";
import type {OpenModel} from "./types.js";

/**
 * Opens an ONNX model on one thread: with more, trees are summed in as many parts as there are threads, and the last
 * digits of an answer would depend on the machine.
 */
export async function openOnnx(bytes: Uint8Array): Promise<OpenModel> {
  const onnx = await import("onnxruntime-node");
  const session = await onnx.InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // warnings on stderr are about the graph's optimisation, of which a reader can change nothing
    logSeverityLevel: 3
  });
  const {producer, opsets} = onnxHeader(bytes);
  const {version} = createRequire(import.meta.url)("onnxruntime-node/package.json") as {version: string};
  return {
    inputs: session.inputMetadata.map(portOf),
    outputs: session.outputMetadata.map(portOf),
    producer,
    dialect: `operators ${Object.entries(opsets)
      .map(([domain, opset]) => `${domain} ${opset}`)
      .join(", ")}`,
    runtime: `onnxruntime-node ${version}`,
    async run(inputs, output) {
      const feeds = Object.fromEntries(
        Array.from(inputs, ([name, {type, shape, data}]) => [name, given({onnx, type, shape, data})])
      );
      const results = await session.run(feeds, [output]);
      return taken(results[output]!);
    },
    close: () => session.release()
  };
}

function portOf(metadata: Onnx.InferenceSession.ValueMetadata): ModelPort {
  const {name} = metadata;
  if (!metadata.isTensor) return {name, type: "no tensor", shape: null};
  const {type, shape} = metadata;
  return {
    name,
    type,
    shape: shape.length === 0 ? null : shape.map((length) => (typeof length === "number" ? length : null))
  };
}

function given({onnx, type, shape, data}: OwnTensor & {onnx: typeof Onnx}): Onnx.Tensor {
  return new onnx.Tensor(type, data as Float32Array, shape);
}

function taken({type, dims, data}: Onnx.Tensor): OwnTensor {
  if (!isElementType(type)) throw new Error(`the output is of ${type}, expected one of ${ELEMENT_TYPES.join(", ")}`);
  return {type, shape: dims, data: data as TensorData};
}
