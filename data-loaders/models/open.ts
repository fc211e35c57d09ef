import type {OwnModel} from "../../lib/model/own/types.js";
import type {ModelFiles} from "./files.js";
import type {OpenModel} from "./types.js";

/**
 * Opens a model. Its runtime is loaded now and not before.
 * @param shown the model's path as the configuration has it, for errors
 * @throws Error if the runtime cannot read the model
 */
export async function openModel(files: ModelFiles, shown: string): Promise<OpenModel> {
  try {
    if (files.format === "onnx") {
      const {openOnnx} = await import("./onnx.js");
      return await openOnnx(files.files[0]!.bytes);
    }
    const {openTensorflow} = await import("./tensorflow.js");
    return await openTensorflow(files);
  } catch (cause) {
    throw new Error(`cannot open the model ${shown}: ${(cause as Error).message}`, {cause});
  }
}

/** What formats are called. */
export const FORMATS: Readonly<Record<OwnModel["format"], string>> = {
  onnx: "ONNX",
  layers: "TensorFlow.js layers model",
  graph: "TensorFlow.js graph model"
};
