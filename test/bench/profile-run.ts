import {availableParallelism} from "node:os";
import {dirname} from "node:path";
import {literal, openDatabase} from "../../data-loaders/engines/duckdb.js";
import {referenceSpecs} from "../../data-loaders/engines/reference-specs.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {readTable} from "../../data-loaders/engines/table.js";
import {PART_BYTES} from "../../data-loaders/sources/csv-reader.js";
import {parquetPieces} from "../../data-loaders/sources/parquet-pieces.js";
import {copyTyped} from "../../data-loaders/sources/typed-copy.js";
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
const relation = format === "csv" ? csvRelation(file, null) : `read_parquet(${literal(file)})`;
const step = what === "reference" ? () => reading(readReference) : await profiling();
const pairs: Pair[] = [];
for (let i = 0; i <= PAIRS; ++i) {
  const scan = await spent(() => scanner.connection.runAndReadAll(scanText(relation)));
  pairs.push({scan, step: await spent(step)});
}
scanner.close();
database.close();
// the first pair finds caches cold and code not yet compiled; resourceUsage counts kilobytes
process.send!({pairs: pairs.slice(1), memory: process.resourceUsage().maxRSS / 1024});

/** Reads the log as a build reads a file: Parquet as it lies, text from a typed copy. */
async function reading<T>(read: (table: Table) => Promise<T>): Promise<T> {
  if (format === "parquet") return read(await parquetTable(file));
  const copy = await copyTyped(database, csvRelation(file, PART_BYTES), dirname(file));
  try {
    return await read({...tableOf(copy!.relation), pieces: {relations: copy!.pieces, sequence: null}});
  } finally {
    await copy!.remove();
  }
}

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
    const {partitions, rows, undated} = await reading((log) => readTable(database, spec, log, {predictor: null}));
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
