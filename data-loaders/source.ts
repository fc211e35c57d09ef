import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "./effects.js";
import {ingest, readSource} from "./stages/ingest.js";
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
  const inputs = {source, sha256: digestBytes(bytes)};
  const {key, folder} = await store.artefact("ingest", "rows", inputs, async (draft) => {
    await writeFile(join(draft, "rows.json"), JSON.stringify(await ingest(source, bytes)));
  });
  return {key, rows: JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as SourceRows};
}
