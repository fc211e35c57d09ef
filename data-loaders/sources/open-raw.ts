import {randomUUID} from "node:crypto";
import {basename, join} from "node:path";
import type {Database} from "../engines/duckdb.js";
import {cutQuery, exactAddress, isAddress} from "./addresses.js";
import {openCsv} from "./csv.js";
import {openDatabaseFile} from "./database-file.js";
import {checkUnchanged} from "./file-stat.js";
import {formatOf} from "./format.js";
import {withFolders} from "./hive.js";
import {openJson} from "./json.js";
import type {Opening} from "./opening.js";
import {openParquet} from "./parquet.js";
import type {RawFile} from "./raw-table.js";
import {fetchAddress, prepareAddress} from "./remote.js";
import {makeScratch} from "./scratch.js";
import type {SourceConfig, SourceFile, TypedColumn} from "./types.js";

/**
 * Opens a file of a source, before its values are typed.
 * @param columns those that are wanted, with their types; null for all there are
 * @throws Error naming the file if it cannot be read, or is no longer what it was when it was listed
 */
export async function openRaw(
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  columns: readonly TypedColumn[] | null
): Promise<RawFile & {readonly id: string}> {
  await checkUnchanged(file, source);
  const scratch = await makeScratch();
  const id = randomUUID().replaceAll("-", "");
  try {
    const raw = await openFormat(source, {database, file, path: file.absolute, columns, id, scratch});
    const close = async (): Promise<void> => {
      await raw.close();
      await scratch.remove();
    };
    return {...raw, id, close};
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}

async function openFormat(source: SourceConfig, opening: Opening): Promise<RawFile> {
  if ("database" in source) return openDatabaseFile(source, opening);
  const {database, file, scratch} = opening;
  const format = formatOf(source, file);
  if (format === "parquet") {
    await prepareAddress(database, file);
    return withFolders(await openParquet({...opening, path: exactAddress(file.absolute)}), file.path);
  }
  const copy = join(scratch.folder, basename(cutQuery(file.absolute)[0]));
  if (isAddress(file.absolute)) await fetchAddress(database, file, copy);
  const here = isAddress(file.absolute) ? {...opening, path: copy} : opening;
  switch (format) {
    case "csv":
      return withFolders(await openCsv(source, here), file.path);
    case "json":
      return withFolders(await openJson(source, here), file.path);
    case "arrow": {
      // what decodes it is large, and few need it
      const {openArrow} = await import("./arrow.js");
      return withFolders(await openArrow(here), file.path);
    }
  }
}
