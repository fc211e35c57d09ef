import type {Database} from "../engines/duckdb.js";
import type {Scratch} from "./scratch.js";
import type {SourceFile, TypedColumn} from "./types.js";

/** What a reader is given to open a file. */
export interface Opening {
  readonly database: Database;
  readonly file: SourceFile;
  /** where it lies, which for text at an address is a copy */
  readonly path: string;
  /** as which columns are read; null for texts, where the file has text */
  readonly columns: readonly TypedColumn[] | null;
  /** part of the names of what DuckDB has to remember */
  readonly id: string;
  readonly scratch: Scratch;
}
