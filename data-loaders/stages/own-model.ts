import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {ModelPort, OwnModel} from "../../lib/model/own/types.js";
import type {ModelFileConfig} from "../config/types.js";
import type {ModelFiles} from "../models/files.js";
import {planModel} from "../models/plan.js";
import type {ModelData, OpenModel} from "../models/types.js";

/** What is known of a model in a file, and how rows are put to it. */
export interface OwnModelFacts extends Pick<OpenModel, "producer" | "dialect" | "runtime"> {
  readonly plan: OwnModel;
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  readonly sizeBytes: number;
}

/**
 * Writes what is known of a model.
 * @throws Error naming all that does not fit, before any row is read
 */
export async function writeOwnModel(
  folder: string,
  files: ModelFiles,
  {inputs, outputs, producer, dialect, runtime}: OpenModel,
  config: ModelFileConfig,
  data: ModelData
): Promise<void> {
  const plan = planModel(files, {inputs, outputs}, config, data);
  const sizeBytes = files.files.reduce((sum, {bytes}) => sum + bytes.length, 0);
  const facts: OwnModelFacts = {plan, inputs, outputs, producer, dialect, runtime, sizeBytes};
  await writeFile(join(folder, "model.json"), JSON.stringify(facts));
}

/** Returns what `writeOwnModel` wrote. */
export async function readOwnModel(folder: string): Promise<OwnModelFacts> {
  return JSON.parse(await readFile(join(folder, "model.json"), "utf8")) as OwnModelFacts;
}
