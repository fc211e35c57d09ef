import {mkdtemp, rm} from "node:fs/promises";
import {join} from "node:path";
import {literal} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {readingThreads} from "../engines/read-pieces.js";
import {globEscaped} from "./glob.js";
import {evenPieces} from "./parquet-pieces.js";

/** The rows of a relation as a Parquet file of one's own. */
export interface TypedCopy {
  /** what stands after FROM */
  readonly relation: string;
  /** the same for each piece, in the order of the rows; which rows are one depends on the rows alone */
  readonly pieces: readonly string[];
  remove(): Promise<void>;
}

/** What Parquet gives back as it was, infinite times included; days may be infinite too, and come back as others. */
const KEPT = /^(VARCHAR|BOOLEAN|U?(TINY|SMALL|BIG)INT|U?INTEGER|DOUBLE|FLOAT|TIMESTAMP( WITH TIME ZONE)?)$/;

/**
 * Copies a relation, in its order, with several threads.
 * @param parent the folder in which the copy gets one of its own
 * @returns null if a column is held as something that Parquet does not keep
 */
export async function copyTyped(
  database: Database,
  relation: string,
  parent: string,
  threads = readingThreads()
): Promise<TypedCopy | null> {
  const types = await database.connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`);
  if (!types.getRows().every(([, type]) => KEPT.test(String(type)))) return null;
  const folder = await mkdtemp(join(parent, "rows-"));
  const remove = (): Promise<void> => rm(folder, {recursive: true, force: true});
  const path = join(folder, "rows.parquet");
  try {
    const rows = await withThreads(database, threads, () => copyRows(database, relation, path));
    const place = `read_parquet(${literal(globEscaped(path))}, hive_partitioning = false)`;
    return {relation: place, pieces: evenPieces(place, rows), remove};
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Packed lightly: there is a fifth less to write, which takes longer than packing does, and it is read as fast. */
async function copyRows({connection}: Database, relation: string, path: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `COPY (SELECT * FROM ${relation}) TO ${literal(path)} (FORMAT parquet, COMPRESSION lz4_raw)`
  );
  return Number(reader.getRows()[0]![0]);
}

/** A build's database has one thread, so that what DuckDB adds up itself is added up in order; a copy adds up nothing. */
async function withThreads<T>({connection}: Database, threads: number, work: () => Promise<T>): Promise<T> {
  await connection.run(`SET threads = ${threads}`);
  try {
    return await work();
  } finally {
    await connection.run("SET threads = 1");
  }
}
