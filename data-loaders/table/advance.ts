import {join, resolve} from "node:path";
import type {Advanced} from "../advanced.js";
import type {Settings} from "../config/load.js";
import type {TableMonitor} from "../config/types.js";
import type {Effects} from "../effects.js";
import {openDatabase} from "../engines/duckdb.js";
import {writeBundle} from "../stages/publish.js";
import type {Folded} from "../stages/publish.js";
import {describeRun, readHead, writeHead} from "../state/head.js";
import {openStore, readFolder} from "../state/store.js";
import type {Artefact} from "../state/store.js";
import {tableBundle} from "./bundle.js";
import {foldPartitions, rowsOf, STREAM} from "./fold.js";
import {listInputs, rememberFiles} from "./inputs.js";
import {checkQuarantine} from "./quarantine.js";
import {readChunks} from "./read-chunks.js";
import {readReference} from "./read-reference.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";

/**
 * Brings a monitor of a table up to date: files that are new or changed are read, the partitions they have rows of are
 * merged anew, and from the first of these on what was decided is decided again. Everything else is kept.
 */
export async function advanceTable(
  monitor: TableMonitor,
  {config, asOf}: Settings,
  effects: Effects
): Promise<Advanced> {
  const state = join(config.state, monitor.id);
  const store = await openStore(resolve(config.folder, state));
  const database = await openDatabase();
  try {
    const {inputs, memory} = await listInputs(store, database, monitor.data, config.folder);
    const run: TableRun = {monitor, store, database, inputs, asOf, effects};
    const reference = await readReference(run);
    const chunks = await readChunks(run, reference);
    const rows = rowsOf(run, reference, chunks);
    checkQuarantine(rows, monitor.data.quarantineLimit, state);
    const folded = await foldPartitions(run, reference, rows.partitions);
    const bundle = await publishTable(run, reference, tableBundle(run, reference, rows, folded, state), folded.key);
    const before = await readHead(store);
    const last = rows.partitions.at(-1)!.start;
    await rememberFiles(store, memory);
    await writeHead(store, {last, bundle: bundle.key, streams: {[STREAM]: folded.key}});
    await store.removeReplaced();
    effects.logger.info(`${monitor.id}: ${describeRun(store.tally, last, before)}`);
    return {files: await readFolder(bundle.folder), tally: store.tally};
  } finally {
    database.close();
    await store.close();
  }
}

function publishTable({store}: TableRun, reference: KeptReference, folded: Folded, steps: string): Promise<Artefact> {
  const {quarantined, missingFiles} = folded.streams[0]!;
  const inputs = {head: JSON.stringify(folded.head), quarantined, missingFiles, reference: reference.key, steps};
  return store.artefact("publish", "bundle", inputs, (folder, key) => writeBundle(folder, folded, key.slice(0, 12)));
}
