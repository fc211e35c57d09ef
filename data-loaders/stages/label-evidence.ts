import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Database} from "../engines/duckdb.js";
import {fileEvidence} from "../sources/infer.js";
import type {Evidence} from "../sources/infer.js";
import type {SourceConfig, SourceFile} from "../sources/types.js";

/** Writes what a file of labels says about the kinds of its columns: a new file is judged without the others being read. */
export async function writeLabelEvidence(
  folder: string,
  database: Database,
  source: SourceConfig,
  file: SourceFile
): Promise<void> {
  await writeFile(join(folder, "evidence.json"), JSON.stringify(await fileEvidence(database, source, file)));
}

/** Returns what `writeLabelEvidence` wrote. */
export async function readLabelEvidence(folder: string): Promise<Evidence[]> {
  return JSON.parse(await readFile(join(folder, "evidence.json"), "utf8")) as Evidence[];
}
