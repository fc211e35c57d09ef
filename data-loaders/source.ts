import {readFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {Effects} from "./effects.js";
import {writeSource} from "./stages/ingest.js";
import type {SourceConfig, SourceRows} from "./stages/ingest.js";
import {digestBytes} from "./state/json.js";
import type {Store} from "./state/store.js";

/** The rows of a source as the store keeps them. */
export interface KeptSource {
  readonly key: string;
  readonly rows: SourceRows;
}

/**
 * Returns the rows of a source, reading the file into the store first where its content is new.
 * @param home folder of the configuration, which the path of the file starts from
 */
export async function keptSource(
  store: Store,
  source: SourceConfig,
  home: string,
  effects: Effects
): Promise<KeptSource> {
  const bytes = await readSource(source, home, effects);
  const sha256 = digestBytes(bytes);
  const {key, folder} = await store.artefact("ingest", "rows", {source, sha256}, (draft) =>
    writeSource(draft, source, bytes, sha256)
  );
  return {key, rows: JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as SourceRows};
}

/**
 * Returns the bytes of a source's file.
 * @param home as in `keptSource`
 * @throws Error naming the file and the remedy where there is none
 */
export async function readSource(source: SourceConfig, home: string, {files}: Effects): Promise<Uint8Array> {
  try {
    return await files.read(resolve(home, source.file));
  } catch (cause) {
    throw new Error(`missing file: ${source.file}; run npm ci, or correct data.file in the configuration`, {cause});
  }
}
