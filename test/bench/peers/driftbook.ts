import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import {kindOfStorage} from "../../../data-loaders/sources/kinds.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {openFile} from "../../../data-loaders/sources/open.js";
import type {FileSource, TypedColumn} from "../../../data-loaders/sources/types.js";
import {readChunk, writeChunk} from "../../../data-loaders/stages/chunk.js";
import {writeBundle} from "../../../data-loaders/stages/publish.js";
import {readTableReference, writeTableReference} from "../../../data-loaders/stages/table-reference.js";
import type {TableReference} from "../../../data-loaders/stages/table-reference.js";
import {compareWindows} from "../../../lib/drift/compare.js";
import type {PartitionProfile} from "../../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import {LOG_REFERENCE, LOG_TIME, logColumns, logStorage} from "../logs.js";
import {foldedLog, REFERENCE_DAYS} from "./folded-log.js";
import {logMonitor} from "./log-monitor.js";

/*
 * What the build makes of a log, by the build's own stages: exact bins and levels of days 1 to 10, a full profile of every
 * day, each column's distances between those days and all later ones, and the files that are published. It leaves out what
 * the peers do not do either: finding out the types of columns, and judging every day by itself.
 */
const [csv, folder] = process.argv.slice(2) as [string, string];
const typed = [...logStorage].map(([name, storage]): TypedColumn => {
  return {name, type: kindOfStorage(storage), derive: null};
});

const {reference, partitions} = await readLog();
await writeBundle(folder, foldedLog(reference, partitions), "peers");
await writeFile(join(folder, "figures.json"), JSON.stringify(distances(reference, partitions)));

async function readLog(): Promise<{reference: TableReference; partitions: readonly PartitionProfile[]}> {
  const source: FileSource = {files: [csv], format: null, delimiter: null, nulls: []};
  const database = await openDatabase();
  const [file] = await listFiles(source, {database});
  const open = await openFile(database, source, file!, typed, LOG_TIME, folder);
  const {relation, columns, pieces} = open;
  const rows = {relation, columns, time: LOG_TIME, range: LOG_REFERENCE, ...(pieces === undefined ? {} : {pieces})};
  await writeTableReference(folder, database, logMonitor(csv), rows, logColumns);
  const reference = await readTableReference(folder);
  const {spec} = reference;
  await writeChunk(folder, database, open, {path: "log", spec, time: LOG_TIME, predictor: null, expected: null});
  await open.close();
  database.close();
  const {partitions, rejects} = await readChunk(folder, spec);
  if (rejects.length > 0) throw new Error(`rejected rows: ${JSON.stringify(rejects)}`);
  return {reference, partitions};
}

/** Returns each column's distances and shares of missing rows, between the reference and all later days. */
function distances({spec}: TableReference, partitions: readonly PartitionProfile[]): object {
  const timeline = timelineOf(spec, partitions);
  const reference = windowSums(timeline, {from: 0, to: REFERENCE_DAYS});
  const current = windowSums(timeline, {from: REFERENCE_DAYS, to: partitions.length});
  const columns = compareWindows(spec, reference, current, 0.05).map(({name, distances, missing}) => [
    name,
    {
      kolmogorovSmirnov: distances.kolmogorovSmirnov.value,
      psi: distances.psi.value,
      jensenShannon: distances.jensenShannon.value,
      missing: missing.value
    }
  ]);
  return Object.fromEntries(columns) as object;
}
