import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {TrainedModel} from "../../lib/model/types.js";
import type {ModelRecord} from "../../lib/registry/types.js";

/** A model that was trained in a step, with what the registry keeps of it. */
export interface Made {
  readonly model: TrainedModel;
  readonly record: ModelRecord;
}

const FILE = "challenger.json";

/** Writes what a step has made; nothing where it has made nothing. */
export async function writeMade(folder: string, made: Made | null): Promise<void> {
  if (made !== null) await writeFile(join(folder, FILE), JSON.stringify(made));
}

/** Returns what a step has made, or null. */
export async function readMade(folder: string): Promise<Made | null> {
  const file = join(folder, FILE);
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Made) : null;
}
