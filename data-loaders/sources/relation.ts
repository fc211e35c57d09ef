import {sqlName} from "../../lib/sql/literals.js";
import type {Database} from "../engines/duckdb.js";
import type {RawColumn, RawFile} from "./raw-table.js";

/** Returns whatever DuckDB can read by itself as a file that is open; its rows are numbered in the order they come. */
export async function openRelation(
  {connection}: Database,
  relation: string,
  close = (): Promise<void> => Promise.resolve()
): Promise<RawFile> {
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`);
  const held = reader.getRows().map(([name, type]): [string, string] => [String(name), String(type)]);
  const columns = (sql: (name: string, i: number) => string): ReadonlyMap<string, RawColumn> =>
    new Map(held.map(([name, type], i) => [name, {sql: sql(name, i), type, isWritten: false}]));
  const table = {relation, columns: columns((name) => `raw.${sqlName(name)}`), isRow: null, leavesOut: false};
  const names = held.map(([name], i) => `raw.${sqlName(name)} AS c${i}`);
  return {
    table,
    hasLeftOut: () => Promise.resolve(false),
    numbered: () =>
      Promise.resolve({
        table: {
          relation: `(SELECT row_number() OVER () AS line, ${names.join(", ")} FROM ${relation} AS raw)`,
          columns: columns((_, i) => `raw.c${i}`),
          isRow: null,
          leavesOut: false,
          row: "raw.line",
          whyNot: null
        },
        misshapen: null
      }),
    close
  };
}
