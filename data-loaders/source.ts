import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fromRoot} from "./config.js";
import type {Effects} from "./effects.js";
import {writeSource} from "./stages/ingest.js";
import type {SourceConfig, SourceRows} from "./stages/ingest.js";
import {digestBytes} from "./state/store.js";
import type {Store} from "./state/store.js";

/** The rows of a source as the store keeps them. */
export interface KeptSource {
  readonly key: string;
  readonly rows: SourceRows;
}

/** Returns the rows of a source, reading the file into the store first where its content is new. */
export async function keptSource(store: Store, source: SourceConfig, effects: Effects): Promise<KeptSource> {
  const bytes = await readSource(source, effects);
  const sha256 = digestBytes(bytes);
  const {key, folder} = await store.artefact("ingest", "rows", {source, sha256}, (draft) =>
    writeSource(draft, source, bytes, sha256)
  );
  return {key, rows: JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as SourceRows};
}

/**
 * Returns the bytes of a source's file.
 * @throws Error naming the file and the remedy where there is none
 */
export async function readSource(source: SourceConfig, {files}: Effects): Promise<Uint8Array> {
  try {
    return await files.read(fromRoot(source.file));
  } catch (cause) {
    throw new Error(`missing file: ${source.file}; run npm ci, or correct data.file in the configuration`, {cause});
  }
}
