import {literal} from "../engines/duckdb.js";
import {isAddress} from "./addresses.js";
import {globEscaped} from "./glob.js";
import type {Opening} from "./opening.js";
import type {RawFile} from "./raw-table.js";
import {openRelation} from "./relation.js";

/**
 * Opens a Parquet file, which DuckDB reads where it lies.
 * @throws Error if it is none
 */
export async function openParquet({database, file, path}: Opening): Promise<RawFile> {
  const place = isAddress(path) ? path : globEscaped(path);
  const relation = `read_parquet(${literal(place)}, hive_partitioning = false)`;
  try {
    return await openRelation(database, relation);
  } catch (cause) {
    const why = (cause as Error).message.split("\n", 1)[0]!.replaceAll(path, file.path);
    throw new Error(`cannot read ${file.path} as Parquet: ${why}`, {cause});
  }
}
