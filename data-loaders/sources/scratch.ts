import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** A folder of one's own for files that reading takes. */
export interface Scratch {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function makeScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-source-"));
  return {folder, remove: () => rm(folder, {recursive: true, force: true})};
}
