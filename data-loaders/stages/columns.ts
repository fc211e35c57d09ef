import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {duckdb} from "../../lib/sql/duckdb.js";
import {identifier} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {inferColumns} from "../sources/infer.js";
import {kindOfStorage} from "../sources/kinds.js";
import {openFile} from "../sources/open.js";
import type {ColumnKind, SourceConfig, SourceFile, TypedColumn} from "../sources/types.js";

/**
 * Writes what the columns of a source hold: its own, by all rows of the files, and the derived ones.
 * @param derive SQL expressions by name
 * @param declared kinds of columns by name, of which the files are not asked
 * @throws Error if an expression does not fit the source
 */
export async function writeColumns(
  folder: string,
  database: Database,
  source: SourceConfig,
  files: readonly SourceFile[],
  derive: Readonly<Record<string, string>>,
  declared: ReadonlyMap<string, ColumnKind>
): Promise<void> {
  const own = await inferColumns(database, source, files, declared);
  const names = new Set(own.map(({name}) => name));
  const derived: TypedColumn[] = [];
  for (const [name, expression] of Object.entries(derive)) {
    if (names.has(name)) throw new Error(`cannot derive ${name}: the source has a column of that name`);
    derived.push({name, type: await typeOf(database, source, files[0]!, own, {name, expression}), derive: expression});
  }
  await writeFile(join(folder, "columns.json"), JSON.stringify([...own, ...derived]));
}

/** Returns the columns that `writeColumns` wrote. */
export async function readColumns(folder: string): Promise<TypedColumn[]> {
  return JSON.parse(await readFile(join(folder, "columns.json"), "utf8")) as TypedColumn[];
}

async function typeOf(
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  own: readonly TypedColumn[],
  {name, expression}: {name: string; expression: string}
): Promise<ColumnKind> {
  const open = await openFile(database, source, file, own, null);
  try {
    const reader = await database.connection
      .runAndReadAll(`DESCRIBE SELECT (${expression}\n) AS ${identifier(name)} FROM ${open.relation}`)
      .catch((cause: Error) => {
        throw new Error(`cannot derive ${name} as ${expression}: ${cause.message.split("\n", 1)[0]}`, {cause});
      });
    const type = String(reader.getRows()[0]![1]);
    const storage = duckdb.storage(type);
    if (storage === "other") throw new Error(`cannot derive ${name} as ${expression}: it makes values of type ${type}`);
    return kindOfStorage(storage);
  } finally {
    await open.close();
  }
}
