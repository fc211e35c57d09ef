import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {onTestFinished} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Settings} from "../../data-loaders/config/load.js";
import {parseConfig} from "../../data-loaders/config/schema.js";
import type {ConfigInput} from "../../data-loaders/config/schema.js";
import type {TableMonitor} from "../../data-loaders/config/types.js";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import {advanceTable} from "../../data-loaders/table/advance.js";
import {silentEffects} from "./silent-effects.js";

/** A project whose monitor's rows are in a table of DuckDB, which plays the engine. */
export interface EngineProject {
  readonly folder: string;
  readonly said: readonly string[];
  /** the queries since the last build was started */
  readonly asked: readonly string[];
  /** is done with each query before it is asked */
  before: (text: string) => Promise<void>;
  /** Runs a statement in the engine. */
  run(statement: string): Promise<void>;
  advance(options?: EngineOptions): Promise<Advanced>;
}

export interface EngineOptions extends Partial<Pick<Settings, "asOf" | "rebuild">> {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly monitor?: Readonly<Record<string, unknown>>;
}

/** The table, as a configuration names it. */
export const table = {trino: "http://127.0.0.1:8080", catalog: "memory", schema: "main", table: "log"};

/** What every test configures, unless it says otherwise. */
const monitorOf = ({data, monitor}: EngineOptions) => ({
  id: "small",
  title: "Small",
  data: {serving: table, time: "ts", derive: {hour: "hour(ts)"}, quarantineLimit: 0.5, ...data},
  task: "regression",
  target: "y",
  model: {prediction: "yhat"},
  columns: [
    {name: "id", role: "ignore"},
    {name: "corrected", role: "ignore"}
  ],
  drift: {reference: {first: 2}, current: 1},
  ...monitor
});

export async function engineProject(): Promise<EngineProject> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-engine-"));
  const database = await openDatabase();
  onTestFinished(() => database.close());
  const {said, ...effects} = silentEffects();
  const duckdb = duckdbEngine(database);
  const asked: string[] = [];
  const project: EngineProject = {
    ...{folder, said, asked},
    before: () => Promise.resolve(),
    run: async (statement) => void (await database.connection.run(statement)),
    advance(options = {}) {
      asked.length = 0;
      const {asOf = null, rebuild = false} = options;
      const input = {title: "test", monitors: [monitorOf(options)]} as unknown as ConfigInput;
      const config = {...parseConfig(input, "driftbook.config.ts"), folder};
      const monitor = config.monitors[0] as TableMonitor;
      return advanceTable(monitor, {config, asOf, rebuild}, effects, () => engine);
    }
  };
  const engine: SqlEngine = {
    ...duckdb,
    async query(text, watch) {
      asked.push(text);
      await project.before(text);
      return duckdb.query(text, watch);
    }
  };
  return project;
}

/** Days of the table, from the first. */
export const DAYS = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"] as const;

const ROWS = 150;

/** Returns the query for the rows of a day, with whatever profiles have to deal with. */
export function dayRows(day: number): string {
  return `SELECT ${1000 * day} + i AS id, TIMESTAMP '${DAYS[day]!} 00:00:00' + INTERVAL (i * 9) MINUTE AS ts,
    CASE WHEN i % 17 = 0 THEN NULL WHEN i % 31 = 0 THEN CAST('NaN' AS DOUBLE) WHEN i % 37 = 0 THEN CAST('-inf' AS DOUBLE)
      ELSE round(${day === 4 ? 9 : 1} * sin(i + ${day}) * 40) / 8 END AS x,
    CAST(i * i % 23 AS BIGINT) AS n, i % 3 = 0 AS flag, DATE '2020-01-01' + CAST(i % 50 AS INTEGER) AS since,
    CASE WHEN i % 11 = 0 THEN NULL ELSE chr(CAST(97 + i % ${day === 3 ? 9 : 7} AS INTEGER)) END AS c,
    cos(i * 0.7 + ${day}) AS y, cos(i * 0.7 + ${day}) + sin(i) / 10 AS yhat, TIMESTAMP '2026-04-01 00:00:00' AS corrected
    FROM range(${ROWS}) AS t (i)`;
}

/** Returns the statement that makes the table of some days. */
export function makeTable(days: readonly number[]): string {
  return `CREATE OR REPLACE TABLE log AS ${days.map(dayRows).join(" UNION ALL ")}`;
}

/** Returns the queries that ask for profiles. */
export function profileQueries({asked}: EngineProject): string[] {
  return asked.filter((text) => text.includes("slice"));
}
