import {sqlText} from "../../lib/sql/literals.js";
import type {RawColumn, RawFile, RawTable} from "./raw-table.js";

/**
 * Returns what the folders of a path say about every row of its file, as in `year=2001/month=1/part.parquet`.
 * @param path as it is shown
 */
export function folderValues(path: string): ReadonlyMap<string, string | null> {
  const folders = path.split("/").slice(0, -1);
  return new Map(
    folders.flatMap((folder): [string, string | null][] => {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(folder) ?? [];
      return name === undefined ? [] : [[decoded(name), value === MISSING ? null : decoded(value!)]];
    })
  );
}

/** What writers of such folders call a missing value. */
const MISSING = "__HIVE_DEFAULT_PARTITION__";

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a lone % is no escape, and stands for itself
    return text;
  }
}

/** Returns a file with the values of its folders as columns of text; a column of that name in the file goes before. */
export function withFolders(file: RawFile, path: string): RawFile {
  const values = folderValues(path);
  if (values.size === 0) return file;
  const widened = <T extends Pick<RawTable, "columns">>(table: T): T => {
    const known = new Set(Array.from(table.columns.keys(), (name) => name.toLowerCase()));
    const added = [...values]
      .filter(([name]) => !known.has(name.toLowerCase()))
      .map(([name, value]): [string, RawColumn] => [
        name,
        {sql: `CAST(${value === null ? "NULL" : sqlText(value)} AS VARCHAR)`, type: "VARCHAR", isWritten: true}
      ]);
    return {...table, columns: new Map([...table.columns, ...added])};
  };
  return {
    ...file,
    table: widened(file.table),
    async numbered() {
      const {table, misshapen} = await file.numbered();
      return {table: widened(table), misshapen: misshapen && widened(misshapen)};
    }
  };
}
