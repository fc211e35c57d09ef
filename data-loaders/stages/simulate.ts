import {join} from "node:path";
import {POOL_A, POOL_B, TRAIN} from "../../lib/scenario/pools.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import {drawDay} from "../../lib/scenario/stream.js";
import type {Tract} from "../../lib/scenario/types.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import {writeParquet} from "../engines/duckdb.js";
import type {Database, WrittenColumn} from "../engines/duckdb.js";
import type {SourceRows} from "./ingest.js";

const DAY_MS = 86_400_000;

/** Columns of a log that are no data: when the row was served, and which tract it was (1-based row of the source). */
export const LOG_COLUMNS = ["at", "tract"] as const;

/** What the days of a simulated log are drawn from. */
export interface Simulation {
  readonly pool: readonly Tract[];
  readonly train: readonly Tract[];
  /** type of each column of the source; a column that a scenario adds is a float */
  readonly types: SimulatedMonitor["data"]["columns"];
  readonly stream: SimulatedMonitor["stream"];
  readonly seed: number;
}

/** Returns the columns that are logged to report on slices, and that the model never sees. */
export function auditColumns({features, target, slices}: SimulatedMonitor): string[] {
  const known = new Set([...features, target].map(({name}) => name));
  return [...new Set(slices.map(({column}) => column))].filter((column) => !known.has(column));
}

/** Returns the rows production may draw, and those it may not, as records of the model's columns. */
export function simulationOf(monitor: SimulatedMonitor, {columns, rows}: SourceRows, pools: Uint8Array): Simulation {
  const names = [...new Set([...monitor.features.map((f) => f.name), monitor.target.name, ...auditColumns(monitor)])];
  const tracts = Array.from({length: rows}, (_, row): Tract => {
    return {tract: row + 1, ...Object.fromEntries(names.map((name) => [name, columns[name]![row]!]))};
  });
  return {
    pool: tracts.filter((_, row) => pools[row] === POOL_A || pools[row] === POOL_B),
    train: tracts.filter((_, row) => pools[row] === TRAIN),
    types: {...monitor.data.columns, tract: "int"},
    stream: monitor.stream,
    seed: monitor.seed
  };
}

/** Returns the ISO date of a day of the stream, 0 for the first. */
export function dateOf({start}: SimulatedMonitor["stream"], day: number): string {
  return new Date(Date.parse(start) + day * DAY_MS).toISOString().slice(0, 10);
}

/** Where a day's log lies in the folder of its artefact. */
export function logFile(folder: string): string {
  return join(folder, "rows.parquet");
}

/** Writes one day of a scenario's log as Parquet: one row per tract served, spread evenly over the day. */
export async function writeLog(
  folder: string,
  database: Database,
  {pool, train, types, stream, seed}: Simulation,
  scenario: ScenarioId,
  day: number
): Promise<void> {
  const rows = drawDay({pool, train, rowsPerDay: stream.rowsPerDay, seed}, scenarios[scenario], day);
  const midnight = Date.parse(dateOf(stream, day));
  const at = rows.map((_, i) => midnight + Math.floor((i * DAY_MS) / rows.length));
  const names = Object.keys(rows[0]!);
  await writeParquet(database, logFile(folder), [
    {name: "at", type: "TIMESTAMP_MS", values: at},
    ...names.map((name): WrittenColumn => {
      const values = rows.map((row) => row[name]!);
      // a scenario may make fractions of whole numbers
      const isWhole = types[name] === "int" && values.every(Number.isInteger);
      return {name, type: isWhole ? "BIGINT" : "DOUBLE", values};
    })
  ]);
}
