import {afterAll, beforeAll, expect} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
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
        expect(JSON.stringify(plan)).toContain("GROUP_BY");
      }
      return engine.query(text, watch);
    }
  };
}

describeConformance("DuckDB", '"hostile ""table"""', async () => explaining(duckdbEngine(database)));
