import type {InferenceSession, Tensor, TensorConstructor} from "onnxruntime-node";
import {ELEMENT_TYPES, isElementType} from "../../lib/model/own/element-type.js";
import type {ModelPort, OwnTensor, TensorData} from "../../lib/model/own/types.js";
import type {OpenModel} from "./types.js";

/** Returns a session as a model at work; runs in Node and in a browser alike. */
export function onnxModel(
  Constructor: TensorConstructor,
  session: InferenceSession
): Pick<OpenModel, "inputs" | "outputs" | "run" | "close"> {
  return {
    inputs: session.inputMetadata.map(portOf),
    outputs: session.outputMetadata.map(portOf),
    async run(inputs, output) {
      const feeds = Array.from(inputs, ([name, {type, shape, data}]): [string, Tensor] => [
        name,
        new Constructor(type, data as Float32Array, shape)
      ]);
      const {[output]: result} = await session.run(Object.fromEntries(feeds), [output]);
      return taken(result as Tensor);
    },
    close: () => session.release()
  };
}

function portOf(metadata: InferenceSession.ValueMetadata): ModelPort {
  const {name} = metadata;
  if (!metadata.isTensor) return {name, type: "no tensor", shape: null};
  const {type, shape} = metadata;
  const lengths = shape.map((length) => (typeof length === "number" ? length : null));
  return {name, type, shape: lengths.length === 0 ? null : lengths};
}

function taken({type, dims, data}: Tensor): OwnTensor {
  if (!isElementType(type)) throw new Error(`the output is of ${type}, expected one of ${ELEMENT_TYPES.join(", ")}`);
  return {type, shape: dims, data: data as TensorData};
}
