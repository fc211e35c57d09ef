import "@tensorflow/tfjs-backend-cpu";
import * as converter from "@tensorflow/tfjs-converter";
import * as core from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import type {RunModel} from "../../lib/model/own/ask.js";
import {tensorflowModel} from "./tensorflow-model.js";

/** Opens a model of TensorFlow.js in a page. One row at a time is quickest without a backend that has to be loaded. */
export async function openTensorflow(json: object, weights: Uint8Array): Promise<RunModel> {
  await core.setBackend("cpu");
  return (await tensorflowModel({core, layers, converter}, json, weights)).run;
}
