import {tableFromIPC, Type} from "@uwdata/flechette";
import {arrowStream} from "./arrow.js";
import type {DuckdbFiles, SqlDatabase} from "./types.js";

/**
 * Starts DuckDB in a worker, from files of this site alone: it may load no extensions, which it would ask another site
 * for, and reads no files.
 */
export async function openSqlDatabase({wasm, worker}: DuckdbFiles): Promise<SqlDatabase> {
  const {AsyncDuckDB, VoidLogger} = await import("@duckdb/duckdb-wasm");
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
  await database.instantiate(wasm);
  await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const connection = await database.connect();
  const run = (sql: string): Promise<Uint8Array> => connection.useUnsafe((db, id) => db.runQuery(id, sql));
  for (const setting of ["autoinstall_known_extensions = false", "autoload_known_extensions = false"])
    await run(`SET ${setting}`);
  await run("SET enable_external_access = false");
  await run("SET lock_configuration = true");
  const insertStream = (name: string, stream: Uint8Array): Promise<void> =>
    connection.insertArrowFromIPCStream(stream, {name, create: true});
  return {
    insertStream,
    insert: ({name, columns}) => insertStream(name, arrowStream(columns)),
    async query(sql) {
      const table = tableFromIPC(await run(sql), {useDate: true});
      const {fields} = table.schema;
      const isDay = fields.map(({type}) => type.typeId === Type.Date);
      const cell = (value: unknown, column: number): unknown =>
        isDay[column] && value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null);
      const columns = table.children.map((column) => column.toArray() as ArrayLike<unknown>);
      const rows = Array.from({length: table.numRows}, (_, row) => columns.map((values, i) => cell(values[row], i)));
      return {names: fields.map(({name}) => name), rows};
    }
  };
}
