import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Predictor} from "../../lib/model/types.js";
import {modelFile, referencePredictionsFile, servingFile} from "../../lib/published-model.js";
import type {PublishedModel, ReferencePredictions, Serving} from "../../lib/published-model.js";

/** What of a model is published beside the profiles. */
export interface PublishedParts {
  /** the model in force; null where none was trained here */
  readonly model: PublishedModel | null;
  /** null where rows are not published */
  readonly rows: ReferencePredictions | null;
}

/** Returns the files that a page answers with, by name: which there are is said in one that is always there. */
export function modelFiles({model, rows}: PublishedParts): Record<string, string> {
  const serving: Serving = {
    model: model && modelFile(model.version),
    rows: rows && referencePredictionsFile
  };
  return {
    [servingFile]: JSON.stringify(serving),
    ...(model === null ? {} : {[modelFile(model.version)]: JSON.stringify(model)}),
    ...(rows === null ? {} : {[referencePredictionsFile]: JSON.stringify(rows)})
  };
}

/** Writes what a model answers for every row of a source. */
export async function writeReferencePredictions(
  folder: string,
  version: string,
  {inputs, predict}: Predictor,
  table: Readonly<Record<string, readonly number[]>>,
  pools: Uint8Array
): Promise<void> {
  const columns = inputs.map((name) => table[name]!);
  const answers = predict(columns.map((values) => Float64Array.from(values)));
  const rows: ReferencePredictions = {
    ...{version, inputs, columns, pools: Array.from(pools)},
    // A prediction is of 32 bits: nine digits tell any two apart.
    predictions: Array.from(answers, (answer) => Number(answer.toPrecision(9)))
  };
  await writeFile(join(folder, referencePredictionsFile), JSON.stringify(rows));
}

/** Returns what `writeReferencePredictions` wrote. */
export async function readReferencePredictions(folder: string): Promise<ReferencePredictions> {
  return JSON.parse(await readFile(join(folder, referencePredictionsFile), "utf8")) as ReferencePredictions;
}
