import {createRequire} from "node:module";
import type {ModelFiles, TensorflowJson} from "./files.js";
import {tensorflowModel} from "./tensorflow-model.js";
import type {OpenModel} from "./types.js";

/**
 * Opens a model of TensorFlow.js on its WebAssembly backend.
 * @throws Error if the backend does not start; there is no slower one to fall back on
 */
export async function openTensorflow({files}: ModelFiles): Promise<OpenModel> {
  const core = await import("@tensorflow/tfjs-core");
  const layers = await import("@tensorflow/tfjs-layers");
  const converter = await import("@tensorflow/tfjs-converter");
  await import("@tensorflow/tfjs-backend-wasm");
  if (!(await core.setBackend("wasm"))) throw new Error("the WebAssembly backend of TensorFlow.js did not start");
  const [own, ...shards] = files;
  const json = JSON.parse(Buffer.from(own!.bytes).toString("utf8")) as TensorflowJson;
  const weights = Buffer.concat(shards.map(({bytes}) => bytes));
  const model = await tensorflowModel({core, layers, converter}, json, weights);
  const {version} = createRequire(import.meta.url)("@tensorflow/tfjs-core/package.json") as {version: string};
  return {
    ...model,
    producer: [json.generatedBy, json.convertedBy].filter((by) => typeof by === "string").join(", "),
    dialect: "",
    runtime: `TensorFlow.js ${version}, WebAssembly`,
    close: () => Promise.resolve(model.close())
  };
}
