import {predictBatch} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {Batch} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {loadTensorflow} from "./tensorflow.js";

/** Answers rows, as `predictBatch` in lib/model does. */
export type Answerer = (columns: readonly ColumnSpec[], batch: Batch) => Float64Array;

/**
 * Returns what answers rows for a model. Networks run on TensorFlow.js; a linear model is a sum of a few products per row,
 * for which there is nothing to load.
 */
export async function answererOf(model: TrainedModel): Promise<Answerer> {
  if (model.kind === "least squares" || model.kind === "ridge")
    return (columns, batch) => predictBatch(model, columns, batch);
  return (await loadTensorflow()).scorer(model).predict;
}
