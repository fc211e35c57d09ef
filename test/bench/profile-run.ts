import {availableParallelism} from "node:os";
import {literal, openDatabase} from "../../data-loaders/engines/duckdb.js";
import {referenceSpecs} from "../../data-loaders/engines/reference-specs.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {readTable} from "../../data-loaders/engines/table.js";
import {parquetPieces} from "../../data-loaders/sources/parquet-pieces.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {csvRelation, LOG_REFERENCE, LOG_TIME, logColumns, logStorage, scanText} from "./logs.js";

/** Seconds by the clock, and of all processors together. */
export interface Spent {
  readonly time: number;
  readonly work: number;
}

/** A scan, and the step after it. */
export interface Pair {
  readonly scan: Spent;
  readonly step: Spent;
}

const PAIRS = 5;

const [what, format, parquet, file] = process.argv.slice(2) as [string, string, string, string];
// a scan has all processors; the step has what a build has
const scanner = await openDatabase({threads: availableParallelism()});
const database = await openDatabase();
const log = format === "csv" ? tableOf(csvRelation(file)) : await parquetTable(file);
const step = what === "reference" ? () => readReference(log) : await profiling();
const pairs: Pair[] = [];
for (let i = 0; i <= PAIRS; ++i) {
  const scan = await spent(() => scanner.connection.runAndReadAll(scanText(log.relation)));
  pairs.push({scan, step: await spent(step)});
}
scanner.close();
database.close();
// the first pair finds caches cold and code not yet compiled; resourceUsage counts kilobytes
process.send!({pairs: pairs.slice(1), memory: process.resourceUsage().maxRSS / 1024});

function tableOf(relation: string): Table {
  return {relation, columns: logStorage, time: LOG_TIME, range: null};
}

async function parquetTable(path: string): Promise<Table> {
  const pieces = {relations: await parquetPieces(database, path), sequence: null};
  return {...tableOf(`read_parquet(${literal(path)})`), pieces};
}

/** The bins are those of the first ten days of the Parquet file, whatever is then profiled. */
async function profiling(): Promise<() => Promise<void>> {
  const spec: ProfileSpec = {columns: await readReference(await parquetTable(parquet)), blocks: [], slices: []};
  return async () => {
    const {partitions, rows, undated} = await readTable(database, spec, log, {predictor: null});
    if (partitions.length !== 90 || rows === 0 || undated > 0) throw new Error(`profiled ${partitions.length} days`);
  };
}

function readReference(table: Table): ReturnType<typeof referenceSpecs> {
  return referenceSpecs(database, {...table, range: LOG_REFERENCE}, logColumns);
}

async function spent(task: () => Promise<unknown>): Promise<Spent> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await task();
  const {user, system} = process.cpuUsage(before);
  return {time: (performance.now() - start) / 1000, work: (user + system) / 1e6};
}
