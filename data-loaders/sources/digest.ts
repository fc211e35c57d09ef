import {createHash} from "node:crypto";
import {createReadStream, existsSync} from "node:fs";
import type {Database} from "../engines/duckdb.js";
import {isAddress} from "./addresses.js";
import {checkUnchanged, COARSEST_MS, walOf} from "./file-stat.js";
import {digestAddress} from "./remote.js";
import type {SourceConfig, SourceFile} from "./types.js";

/** What was known of files when their content was last read, by path; fit for JSON. */
export type DigestMemory = Readonly<Record<string, RememberedFile>>;

interface RememberedFile {
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
  readonly digest: string;
}

export interface ContentDigests {
  /** SHA-256 as hexadecimal digits, by path */
  readonly digests: ReadonlyMap<string, string>;
  /** to be passed in the next time: what it was before, with these files */
  readonly memory: DigestMemory;
}

/**
 * Returns the digests of files' content, reading those alone whose size, time or inode is not as remembered. The digest
 * of a table in a DuckDB file is that of the whole file with its log. For an address it is that of its size and time
 * where the server tells them, else of the content.
 * @param now milliseconds since 1970; a file that was written just then is not remembered
 * @throws Error if a file cannot be read, or changes meanwhile
 */
export async function contentDigests(
  database: Database,
  source: SourceConfig,
  files: readonly SourceFile[],
  memory: DigestMemory,
  now: () => number = Date.now
): Promise<ContentDigests> {
  const known = new Map(Object.entries(memory));
  const digests = new Map<string, string>();
  for (const file of files) {
    const {path, size, modified, inode} = file;
    const before = known.get(path);
    const isSame = before?.size === size && before.modified === modified && before.inode === inode;
    const start = now();
    const digest = isSame ? before.digest : await digestOf(database, source, file);
    digests.set(path, digest);
    if (isSame) continue;
    if (isAddress(file.absolute) || modified < start - COARSEST_MS) known.set(path, {size, modified, inode, digest});
    else known.delete(path);
  }
  // by name, so that the same files leave the same memory
  return {digests, memory: Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)))};
}

async function digestOf(database: Database, source: SourceConfig, file: SourceFile): Promise<string> {
  if (isAddress(file.absolute)) return digestAddress(database, file);
  const hash = createHash("sha256");
  const log = walOf(file.absolute);
  const parts = [file.absolute, ...("database" in source && existsSync(log) ? [log] : [])];
  for (const part of parts)
    for await (const bytes of createReadStream(part, {highWaterMark: 1 << 20})) hash.update(bytes as Buffer);
  await checkUnchanged(file, source);
  return hash.digest("hex");
}
