import {constants, existsSync} from "node:fs";
import {access, stat} from "node:fs/promises";
import {isAddress} from "./addresses.js";
import type {SourceConfig, SourceFile} from "./types.js";

/** Steps in which file systems keep times, at worst: within one a file may change and keep its time. */
export const COARSEST_MS = 2000;

/**
 * Returns what tells a file from an earlier state of itself.
 * @param shown what errors call it
 * @throws Error if there is no such file, or it is a folder, or cannot be read
 */
export async function statFile(absolute: string, shown: string): Promise<Omit<SourceFile, "path">> {
  let stats;
  try {
    stats = await stat(absolute);
    if (stats.isFile()) await access(absolute, constants.R_OK);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new Error(missing ? `no such file: ${shown}` : `cannot read ${shown}: check its permissions`, {cause});
  }
  if (stats.isDirectory())
    throw new Error(`expected a file: ${shown} is a folder; write ${shown}/** for the files in it`);
  if (!stats.isFile()) throw new Error(`expected a file: ${shown} is something else`);
  return {absolute, size: stats.size, modified: stats.mtimeMs, inode: stats.ino};
}

/** Returns the same of a DuckDB file together with its log of changes, which may not be in it yet. */
export async function statDatabase(absolute: string, shown: string): Promise<Omit<SourceFile, "path">> {
  const file = await statFile(absolute, shown);
  const log = walOf(absolute);
  if (!existsSync(log)) return file;
  const {size, modified} = await statFile(log, `${shown}.wal`);
  return {...file, size: file.size + size, modified: Math.max(file.modified, modified)};
}

/** Returns where DuckDB writes changes down before they are in a file. */
export function walOf(absolute: string): string {
  return `${absolute}.wal`;
}

/**
 * Checks that a file is still what it was when it was listed; what lies at an address cannot be asked so.
 * @throws Error if not
 */
export async function checkUnchanged(file: SourceFile, source: SourceConfig): Promise<void> {
  if (isAddress(file.absolute)) return;
  const now = await ("database" in source ? statDatabase : statFile)(file.absolute, file.path);
  if (now.size !== file.size || now.modified !== file.modified || now.inode !== file.inode)
    throw new Error(`changed while being read: ${file.path}; start the build again when nothing writes to it`);
}
