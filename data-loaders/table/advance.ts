import {join, resolve} from "node:path";
import type {Advanced} from "../advanced.js";
import type {Settings} from "../config/load.js";
import type {TableMonitor} from "../config/types.js";
import type {Effects} from "../effects.js";
import {openDatabase} from "../engines/duckdb.js";
import {writeBundle} from "../stages/publish.js";
import type {Folded} from "../stages/publish.js";
import {keptSample} from "../stages/request-file.js";
import {endBuild} from "../state/end-build.js";
import type {Json} from "../state/json.js";
import {readRequests} from "../state/requests.js";
import {openStore} from "../state/store.js";
import type {Artefact} from "../state/store.js";
import {tableBundle} from "./bundle.js";
import {fileCopies} from "./file-copies.js";
import {foldPartitions, STREAM} from "./fold.js";
import type {FoldedTable} from "./fold.js";
import {listInputs, rememberFiles} from "./inputs.js";
import type {TableInputs} from "./inputs.js";
import {checkQuarantine} from "./quarantine.js";
import type {KeptReference} from "./read-reference.js";
import {isOfEngine, ofEngine, ownPart, readRows} from "./read-rows.js";
import {tableRequests} from "./request-sample.js";
import type {TableRun} from "./run.js";
import {connectTrino} from "./sql-table.js";
import type {Connect} from "./sql-table.js";

/**
 * Brings a monitor of a table up to date: files that are new or changed are read, the partitions they have rows of are
 * merged anew, and from the first of these on what was decided is decided again. Everything else is kept. Of a table in
 * an engine, partitions that are new or changed are asked for.
 * @param connect opens the engine
 */
export async function advanceTable(
  monitor: TableMonitor,
  {config, asOf, rebuild}: Settings,
  effects: Effects,
  connect: Connect = connectTrino
): Promise<Advanced> {
  const state = join(config.state, monitor.id);
  const store = await openStore(resolve(config.folder, state), {startOver: rebuild}, effects);
  const database = await openDatabase();
  const copies = fileCopies(database, join(store.root, "tmp"));
  try {
    const own = ownPart(monitor);
    const {inputs, memory, changes: ofFiles} = await listInputs(store, database, own.data, config.folder, effects);
    const run: TableRun = {monitor: own, store, database, inputs, copies, asOf, home: config.folder, effects};
    const {reference, rows, first, missing, changes, remember} = await readRows(run, monitor, ofFiles, connect);
    await copies.close();
    tellOfMissing(monitor.id, rebuild ? changes.gone : [...missingIn(inputs), ...missing], rebuild, effects);
    const folder = isOfEngine(monitor) ? "" : state;
    checkQuarantine(rows, monitor.id, monitor.data.quarantineLimit, folder);
    const requests = await readRequests(resolve(config.folder, config.state), monitor.id);
    const folded = await foldPartitions(run, reference, rows.partitions, requests);
    const files = tableBundle(run, reference, rows, folded, folded.lived?.first ?? first, folder);
    const contents = isOfEngine(monitor) ? ofEngine(files, missing) : files;
    const sampled = await withRequests(run, reference, folded, contents);
    const bundle = await publishTable(run, reference, sampled, folded.key);
    await rememberFiles(store, memory);
    await remember();
    const last = rows.partitions.at(-1)!.start;
    const streams = {[STREAM]: folded.key};
    return await endBuild(store, {monitor: monitor.id, asOf, last, bundle, streams, files: changes}, effects);
  } finally {
    await copies.close();
    database.close();
    await store.close();
  }
}

/** Adds rows to what is published, where the configuration asks for it. */
async function withRequests(
  run: TableRun,
  reference: KeptReference,
  folded: FoldedTable,
  contents: Folded
): Promise<Folded> {
  const {store, copies, monitor} = run;
  if (monitor.publishRows === 0) return contents;
  const inputs = {reference: reference.key, step: folded.key, rows: monitor.publishRows, seed: monitor.seed};
  const sample = await keptSample(store, STREAM, inputs, () => tableRequests(run, reference, folded));
  await copies.close();
  return {...contents, requests: {[STREAM]: sample}};
}

function missingIn(inputs: TableInputs): string[] {
  return Object.values(inputs).flatMap((files) => files.filter(({isMissing}) => isMissing).map(({file}) => file.path));
}

const MOST_NAMED = 5;

/** Says which files the source no longer has, and what became of their rows. */
function tellOfMissing(id: string, paths: readonly string[], isForgotten: boolean, {logger}: Effects): void {
  if (paths.length === 0) return;
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : "";
  const named = `${paths.slice(0, MOST_NAMED).join(", ")}${more}`;
  logger.info(
    isForgotten
      ? `${id}: forgotten, because the source no longer has them: ${named}`
      : `${id}: gone from the source, their rows are kept: ${named}`
  );
}

function publishTable(
  {store, monitor}: TableRun,
  reference: KeptReference,
  folded: Folded,
  steps: string
): Promise<Artefact> {
  const {head, horizon, revisions = null, isReferenceLearnt = false} = folded;
  // partitions and lines are what the steps came to
  const stream = {...folded.streams[0]!, partitions: null, lines: null};
  const shown = JSON.parse(JSON.stringify({head, horizon, stream, revisions, isReferenceLearnt})) as Record<
    string,
    Json
  >;
  const inputs = {...shown, reference: reference.key, steps, requests: [monitor.publishRows, monitor.seed]};
  return store.artefact("publish", "bundle", inputs, (folder, key) => writeBundle(folder, folded, key.slice(0, 12)));
}
