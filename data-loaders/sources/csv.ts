import type {Database} from "../engines/duckdb.js";
import {isGzip, readBytes} from "./bytes.js";
import {readHeader} from "./csv-header.js";
import {readCsv} from "./csv-reader.js";
import type {CsvColumns} from "./csv-reader.js";
import {emptyFile} from "./empty-file.js";
import {delimiterOf} from "./format.js";
import type {Opening} from "./opening.js";
import type {RawFile} from "./raw-table.js";
import {regularityOf} from "./regular-text.js";
import {copyRows, misshapenTable} from "./row-copy.js";
import type {RowCopy} from "./row-copy.js";
import type {FileSource, TypedColumn} from "./types.js";

/**
 * Opens a CSV file. DuckDB reads it where it lies if nothing in it is in doubt; else its good rows are copied first.
 * @throws Error if the header cannot be read
 */
export async function openCsv(source: FileSource, opening: Opening): Promise<RawFile> {
  const {database, file, path, columns, id, scratch} = opening;
  const delimiter = delimiterOf(source, file);
  const header = await readHeader(readBytes(file, path), delimiter, file.path);
  if (header === null) return emptyFile();
  if (source.delimiter === null) checkDelimiter(header.names, delimiter, file.path);
  const form = {delimiter, fields: header.names.length};
  const typed: CsvColumns = header.names.map((name) => [name, typeOf(name, columns)]);
  const texts: CsvColumns = header.names.map((name) => [name, "VARCHAR"]);
  const copy = (): Promise<RowCopy> =>
    copyRows(readBytes(file, path), {...form, after: header.line, name: "rows"}, scratch, ({line, bytes}) => [
      `${line}${delimiter}`,
      bytes,
      "\n"
    ]);
  const {isRegular, isByLine} = await regularityOf(readBytes(file, path), delimiter);
  let numbered: Promise<RowCopy> | null = null;
  const copied = isRegular && header.line === 1 ? null : await (numbered = copy());
  const options = {delimiter, nulls: source.nulls, rejects: `rejects_${id}`};
  return {
    table:
      copied === null
        ? readCsv(path, typed, {...options, header: true, gzip: isGzip(path), isByLine})
        : readCsv(copied.rows, typed, {...options, numbered: true}),
    hasLeftOut: async () => (copied !== null && copied.misshapenRows > 0) || (await hasRows(database, `rejects_${id}`)),
    async numbered() {
      const rows = await (numbered ??= copy());
      const table = readCsv(rows.rows, texts, {...options, rejects: null, numbered: true});
      return {table: {...table, row: "raw.line", whyNot: null}, misshapen: misshapenTable(rows, header.names)};
    },
    async close() {
      for (const name of [`rejects_${id}`, `rejects_${id}_scans`])
        await database.connection.run(`DROP TABLE IF EXISTS ${name}`);
    }
  };
}

/** Where nobody said what stands between fields, one column whose name has another such mark was hardly meant. */
function checkDelimiter([name, ...others]: readonly string[], delimiter: string, shown: string): void {
  const mark = others.length > 0 ? undefined : /[,;|\t]/.exec(name!)?.[0];
  if (mark !== undefined && mark !== delimiter)
    throw new Error(
      `one column in ${shown}: ${JSON.stringify(name)}; set the delimiter of the source, to ${JSON.stringify(mark)} perhaps`
    );
}

/** Numbers are read as such; of all else DuckDB accepts more, or makes something else, than it should. */
function typeOf(name: string, columns: readonly TypedColumn[] | null): string {
  const type = columns?.find((c) => c.name.toLowerCase() === name.toLowerCase())?.type;
  return type === "number" || type === "integer" ? "DOUBLE" : "VARCHAR";
}

/** Returns whether a table of rejects, which is there once something was read, has any. */
async function hasRows({connection}: Database, table: string): Promise<boolean> {
  const known = await connection.runAndReadAll(`SELECT 1 FROM duckdb_tables() WHERE table_name = '${table}'`);
  return known.currentRowCount > 0 && (await connection.runAndReadAll(`FROM ${table} LIMIT 1`)).currentRowCount > 0;
}
