import {literal} from "../engines/duckdb.js";
import {globEscaped} from "./glob.js";
import type {RawTable} from "./raw-table.js";

/** Names in the order of the file, each with DuckDB's type. */
export type CsvColumns = readonly (readonly [name: string, type: string])[];

/** Text that DuckDB holds as one: room for four of the longest rows. By default sixteen, which several threads fill. */
export const PART_BYTES = 8_400_000;

interface CsvOptions {
  readonly delimiter: string;
  /** texts that mean that a value is missing, beside the empty one */
  readonly nulls: readonly string[];
  /** the table in which DuckDB writes down what it leaves out; null where there is nothing to leave out */
  readonly rejects: string | null;
  readonly header?: boolean;
  readonly gzip?: boolean;
  /** whether the line of each row comes before its fields; it is called `line` */
  readonly numbered?: boolean;
  /** whether each line is known to be a row */
  readonly isByLine?: boolean;
}

/** Returns a CSV file as a table. DuckDB knows its columns as c0, c1 …, whatever they are called, and guesses nothing. */
export function readCsv(path: string, columns: CsvColumns, options: CsvOptions): RawTable {
  const {delimiter, nulls, rejects, header = false, gzip = false, numbered = false, isByLine = false} = options;
  const types = [...(numbered ? ["line: 'BIGINT'"] : []), ...columns.map(([, type], i) => `c${i}: '${type}'`)];
  const settings = [
    literal(globEscaped(path)),
    "auto_detect = false",
    `header = ${header}`,
    `delim = ${literal(delimiter)}`,
    `quote = '"', escape = '"'`,
    `nullstr = [${["", ...nulls].map(literal).join(", ")}]`,
    `columns = {${types.join(", ")}}`,
    // left alone, DuckDB goes by the first line end it meets, which may be one in quotes
    ...(numbered ? ["new_line = '\\n'"] : []),
    `compression = '${gzip ? "gzip" : "none"}'`,
    // a row of the longest there may be, its line before it
    "max_line_size = 2100000",
    `buffer_size = ${PART_BYTES}`,
    "hive_partitioning = false",
    ...(rejects === null
      ? []
      : [`store_rejects = true, rejects_limit = 0, rejects_table = '${rejects}', rejects_scan = '${rejects}_scans'`])
  ];
  const reader = (more: readonly string[]): string => `read_csv(${[...settings, ...more].join(", ")})`;
  return {
    // threads begin in the middle of the text, and cannot know there what is in quotes
    relation: reader(["parallel = false"]),
    ...(isByLine ? {inParts: reader([])} : {}),
    columns: new Map(columns.map(([name, type], i) => [name, {sql: `raw.c${i}`, type, isWritten: true}])),
    isRow: null,
    leavesOut: rejects !== null
  };
}
