import type {Advanced} from "../advanced.js";
import type {Settings} from "../config/load.js";
import type {Effects} from "../effects.js";
import {countedFiles, logBuild} from "./build-log.js";
import type {FileChanges} from "./build-log.js";
import {describeRun} from "./describe-run.js";
import {readHead, writeHead} from "./head.js";
import {readFolder} from "./store.js";
import type {Artefact, Store} from "./store.js";

/** What a build has brought a monitor to. */
interface Outcome {
  readonly monitor: string;
  readonly asOf: Settings["asOf"];
  readonly last: string;
  readonly bundle: Artefact;
  /** key of each stream's last step */
  readonly streams: Readonly<Record<string, string>>;
  /** null for a monitor that has no files of its own */
  readonly files: FileChanges | null;
}

/** Ends a build whose artefacts all stand: logs it, replaces the head, and removes what was replaced. */
export async function endBuild(
  store: Store,
  {monitor, asOf, last, bundle, streams, files}: Outcome,
  effects: Effects
): Promise<Advanced> {
  const {tally, former} = store;
  const before = await readHead({root: former ?? store.root});
  await logBuild(store, {
    at: effects.now().toISOString(),
    asOf,
    rebuild: former !== null,
    ...{last, bundle: bundle.key, stages: tally},
    files: files === null ? null : countedFiles(files)
  });
  await writeHead(store, {last, bundle: bundle.key, streams});
  const contents = await readFolder(bundle.folder);
  await store.finish();
  effects.logger.info(`${monitor}: ${describeRun(tally, last, before?.last ?? null)}`);
  return {files: contents, tally};
}
