import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {advance} from "../../data-loaders/advance.js";
import type {Advanced} from "../../data-loaders/advanced.js";
import {parseConfig} from "../../data-loaders/config/schema.js";
import type {ConfigInput} from "../../data-loaders/config/schema.js";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import {unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import type {Summary} from "../../lib/bundle.js";
import {finestFile, profilesFile} from "../../lib/bundle.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {trino} from "../../lib/sql/trino.js";
import {silentEffects} from "../data-loaders/silent-effects.js";
import {differences} from "./differences.js";
import {tableStatements} from "./table.js";
import type {TestTable} from "./table.js";

const ROWS_A_DAY = 60;
const EACH = 86_400_000 / ROWS_A_DAY;

/** Rows of some days of March 2026, as a log of a classifier with a score would have them. */
function logOf(days: readonly number[]): TestTable {
  const rows = days.flatMap((day) => Array.from({length: ROWS_A_DAY}, (_, i) => ({day, i})));
  const values = <T>(of: (day: number, i: number) => T): T[] => rows.map(({day, i}) => of(day, i));
  return {
    name: "log",
    columns: [
      {name: "id", type: "bigint", values: values((day, i) => BigInt(1000 * day + i))},
      {
        name: "ts",
        type: "timestamp",
        values: values((day, i) => new Date(Date.UTC(2026, 2, 27 + day) + EACH * i).toISOString())
      },
      {
        name: "x",
        type: "double",
        values: values((day, i) =>
          i % 13 === 0 ? null : i % 29 === 0 ? NaN : Math.sin(7 * day + i) * (day > 3 ? 9 : 1)
        )
      },
      {name: "n", type: "bigint", values: values((day, i) => BigInt((i * i + day) % 17))},
      {name: "c", type: "varchar", values: values((_, i) => (i % 11 === 0 ? null : "abcäé"[i % 5]!))},
      {name: "since", type: "date", values: values((day, i) => `2020-0${1 + (i % 9)}-0${1 + (day % 9)}`)},
      {name: "bad", type: "boolean", values: values((day, i) => (i % 7 === 0 ? null : (i * day) % 3 === 0))},
      {name: "p", type: "double", values: values((day, i) => ((i * 37 + day) % 100) / 100)}
    ]
  };
}

function summaryOf({files}: Advanced): Summary {
  return JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;
}

/** Builds monitors in a folder of their own. */
async function projectOf(): Promise<{folder: string; build: (serving: unknown) => Promise<Advanced>}> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-trino-monitor-"));
  const build = (serving: unknown): Promise<Advanced> => {
    const monitor = {
      ...{id: "credit", title: "Credit", task: "binary", target: "bad", model: {score: "p"}},
      data: {serving, time: "ts", timeZone: "Europe/Berlin", derive: {hour: "hour(ts)"}},
      columns: [{name: "id", role: "ignore"}],
      drift: {reference: {first: 3}, current: 1}
    };
    const input = {title: "test", monitors: [monitor]} as unknown as ConfigInput;
    const config = {...parseConfig(input, "driftbook.config.ts"), folder};
    return advance(config.monitors[0]!, {config, asOf: null, rebuild: false}, silentEffects());
  };
  return {folder, build};
}

async function fromFiles(days: readonly number[]): Promise<Advanced> {
  const {folder, build} = await projectOf();
  const database = await openDatabase();
  for (const statement of tableStatements(duckdb, logOf(days))) await database.connection.run(statement);
  await database.connection.run(`COPY (SELECT * FROM log) TO '${join(folder, "log.parquet")}'`);
  database.close();
  return build("log.parquet");
}

/** But for the centres, which are means, and so depend on the order of addition in their last digits. */
function withoutCentres(spec: ProfileSpec): unknown {
  return {...spec, columns: spec.columns.map((column) => ({...column, centre: 0}))};
}

/** Holds a monitor that is built from a table of Trino to the same rows in a file. */
export function describeMonitor(server: string, open: () => SqlEngine): void {
  describe("a monitor of a table of Trino", () => {
    it("is built end to end, like one of the same rows in a file, and asks for what is new alone", async () => {
      process.env["TRINO_USER"] = "driftbook";
      const relation = "memory.default.log";
      const engine = open();
      const write = async (days: readonly number[], skip: number): Promise<void> => {
        const statements = tableStatements(trino, logOf(days), relation).slice(skip);
        for (const statement of statements) await engine.query(statement, unwatched);
      };
      await write([0, 1, 2, 3, 4], 0);
      const {build} = await projectOf();
      const serving = {trino: server, catalog: "memory", schema: "default", table: "log", version: "max(id)"};
      const session = {query_max_run_time: "10m"};
      const first = await build({...serving, session});
      compare(first, await fromFiles([0, 1, 2, 3, 4]));
      const again = await build({...serving, session});
      expect(Object.values(again.tally).every(({made}) => made === 0)).toBe(true);
      // without the statements that make the table
      await write([5], 2);
      const grown = await build({...serving, session});
      // a day in UTC has rows of two in Berlin, the first of which was there already
      expect(grown.tally["sql-partition"]).toMatchObject({
        ...{made: 2, reused: summaryOf(first).streams[0]!.starts.length - 1},
        why: {new: 1, "changed: rows, version": 1}
      });
      compare(grown, await fromFiles([0, 1, 2, 3, 4, 5]));
    });
  });
}

function compare(engine: Advanced, files: Advanced): void {
  const [a, b] = [summaryOf(engine), summaryOf(files)];
  expect(a.streams).toEqual(b.streams);
  expect(a.streams[0]!.alarms.flat()).toContain("x");
  expect(a.streams[0]!.error).not.toContain(null);
  expect(a.schema).toEqual(b.schema);
  const numeric = a.columns.flatMap(({kind}, i) => (kind === "numeric" ? [finestFile("log", i)] : []));
  for (const name of [profilesFile("log"), ...numeric]) {
    const [ours, theirs] = [decodeProfiles(engine.files[name]!), decodeProfiles(files.files[name]!)];
    expect(withoutCentres(ours.spec)).toEqual(withoutCentres(theirs.spec));
    const [actual, expected] = [ours, theirs].map(({partitions}) => ({partitions, undated: 0}));
    expect(differences(theirs.spec, actual!, expected!)).toEqual([]);
  }
}
