import type {OwnModel} from "./types.js";

/** Name of the file of a bundle that says how its model in a file is asked (`PublishedOwnModel`). */
export const ownModelFile = "own-model.json";

/** A model in a file as a page needs it; the files lie beside this one. */
export interface PublishedOwnModel {
  /** first twelve digits of the SHA-256 of its files, as in its card */
  readonly version: string;
  readonly plan: OwnModel;
  /** of two classes, the answer is the second from this probability up */
  readonly threshold: number;
  /** the ONNX file, or the model.json of TensorFlow.js */
  readonly model: string;
  /** all weights of a model of TensorFlow.js; null where the model's file has its own */
  readonly weights: string | null;
}

/** Returns the name of the file of a version of a model. */
export function ownModelName(version: string, extension: "onnx" | "json" | "bin"): string {
  return `own-model-${version}.${extension}`;
}
