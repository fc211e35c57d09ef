import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {chunksOf} from "./chunks.js";
import type {Database} from "./duckdb.js";
import {rowsText} from "./rows-text.js";
import type {UntimedSource} from "./rows-text.js";
import {codesOf, numbersOf, slotsOf} from "./vectors.js";

/** A table whose rows are read; one without a time is one partition. */
export interface Table extends UntimedSource {
  /** of a table that is a Parquet file */
  readonly pieces?: Pieces;
}

/** A file in pieces, each of which can be read by itself, on whatever database. */
export interface Pieces {
  /** what stands after FROM for each, in the order of their rows; which rows are one depends on the file alone */
  readonly relations: readonly string[];
  /** the name of a sequence that they move on for each row they leave out; null if they leave out none */
  readonly sequence: string | null;
}

export interface Rows {
  /** the partition of each row (`slotNumber`), or `UNDATED`; 0 in a table without a time */
  readonly slots: Float64Array;
  readonly batch: Batch;
}

/**
 * Reads columns of a table in the order of the relation, some two thousand rows at a time. DuckDB decodes and filters,
 * names the partition, and turns texts into codes; numbers come out as typed arrays.
 * @throws RangeError if the table does not fit the columns; Error from DuckDB
 */
export async function* readRows(
  {connection}: Database,
  columns: readonly ColumnSpec[],
  table: Table
): AsyncGenerator<Rows> {
  for await (const chunk of chunksOf(
    connection,
    rowsText(columns, table, table.pieces === undefined ? "plain" : "listed")
  )) {
    const values = columns.map(({name, kind}, i): [string, NumericValues | CodedValues] => {
      const vector = chunk.getColumnVector(i + 1);
      return [name, kind === "numeric" ? numbersOf(vector) : codesOf(vector)];
    });
    yield {slots: slotsOf(chunk.getColumnVector(0)), batch: {rows: chunk.rowCount, columns: new Map(values)}};
  }
}
