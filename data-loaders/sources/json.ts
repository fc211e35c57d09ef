import {isGzip, readBytes} from "./bytes.js";
import {emptyFile} from "./empty-file.js";
import {folderValues} from "./hive.js";
import {jsonKeys, numberedJson, readJson, readJsonArray} from "./json-reader.js";
import type {Opening} from "./opening.js";
import {quoted} from "./quoted.js";
import type {RawFile} from "./raw-table.js";
import {regularityOf} from "./regular-text.js";
import {copyRows, misshapenTable} from "./row-copy.js";
import type {FileSource} from "./types.js";

/** Rows are lines, and nothing in them cuts them. */
const LINES = {delimiter: null, fields: null, after: 0};

/**
 * Opens a file of JSON: an object per line, or one array of objects. Its columns are those that are asked for, since a
 * row may have any.
 * @throws Error if two keys differ in case alone, or an array cannot be read
 */
export async function openJson(source: FileSource, opening: Opening): Promise<RawFile> {
  const {database, file, path, columns, scratch} = opening;
  const first = await firstMark(readBytes(file, path));
  if (first === null) return emptyFile();
  const isArray = first === "[";
  const isRegular = isArray || (await regularityOf(readBytes(file, path), null)).isRegular;
  const copied = isRegular
    ? null
    : await copyRows(readBytes(file, path), {...LINES, name: "lines"}, scratch, ({bytes}) => [bytes, "\n"]);
  const place = {path: copied?.rows ?? path, gzip: copied === null && isGzip(path), isArray};
  const folders = folderValues(file.path);
  const wanted = columns?.map(({name}) => name).filter((name) => !folders.has(name)) ?? [];
  // where nothing of the file itself is wanted, its rows still count
  const names = wanted.length > 0 ? wanted : await jsonKeys(database, place, file.path);
  checkKeys(names, file.path);
  if (names.length === 0) return emptyFile();
  if (isArray) {
    const table = readJsonArray(place, names, source.nulls);
    return {...emptyFile(), table, numbered: () => Promise.resolve({table, misshapen: null})};
  }
  return {
    table: readJson(place, names, source.nulls),
    hasLeftOut: () => Promise.resolve(copied !== null && copied.misshapenRows > 0),
    async numbered() {
      const rows = await copyRows(readBytes(file, path), {...LINES, name: "numbered"}, scratch, ({line, bytes}) => {
        const text = bytes.toString("utf8");
        return text.trim() === "" ? [] : [`${line},${quoted(text)}\n`];
      });
      return {table: numberedJson(rows.rows, names, source.nulls), misshapen: misshapenTable(rows, [])};
    },
    close: () => Promise.resolve()
  };
}

/** Returns the first character that is no space; null if there is none. */
async function firstMark(chunks: AsyncIterable<Buffer>): Promise<string | null> {
  for await (const chunk of chunks) {
    const found = /\S/.exec(chunk.toString("latin1"));
    if (found !== null) return found[0];
  }
  return null;
}

function checkKeys(names: readonly string[], shown: string): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new Error(`columns that SQL cannot tell apart: ${other} and ${name} in ${shown}; rename one`);
    seen.set(name.toLowerCase(), name);
  }
}
