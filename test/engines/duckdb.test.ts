import {afterAll, beforeAll, expect, it} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import {describeConformance} from "./conformance.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
});

afterAll(() => database.close());

/** Explains every question before it is asked. */
function explaining(engine: SqlEngine): SqlEngine {
  return {
    ...engine,
    async query(text, watch) {
      if (text.startsWith("SELECT")) {
        const plan = await engine.query(`EXPLAIN ${text}`, watch);
        expect(JSON.stringify(plan)).toMatch(/GROUP_BY|UNGROUPED_AGGREGATE|WINDOW/);
      }
      return engine.query(text, watch);
    }
  };
}

describeConformance("DuckDB", '"hostile ""table"""', async () => explaining(duckdbEngine(database)));

it.each(["TIMESTAMP", "TIMESTAMPTZ", "DATE"])("an infinite %s is no time to count a row at", async (type) => {
  const engine = duckdbEngine(database);
  await engine.query(`CREATE OR REPLACE TABLE forever (ts ${type})`, unwatched);
  await engine.query("INSERT INTO forever VALUES ('infinity'), ('-infinity'), (NULL), ('2026-03-29')", unwatched);
  const spec = {columns: [], blocks: [], slices: []};
  for (const unit of ["day", "week", "month"] as const) {
    const time = {column: "ts", unit, zone: "Europe/Berlin"};
    const {partitions, undated} = await profileTable(engine, spec, {relation: "forever", time, range: null});
    expect(undated).toBe(3);
    expect(partitions.length).toBe(1);
  }
});

it("a query that DuckDB refuses fails with the query, and a stopped one with the reason", async () => {
  const engine = duckdbEngine(database);
  await expect(engine.query("SELECT nothing", unwatched)).rejects.toThrow(/DuckDB refused a query: [^]*SELECT nothing/);
  const controller = new AbortController();
  const slow = engine.query("SELECT sum(sin(a.range * b.range)) FROM range(100000) a, range(100000) b", {
    ...unwatched,
    signal: controller.signal
  });
  setTimeout(() => controller.abort(new Error("interrupted")), 50);
  await expect(slow).rejects.toThrow("interrupted");
});
