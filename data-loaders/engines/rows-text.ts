import {MISSING} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {cellText, rawName} from "../../lib/sql/expressions.js";
import {checkNames, rangeCondition, readColumn, slotNumber} from "../../lib/sql/source-columns.js";
import type {Source, TimeColumn} from "../../lib/sql/types.js";

/** A source that may have no time. */
export type UntimedSource = Omit<Source, "time"> & {readonly time: TimeColumn | null};

/** How the texts of a source come: each by itself, or as positions in lists of distinct ones, as in Parquet. */
export type TextForm = "plain" | "listed";

/**
 * Returns the query that reads columns of a table row by row: the partition as DOUBLE, then numbers as DOUBLE, and
 * categories as INTEGER codes of their specs (`CodedValues`).
 * @param texts how they come, on which only the time that it takes depends
 * @throws RangeError if the table holds a column as something its spec cannot be made of
 */
export function rowsText(columns: readonly ColumnSpec[], table: UntimedSource, texts: TextForm): string {
  checkNames({columns, blocks: [], slices: []});
  const source = sourceOf(table);
  const read = columns.map((column, i) => `${readColumn(duckdb, source, column)} AS ${rawName(i)}`);
  const values = columns.map((column, i) => (column.kind === "numeric" ? rawName(i) : codeText(column, i, texts)));
  return [
    `SELECT ${["CAST(slot AS DOUBLE)", ...values].join(",\n  ")}`,
    `FROM (SELECT ${[`${table.time === null ? "0" : slotNumber(duckdb, source)} AS slot`, ...read].join(",\n  ")}`,
    `FROM ${table.relation} WHERE ${rangeCondition(duckdb, source)}) AS source`
  ].join("\n");
}

/**
 * DuckDB computes a function of one argument once for each text of a list, and anything else once for each row. A lambda
 * over an array of one makes such a function of the whole code; where there are no lists it takes a little longer.
 */
function codeText(
  {levels, buckets}: Extract<ColumnSpec, {kind: "categorical"}>,
  column: number,
  texts: TextForm
): string {
  const name = rawName(column);
  const code = `coalesce(${cellText(duckdb, {kind: "level", column, levels, buckets})}, ${MISSING})`;
  return `CAST(${texts === "plain" ? code : `list_transform([${name}], lambda ${name}: ${code})[1]`} AS INTEGER)`;
}

/**
 * Returns a table as lib/sql has it, where every table has a time; in one without, nothing asks for it.
 * @throws RangeError if it has a range all the same
 */
export function sourceOf(table: UntimedSource): Source {
  const {time, range} = table;
  if (time === null && range !== null) throw new RangeError("missing time column: a range needs one");
  return {...table, time: time ?? {column: "", unit: "day", zone: "UTC"}};
}
