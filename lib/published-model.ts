import type {TrainedModel} from "./model/types.js";

/**
 * What the build publishes of the model in force, so that a page can answer with it. The types are shared by the stage
 * that writes the files and the page that reads them.
 */
export interface PublishedModel {
  /** named by its content, as in the model's card */
  readonly version: string;
  readonly model: TrainedModel;
}

/**
 * What the build answered for every row of a small source, so that a page can be held to it, and so that a reader has
 * whole rows to draw. Only simulated monitors publish rows: of a table there are profiles alone.
 */
export interface ReferencePredictions {
  readonly version: string;
  /** names of the model's inputs */
  readonly inputs: readonly string[];
  /** one per input, in that order */
  readonly columns: readonly (readonly number[])[];
  /** of each row: 0 if the model learnt from it */
  readonly pools: readonly number[];
  /** of each row, in the label's unit */
  readonly predictions: readonly number[];
}

/** serving.json: the files of the bundle that a page answers with. */
export interface Serving {
  /** of the model in force (`PublishedModel`); null where none was trained here */
  readonly model: string | null;
  /** of a model that came in a file (`PublishedOwnModel`); null where none did, or it is kept back */
  readonly own: string | null;
  /** of the rows with the build's answers (`ReferencePredictions`); null where rows are not published */
  readonly rows: string | null;
}

export const servingFile = "serving.json";

export const referencePredictionsFile = "reference-predictions.json";

/**
 * Returns the file of a version of a model.
 * @example modelFile("1f0c") // "model-1f0c.json"
 */
export function modelFile(version: string): string {
  return `model-${version}.json`;
}
