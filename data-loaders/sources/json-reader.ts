import {sqlName, sqlText} from "../../lib/sql/literals.js";
import {literal} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {globEscaped} from "./glob.js";
import {readQuoted} from "./quoted.js";
import type {NumberedTable, RawColumn, RawTable} from "./raw-table.js";

/** A file of JSON for DuckDB to read. */
export interface JsonPlace {
  readonly path: string;
  readonly gzip: boolean;
  /** whether it is one array, rather than a value per line */
  readonly isArray: boolean;
}

function place({path, gzip, isArray}: JsonPlace): string {
  return `${literal(globEscaped(path))}, format = '${isArray ? "array" : "newline_delimited"}', compression = '${gzip ? "gzip" : "uncompressed"}'`;
}

/**
 * Returns JSON lines as a table of texts. DuckDB makes a row of nothing of whatever is no object, which cannot be told
 * from an object without any of the columns: neither is a row.
 */
export function readJson(file: JsonPlace, names: readonly string[], nulls: readonly string[]): RawTable {
  const types = names.map((name) => `${sqlName(name)}: 'VARCHAR'`).join(", ");
  const options = "records = true, ignore_errors = true, hive_partitioning = false";
  return {
    relation: `read_json(${place(file)}, ${options}, columns = {${types}})`,
    ...textColumns(names, nulls, (name) => `raw.${sqlName(name)}`)
  };
}

/** Returns the elements of an array of JSON as a table of texts. */
export function readJsonArray(file: JsonPlace, names: readonly string[], nulls: readonly string[]): NumberedTable {
  const values = `SELECT row_number() OVER () AS line, json AS text FROM read_json_objects(${place(file)})`;
  return objects(values, names, nulls);
}

/** Returns JSON that was copied as CSV of line and text as a table of texts. */
export function numberedJson(copy: string, names: readonly string[], nulls: readonly string[]): NumberedTable {
  return objects(`SELECT * FROM ${readQuoted(copy, ["line: 'BIGINT'", "text: 'VARCHAR'"])}`, names, nulls);
}

function objects(lines: string, names: readonly string[], nulls: readonly string[]): NumberedTable {
  const shape = sqlText(JSON.stringify(Object.fromEntries(names.map((name) => [name, "VARCHAR"]))));
  const reason = `CASE WHEN NOT json_valid(raw.text) THEN 'not JSON' WHEN json_type(raw.text) <> 'OBJECT' THEN 'not a JSON object' ELSE 'no value in any column' END`;
  return {
    relation: `(SELECT line, CAST(text AS VARCHAR) AS text, TRY(json_transform(text, ${shape})) AS j FROM (${lines}))`,
    ...textColumns(names, nulls, (name) => `struct_extract(raw.j, ${sqlText(name)})`),
    row: "raw.line",
    whyNot: {reason, text: "raw.text"}
  };
}

function textColumns(
  names: readonly string[],
  nulls: readonly string[],
  field: (name: string) => string
): Pick<RawTable, "columns" | "isRow" | "leavesOut"> {
  const present = (sql: string): string =>
    nulls.length === 0 ? sql : `CASE WHEN ${sql} NOT IN (${nulls.map(sqlText).join(", ")}) THEN ${sql} END`;
  return {
    columns: new Map(
      names.map((name): [string, RawColumn] => [
        name,
        {sql: `nullif(${present(field(name))}, '')`, type: "VARCHAR", isWritten: true}
      ])
    ),
    isRow: `(${names.map((name) => `${field(name)} IS NOT NULL`).join(" OR ")})`,
    leavesOut: false
  };
}

/**
 * Returns the keys of all objects in a file, in the order in which they are first met.
 * @throws Error if it is an array that is not JSON
 */
export async function jsonKeys({connection}: Database, file: JsonPlace, shown: string): Promise<string[]> {
  const objects = `read_json_objects(${place(file)}${file.isArray ? "" : ", ignore_errors = true"})`;
  const each = `SELECT unnest(json_keys(json)) AS name, row_number() OVER () AS place FROM ${objects}`;
  try {
    const reader = await connection.runAndReadAll(`SELECT name FROM (${each}) GROUP BY name ORDER BY min(place), name`);
    return reader.getRows().map(([name]) => String(name));
  } catch (cause) {
    throw new Error(`cannot read ${shown} as JSON: ${(cause as Error).message.split("\n", 1)[0]}`, {cause});
  }
}
