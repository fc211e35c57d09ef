import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {ownModelFile} from "../../lib/model/own/published.js";
import type {Predictor} from "../../lib/model/types.js";
import {modelFile, referencePredictionsFile, servingFile} from "../../lib/published-model.js";
import type {PublishedModel, ReferencePredictions, Serving} from "../../lib/published-model.js";

/** What of a model is published beside the profiles. */
export interface PublishedParts {
  /** the model in force; null where none was trained here */
  readonly model: PublishedModel | null;
  /** files of a model that came in one, by name; left out where none did, or it is kept back */
  readonly own?: Readonly<Record<string, Uint8Array | string>>;
  /** null where rows are not published */
  readonly rows: ReferencePredictions | null;
}

/** Returns the files that a page answers with, by name: which there are is said in one that is always there. */
export function modelFiles({model, own = {}, rows}: PublishedParts): Record<string, Uint8Array | string> {
  const serving: Serving = {
    model: model && modelFile(model.version),
    own: Object.hasOwn(own, ownModelFile) ? ownModelFile : null,
    rows: rows && referencePredictionsFile
  };
  return {
    [servingFile]: JSON.stringify(serving),
    ...own,
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
