import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {booleanSpec, frequentSpec, MOST_LEVELS} from "../../lib/profile/reference-spec.js";
import type {CategoricalSpec, ColumnSpec, NumericSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {rawName} from "../../lib/sql/expressions.js";
import {sqlText} from "../../lib/sql/literals.js";
import {rangeCondition, readColumn} from "../../lib/sql/source-columns.js";
import type {Database} from "./duckdb.js";
import {referenceNumbers} from "./edges.js";
import {sourceOf} from "./rows-text.js";
import type {Table} from "./rows.js";
import {frequentLevels} from "./vocabulary.js";

/** A column whose shape is to be found. */
export type ReferenceColumn =
  Pick<NumericSpec, "kind" | "name" | "role" | "type"> | Pick<CategoricalSpec, "kind" | "name" | "role" | "type">;

/**
 * Returns the shapes of columns, of the rows of a table: bins and centres of numbers, the most frequent levels of
 * categories. They are those that `numericSpec` and `categoricalSpec` make of all rows. Columns are looked at one or some
 * at a time: in the file itself if that is a Parquet one, else in a copy on the disk, so that the source is read once.
 * @throws RangeError if the table does not fit the columns, or naming a column of numbers that has none
 */
export async function referenceSpecs(
  database: Database,
  table: Table,
  columns: readonly ReferenceColumn[]
): Promise<ColumnSpec[]> {
  const text = columnsText(table, columns);
  if (table.pieces !== undefined) return specsOf(database, `(${text})`, columns);
  const folder = await mkdtemp(join(tmpdir(), "driftbook-reference-"));
  try {
    const file = sqlText(join(folder, "rows.parquet"));
    await database.connection.run(`COPY (${text}) TO ${file} (FORMAT parquet)`);
    return await specsOf(database, `read_parquet(${file})`, columns);
  } finally {
    await rm(folder, {recursive: true});
  }
}

async function specsOf(
  database: Database,
  relation: string,
  columns: readonly ReferenceColumn[]
): Promise<ColumnSpec[]> {
  const numbers = columns.map((column, i) => ({...column, column: rawName(i)})).filter(isNumeric);
  const found = new Map((await referenceNumbers(database, relation, numbers)).map((spec) => [spec.name, spec]));
  const specs: ColumnSpec[] = [];
  for (const [i, {kind, name, role, type}] of columns.entries())
    if (kind === "numeric") specs.push(found.get(name)!);
    else if (type === "boolean") specs.push(booleanSpec(name, role));
    else specs.push(frequentSpec(name, role, await frequentLevels(database, relation, rawName(i), MOST_LEVELS + 1)));
  return specs;
}

function isNumeric<T extends {readonly kind: string}>(column: T): column is Extract<T, {kind: "numeric"}> {
  return column.kind === "numeric";
}

/** The rows under names of our own, numbers that are not finite as missing. */
function columnsText(table: Table, columns: readonly ReferenceColumn[]): string {
  const source = sourceOf(table);
  const read = columns.map((column, i) => `${readColumn(duckdb, source, shapeOf(column))} AS ${rawName(i)}`);
  const kept = columns.map(({kind}, i) => {
    const name = rawName(i);
    return kind === "numeric" ? `CASE WHEN ${duckdb.isFinite(name)} THEN ${name} END AS ${name}` : name;
  });
  return [
    `SELECT ${["TRUE AS present", ...kept].join(",\n  ")}`,
    `FROM (SELECT ${["TRUE", ...read].join(",\n  ")}`,
    `FROM ${table.relation} WHERE ${rangeCondition(duckdb, source)}) AS source`
  ].join("\n");
}

/** The column as a spec that knows no value yet. */
function shapeOf(column: ReferenceColumn): ColumnSpec {
  return column.kind === "numeric" ? {...column, edges: [], ranks: [], centre: 0} : {...column, levels: [], buckets: 1};
}
