import {sqlName, sqlText} from "../../lib/sql/literals.js";
import type {Opening} from "./opening.js";
import type {RawFile} from "./raw-table.js";
import {openRelation} from "./relation.js";
import type {DatabaseSource} from "./types.js";

/**
 * Opens a table or view of a DuckDB file, for reading alone.
 * @throws Error if the file is no database, another process is writing to it, or it has no such table
 */
export async function openDatabaseFile({table}: DatabaseSource, {database, file, path, id}: Opening): Promise<RawFile> {
  const {connection} = database;
  const alias = `source_${id}`;
  const detach = async (): Promise<void> => void (await connection.run(`DETACH DATABASE IF EXISTS ${alias}`));
  try {
    await connection.run(`ATTACH ${sqlText(path)} AS ${alias} (READ_ONLY)`);
  } catch (cause) {
    const why = (cause as Error).message.split("\n", 1)[0]!.replaceAll(path, file.path);
    throw new Error(`cannot read ${file.path} as a DuckDB file: ${why}`, {cause});
  }
  try {
    const reader = await connection.runAndReadAll(
      `SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = ${sqlText(alias)} ORDER BY ALL`
    );
    const tables = reader.getRows().map(([schema, name]) => ({schema: String(schema), name: String(name)}));
    const shown = ({schema, name}: {schema: string; name: string}): string =>
      schema === "main" ? name : `${schema}.${name}`;
    const found = tables.find((t) => shown(t) === table || `${t.schema}.${t.name}` === table);
    if (found === undefined)
      throw new Error(`unknown table: ${table} in ${file.path} (known: ${tables.map(shown).join(", ") || "none"})`);
    return await openRelation(database, [alias, sqlName(found.schema), sqlName(found.name)].join("."), detach);
  } catch (error) {
    await detach();
    throw error;
  }
}
