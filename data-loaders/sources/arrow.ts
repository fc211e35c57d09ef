import {readFile} from "node:fs/promises";
import {tableFromIPC} from "@uwdata/flechette";
import type {Table} from "@uwdata/flechette";
import {sqlName} from "../../lib/sql/literals.js";
import {arrowColumn} from "./arrow-columns.js";
import type {Opening} from "./opening.js";
import type {RawFile} from "./raw-table.js";
import {openRelation} from "./relation.js";

/**
 * Opens an Arrow file or stream. It is held in memory and copied into a table of DuckDB, which reads no Arrow by itself.
 * @throws Error if it is none, or compressed
 */
export async function openArrow({database, file, path, id}: Opening): Promise<RawFile> {
  const {connection} = database;
  const name = `arrow_${id}`;
  const arrow = decode(await readFile(path), file.path);
  const columns = arrow.schema.fields.map(({name, type}) => ({name, ...arrowColumn(type)}));
  const values = arrow.children.map((child) => child[Symbol.iterator]());
  const types = columns.map((c) => `${sqlName(c.name)} ${c.type}`);
  await connection.run(`CREATE TEMP TABLE ${name} (${types.join(", ")})`);
  const close = async (): Promise<void> => void (await connection.run(`DROP TABLE IF EXISTS ${name}`));
  const appender = await connection.createAppender(name);
  for (let row = 0; row < arrow.numRows; ++row) {
    columns.forEach((column, i) => {
      const value: unknown = values[i]!.next().value;
      if (value === null || value === undefined) appender.appendNull();
      else column.append(appender, value);
    });
    appender.endRow();
  }
  appender.closeSync();
  return openRelation(database, name, close);
}

function decode(bytes: Uint8Array, shown: string): Table {
  try {
    return tableFromIPC(bytes, {useBigInt: true, useBigIntTimestamp: true});
  } catch (cause) {
    const {message} = cause as Error;
    const remedy = /codec/i.test(message) ? "; write it uncompressed" : "";
    throw new Error(`cannot read ${shown} as Arrow: ${message}${remedy}`, {cause});
  }
}
