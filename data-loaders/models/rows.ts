import type {DuckDBDataChunk} from "@duckdb/node-api";
import type {OwnModel, OwnRows, OwnValues} from "../../lib/model/own/types.js";
import {sqlName} from "../../lib/sql/literals.js";
import {chunksOf} from "../engines/chunks.js";
import {concatenated} from "../engines/concatenated.js";
import type {Database} from "../engines/duckdb.js";
import {numbersOf} from "../engines/vectors.js";
import type {OpenFile} from "../sources/types.js";

/**
 * Reads the columns that a model is given, in the order of the rows.
 * @param size rows at a time, the last time fewer
 */
export async function* readOwnRows(
  {connection}: Database,
  {relation, columns}: Pick<OpenFile, "relation" | "columns">,
  {inputs}: OwnModel,
  size: number
): AsyncGenerator<{readonly rows: number; readonly columns: OwnRows}> {
  const names = [...new Set(inputs.flatMap((input) => input.columns.map(({name}) => name)))];
  const texts = names.map((name) => columns.get(name) === "text");
  const selected = names.map((name, i) => `CAST(${sqlName(name)} AS ${texts[i]! ? "VARCHAR" : "DOUBLE"})`);
  let waiting: DuckDBDataChunk[] = [];
  const take = (): {rows: number; columns: OwnRows} => {
    const chunks = waiting;
    waiting = [];
    const values = names.map((name, i): [string, OwnValues] => [name, valuesOf(chunks, i, texts[i]!)]);
    return {rows: rowsOf(chunks), columns: new Map(values)};
  };
  for await (const chunk of chunksOf(connection, `SELECT ${selected.join(", ")} FROM ${relation}`)) {
    if (waiting.length > 0 && rowsOf(waiting) + chunk.rowCount > size) yield take();
    waiting.push(chunk);
  }
  if (waiting.length > 0) yield take();
}

function rowsOf(chunks: readonly DuckDBDataChunk[]): number {
  return chunks.reduce((sum, {rowCount}) => sum + rowCount, 0);
}

function valuesOf(chunks: readonly DuckDBDataChunk[], column: number, isText: boolean): OwnValues {
  if (isText)
    return {kind: "texts", values: chunks.flatMap((chunk) => chunk.getColumnValues(column) as (string | null)[])};
  const parts = chunks.map((chunk) => {
    const {values, valid} = numbersOf(chunk.getColumnVector(column));
    return valid === null ? values : values.map((x, row) => (valid[row] === 0 ? NaN : x));
  });
  return {kind: "numbers", values: concatenated(parts)};
}
