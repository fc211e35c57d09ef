import {literal} from "../engines/duckdb.js";
import {isAddress} from "./addresses.js";
import {globEscaped} from "./glob.js";
import type {Opening} from "./opening.js";
import {parquetPieces} from "./parquet-pieces.js";
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
    const raw = await openRelation(database, relation);
    // other databases know nothing of how this one reaches addresses
    return isAddress(path) ? raw : {...raw, table: {...raw.table, pieces: await parquetPieces(database, place)}};
  } catch (cause) {
    const why = (cause as Error).message.split("\n", 1)[0]!.replaceAll(path, file.path);
    throw new Error(`cannot read ${file.path} as Parquet: ${why}`, {cause});
  }
}
