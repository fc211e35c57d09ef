import {afterAll, beforeAll} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import {unwatched} from "../../data-loaders/engines/sql.js";
import {readTable} from "../../data-loaders/engines/table.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {describeProfiler} from "./conformance.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
});

afterAll(() => database.close());

describeProfiler("the embedded engine", '"hostile ""table"""', async () => ({
  dialect: duckdb,
  run: (statement) => database.connection.run(statement),
  profile: async (spec, table) =>
    readTable(
      database,
      spec,
      {...table, columns: await duckdbEngine(database).columns(table.relation, unwatched)},
      {predictor: null}
    )
}));
