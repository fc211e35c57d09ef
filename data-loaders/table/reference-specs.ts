import type {NumericValues} from "../../lib/profile/batch.js";
import {MOST_LEVELS, booleanSpec, levelSpec, numericSpec} from "../../lib/profile/reference-spec.js";
import type {ColumnSpec, NumericSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {rangeCondition, readColumn} from "../../lib/sql/source-columns.js";
import type {Source} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import type {ProfiledColumn} from "./columns.js";

/** Values outside the levels share so many cells, where there are more levels than are counted one by one. */
const BUCKETS = 32;

/**
 * Returns the shapes of columns: bins of numbers and vocabularies of categories, of the rows of a table.
 * @throws Error naming the column that holds no number at all
 */
export async function referenceSpecs(
  database: Database,
  table: Table,
  columns: readonly ProfiledColumn[]
): Promise<ColumnSpec[]> {
  const numbers = await finiteNumbers(
    database,
    table,
    columns.filter(({kind}) => kind === "numeric")
  );
  const specs: ColumnSpec[] = [];
  for (const {name, role, kind, type} of columns) {
    if (kind === "numeric") specs.push(numericSpec(name, role, numericType(type), numbers.get(name)!));
    else if (type === "boolean") specs.push(booleanSpec(name, role));
    else {
      const levels = await frequentLevels(database, table, name, MOST_LEVELS + 1);
      const buckets = levels.length > MOST_LEVELS ? BUCKETS : 1;
      specs.push(levelSpec(name, role, levels.slice(0, MOST_LEVELS).sort(), buckets));
    }
  }
  return specs;
}

function numericType(type: ProfiledColumn["type"]): NumericSpec["type"] {
  return type === "integer" || type === "timestamp" ? type : "number";
}

/** Gathers the numbers of columns, eight bytes a row and column. */
async function finiteNumbers(
  database: Database,
  table: Table,
  columns: readonly ProfiledColumn[]
): Promise<Map<string, Float64Array>> {
  const shapes = columns.map(({name, role, type}): NumericSpec => {
    return {kind: "numeric", type: numericType(type), name, role, edges: [], ranks: [], centre: 0};
  });
  const parts = new Map(columns.map(({name}) => [name, [] as Float64Array[]]));
  for await (const {batch} of readRows(database, shapes, table))
    for (const {name} of columns) {
      const {values, valid} = batch.columns.get(name) as NumericValues;
      parts.get(name)!.push(values.filter((x, row) => Number.isFinite(x) && (valid === null || valid[row] === 1)));
    }
  return new Map([...parts].map(([name, own]) => [name, concatenated(own)]));
}

/** Returns the numbers of several arrays as one. */
export function concatenated(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns the most frequent values of a category, at most so many; of those as frequent the first in reading order. */
export async function frequentLevels(
  {connection}: Database,
  table: Table,
  name: string,
  most: number
): Promise<string[]> {
  const source: Source = {...table, time: table.time ?? {column: "", unit: "day", zone: "UTC"}};
  const text = readColumn(duckdb, source, levelSpec(name, "feature", []));
  const reader = await connection.runAndReadAll(
    `SELECT level FROM (SELECT ${text} AS level FROM ${table.relation} WHERE ${rangeCondition(duckdb, source)})
     WHERE level IS NOT NULL GROUP BY level ORDER BY count(*) DESC, level LIMIT ${most}`
  );
  return reader.getRows().map(([level]) => String(level));
}
