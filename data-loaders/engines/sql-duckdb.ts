import {duckdb} from "../../lib/sql/duckdb.js";
import type {Database} from "./duckdb.js";
import type {SqlEngine} from "./sql.js";

/** Returns DuckDB as an engine that is asked in SQL, of a database that is open. */
export function duckdbEngine({connection}: Database): SqlEngine {
  return {
    dialect: duckdb,
    async columns(relation) {
      const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`);
      return new Map(reader.getRows().map(([name, type]) => [String(name), duckdb.storage(String(type))]));
    },
    async query(text, {signal}) {
      signal.throwIfAborted();
      const stop = (): void => connection.interrupt();
      signal.addEventListener("abort", stop, {once: true});
      try {
        return (await connection.runAndReadAll(text)).getRowsJS();
      } catch (error) {
        signal.throwIfAborted();
        throw new Error(`DuckDB refused a query: ${(error as Error).message}\n${text}`, {cause: error});
      } finally {
        signal.removeEventListener("abort", stop);
      }
    }
  };
}
