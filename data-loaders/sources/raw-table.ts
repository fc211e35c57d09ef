/** A column of a file as DuckDB has it, before its values are typed. */
export interface RawColumn {
  /** how a query over the table, called `raw`, names it */
  readonly sql: string;
  /** in DuckDB's words */
  readonly type: string;
  /** whether the file writes values of whatever kind as text, so that their kind has to be found out */
  readonly isWritten: boolean;
}

/** The rows of a file as DuckDB has them, before their values are typed. */
export interface RawTable {
  /** what stands after FROM and before an alias */
  readonly relation: string;
  /** by name, in the order of the file */
  readonly columns: ReadonlyMap<string, RawColumn>;
  /** holds for what is a row at all; null if all are */
  readonly isRow: string | null;
  /** whether the reader leaves out a row when a value of a column that is read does not fit the column's type */
  readonly leavesOut: boolean;
  /**
   * What stands after FROM where several threads may read a text, each a part. DuckDB 1.5 then loses good rows near
   * those that it leaves out, without a word, so what is read thus counts only if it has left out none.
   */
  readonly inParts?: string;
  /** of a Parquet file that lies here: what stands after FROM for each of its pieces, in the order of their rows */
  readonly pieces?: readonly string[];
}

/** The same with the place of each row in the file. */
export interface NumberedTable extends RawTable {
  readonly row: string;
  /** why something is no row, where `isRow` does not hold, and its text */
  readonly whyNot: {readonly reason: string; readonly text: string} | null;
}

/** Rows that could not be cut into fields: `line`, `text` and `reason` beside the fields that there were. */
export type MisshapenTable = Pick<RawTable, "relation" | "columns">;

/** A file that is open. */
export interface RawFile {
  readonly table: RawTable;
  /** whether the reader itself has left out rows of `table` */
  hasLeftOut(): Promise<boolean>;
  /** Returns the rows again, numbered, and those that are misshapen. Costs more than `table`. */
  numbered(): Promise<{table: NumberedTable; misshapen: MisshapenTable | null}>;
  close(): Promise<void>;
}
