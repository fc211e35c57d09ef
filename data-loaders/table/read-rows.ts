import type {PartitionProfile} from "../../lib/profile/types.js";
import type {EngineMonitor, FileMonitor, TableMonitor} from "../config/types.js";
import type {Folded} from "../stages/publish.js";
import type {FileChanges} from "../state/build-log.js";
import {rowsOf} from "./fold.js";
import type {TableChunks} from "./fold.js";
import type {Rows} from "./quarantine.js";
import {readChunks, withFirstLabels} from "./read-chunks.js";
import {readReference} from "./read-reference.js";
import type {KeptReference} from "./read-reference.js";
import {readSql} from "./read-sql.js";
import type {TableRun} from "./run.js";
import {rememberPartitions} from "./sql-memory.js";
import type {Connect} from "./sql-table.js";

/** All rows of a monitor, and what was found on the way to them. */
interface Reading {
  readonly reference: KeptReference;
  readonly rows: Rows;
  /** partitions by the labels that their rows had first; none where no label was revised, or where models are trained again */
  readonly first: readonly PartitionProfile[];
  /** names of partitions that an engine's table no longer has */
  readonly missing: readonly string[];
  readonly changes: FileChanges;
  /** Keeps what later builds have to know of an engine's table. */
  remember(): Promise<void>;
}

/** Tells whether the serving rows are in an engine. */
export function isOfEngine(monitor: TableMonitor): monitor is EngineMonitor {
  return "trino" in monitor.data.serving;
}

/** Returns what of a monitor is read here: of one whose serving rows an engine counts, no more than the reference. */
export function ownPart(monitor: TableMonitor): FileMonitor {
  const {data} = monitor;
  const none = {files: [], format: null, delimiter: null, nulls: []};
  return {...monitor, data: {...data, serving: "trino" in data.serving ? none : data.serving}};
}

/**
 * Returns the rows of a monitor, reading or asking for those alone that are new or changed.
 * @param run of the part that is read here
 * @param files what is new of its files
 * @param connect opens the engine that the other part is in
 */
export async function readRows(
  run: TableRun,
  monitor: TableMonitor,
  files: FileChanges,
  connect: Connect
): Promise<Reading> {
  if (isOfEngine(monitor)) {
    const {memory, changes, ...reading} = await readSql(run, monitor, connect);
    return {
      ...reading,
      first: [],
      changes: joined(files, changes),
      remember: () => rememberPartitions(run.store, memory)
    };
  }
  const reference = await readReference(run);
  const chunks = await readChunks(run, reference);
  const first = await firstPartitions(run, reference, chunks);
  await reference.model?.close();
  const rows = rowsOf(run, reference, chunks);
  return {
    reference,
    rows,
    first,
    missing: [],
    changes: files,
    remember: () => reference.labels?.remember() ?? Promise.resolve()
  };
}

async function firstPartitions(
  run: TableRun,
  {labels, ...kept}: KeptReference,
  chunks: TableChunks
): Promise<readonly PartitionProfile[]> {
  // what a later model answered is not in the chunks: `firstAnswers`
  if (labels === null || run.monitor.retrain !== null || Object.keys(labels.revised).length === 0) return [];
  const serving = await withFirstLabels(run, {...kept, labels}, chunks.serving);
  return rowsOf(run, {...kept, labels}, {...chunks, serving}).partitions;
}

function joined(a: FileChanges, b: FileChanges): FileChanges {
  return {new: [...a.new, ...b.new], changed: [...a.changed, ...b.changed], gone: [...a.gone, ...b.gone]};
}

/**
 * Tells in a bundle that its rows are in a table of an engine.
 * @param missing partitions that the table no longer has
 */
export function ofEngine(folded: Folded, missing: readonly string[]): Folded {
  const {head, streams} = folded;
  return {
    ...folded,
    head: {...head, source: {...head.source, sha256: null}},
    streams: streams.map((stream) => ({...stream, missingFiles: [...stream.missingFiles, ...missing]}))
  };
}
