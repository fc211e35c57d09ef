import type {SqlTable} from "./arrow.js";

/** Addresses of DuckDB's own files on this site. */
export interface DuckdbFiles {
  readonly wasm: string;
  readonly worker: string;
}

/** What a query gave. */
export interface SqlResult {
  readonly names: readonly string[];
  /** a list of cells per row: text, numbers, booleans, instants, or null; days are text */
  readonly rows: readonly (readonly unknown[])[];
}

/** A database in the reader's browser. */
export interface SqlDatabase {
  /** Makes a table. */
  insert(table: SqlTable): Promise<void>;
  /** Makes a table of an Arrow IPC stream. */
  insertStream(name: string, stream: Uint8Array): Promise<void>;
  /**
   * Runs a query.
   * @throws Error with what DuckDB says about it
   */
  query(sql: string): Promise<SqlResult>;
}
