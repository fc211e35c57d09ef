import type {Storage} from "../../lib/sql/types.js";
import type {Pieces} from "../engines/rows.js";

/** What files are: comma-separated text, JSON (a value per line, or one array), Parquet, Arrow IPC. */
export type Format = "csv" | "json" | "parquet" | "arrow";

/** Rows in files. */
export interface FileSource {
  /** paths, patterns such as `logs/**` and `*.csv`, or http(s) and s3 addresses */
  readonly files: readonly string[];
  /** null to go by the name of each file */
  readonly format: Format | null;
  /** of CSV; null for a comma, or a tab in files called .tsv */
  readonly delimiter: string | null;
  /** texts that mean that a value is missing, in CSV and JSON; the empty one always does */
  readonly nulls: readonly string[];
}

/** Rows in a table or view of a DuckDB file. */
export interface DatabaseSource {
  readonly database: string;
  readonly table: string;
}

/** Where rows are read. */
export type SourceConfig = FileSource | DatabaseSource;

/** Rows in a table or view of a Trino cluster, which are counted there and not read. */
export interface TrinoSource {
  /** address of the coordinator */
  readonly trino: string;
  readonly catalog: string;
  readonly schema: string;
  readonly table: string;
  /** an aggregate over a partition's rows that changes when they are corrected; null to go by their number alone */
  readonly version: string | null;
  /** session properties of the cluster */
  readonly session: Readonly<Record<string, string>>;
}

/** What the values of a column are; dates are timestamps. */
export type ColumnKind = "number" | "integer" | "boolean" | "timestamp" | "text";

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnKind;
  /** an SQL expression over the source's own columns; null for the column itself */
  readonly derive: string | null;
}

/** One file of a source; a table of a DuckDB file counts as one. */
export interface SourceFile {
  /** as it is shown, and named in keys: from the project's folder with slashes, or the address without its query */
  readonly path: string;
  readonly absolute: string;
  /** in bytes */
  readonly size: number;
  /** milliseconds since 1970; NaN where a server does not tell */
  readonly modified: number;
  /** 0 for an address */
  readonly inode: number;
}

/** A value that could not be typed, or a row that could not be read. */
export interface Reject {
  /** line of a text file, from 1 and with the header, at which the row begins; else the row, from 1 */
  readonly row: number;
  /** "" if the row as a whole */
  readonly column: string;
  /** the value's, or the row's, as it stands in the file, cut at 500 characters */
  readonly text: string;
  readonly reason: string;
  /** the partition the row would belong to, as `slotStart` takes it; null if that cannot be told */
  readonly slot: number | null;
}

/** A file as a table of typed rows. */
export interface OpenFile {
  /** what stands after FROM: typed rows, in file order; those that cannot be typed are left out */
  readonly relation: string;
  /** how each column is held */
  readonly columns: ReadonlyMap<string, Storage>;
  /** the same rows, of a Parquet file that lies here, or of a copy as one */
  readonly pieces?: Pieces;
  /** whether rows come from a copy, which costs little to read again */
  readonly isCopy?: true;
  /**
   * Returns what was left out. To be called when the relation has been read to its end, on the connection it was opened
   * on.
   * @param undated how many rows without a time were met; those are told as well
   * @throws Error if the file is no longer what it was when it was listed
   */
  rejects(undated: number): Promise<Reject[]>;
  /** Takes away all that was made for reading. */
  close(): Promise<void>;
}
