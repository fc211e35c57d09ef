import type {NumericValues} from "../../lib/profile/batch.js";
import {deriveSeed, seeded, shuffled} from "../../lib/statistics/random.js";
import {describeParquet, readParquet} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {PREDICTION} from "./reference.js";
import {requestBytes, SAMPLED_PARTITIONS} from "./request-file.js";
import type {RequestColumn} from "./request-file.js";
import {LOG_COLUMNS} from "./simulate.js";

/** A partition, with what was asked and what was answered, one row per request and in the same order. */
export interface ServedPartition {
  readonly start: string;
  /** Parquet files: `writeLog` and `writePartition` wrote them */
  readonly log: string;
  readonly predictions: string;
  /** versions that answered */
  readonly champion: string;
  readonly canary: string | null;
  /** whether the label of a tract is known by now */
  isKnown(tract: number): boolean;
}

/** Rows that a sample has at most. */
const ROWS = 300;

/**
 * Draws requests of a stream's last partitions, each with the same probability, for a page to be asked about.
 * @param partitions in order of time; however many there are, the last seven are read
 * @param seed of the monitor and the stream: the same requests are drawn for the same rows
 * @returns an Arrow IPC stream of at most 300 rows, in order of time: `time`, `partition`, `model`, `tract`, every column
 * that was logged, `prediction`, and `label`, which is missing where it is not known
 */
export async function requestSample(
  database: Database,
  partitions: readonly ServedPartition[],
  {target, seed}: {readonly target: string; readonly seed: number}
): Promise<Uint8Array> {
  const last: Served[] = [];
  for (const partition of partitions.slice(-SAMPLED_PARTITIONS)) last.push(await readServed(database, partition));
  const all = last.flatMap((served, i) => Array.from({length: served.rows}, (_, row) => ({i, row})));
  const drawn = new Set(shuffled(Array.from(all.keys()), seeded(deriveSeed(seed, "requests"))).slice(0, ROWS));
  const rows = all.filter((_, position) => drawn.has(position)).map(({i, row}) => ({served: last[i]!, row}));
  const inputs = [...new Set(last.flatMap(({columns}) => columns))].filter((name) => name !== target);
  const of = (name: string): (number | null)[] => rows.map(({served, row}) => served.value(name, row));
  const labels = rows.map(({served, row}) => {
    return served.partition.isKnown(served.value("tract", row)!) ? served.value(target, row) : null;
  });
  return requestBytes([
    ["time", "time", of("at")],
    ["partition", "text", rows.map(({served}) => served.partition.start)],
    ["model", "text", rows.map(({served, row}) => versionOf(served, row))],
    ["tract", "integer", of("tract")],
    ...inputs.map((name): RequestColumn => [name, "number", of(name)]),
    [PREDICTION, "number", of(PREDICTION)],
    ["label", "number", labels]
  ]);
}

/** The requests of a partition in memory. */
interface Served {
  readonly partition: ServedPartition;
  readonly rows: number;
  /** names of what was logged, but for what a log has of its own */
  readonly columns: readonly string[];
  /** null where the value is missing, and where the partition lacks the column */
  value(name: string, row: number): number | null;
}

async function readServed(database: Database, partition: ServedPartition): Promise<Served> {
  const columns = (await describeParquet(database, partition.log)).map(({name}) => name);
  const values = new Map([
    ...(await readAll(database, partition.log, columns)),
    ...(await readAll(database, partition.predictions, ["by_canary", PREDICTION]))
  ]);
  return {
    partition,
    rows: values.get(PREDICTION)!.length,
    columns: columns.filter((name) => !(LOG_COLUMNS as readonly string[]).includes(name)),
    value: (name, row) => values.get(name)?.[row] ?? null
  };
}

function versionOf({partition: {champion, canary}, value}: Served, row: number): string {
  return value("by_canary", row) === 1 ? canary! : champion;
}

async function readAll(
  database: Database,
  file: string,
  names: readonly string[]
): Promise<Map<string, (number | null)[]>> {
  const all = new Map(names.map((name): [string, (number | null)[]] => [name, []]));
  for await (const {columns} of readParquet(
    database,
    file,
    names.map((name) => ({from: name, as: name, levels: null}))
  ))
    for (const name of names) {
      const {values, valid} = columns.get(name) as NumericValues;
      values.forEach((value, row) => all.get(name)!.push(valid === null || valid[row] === 1 ? value : null));
    }
  return all;
}
