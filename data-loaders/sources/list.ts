import {existsSync} from "node:fs";
import {basename, isAbsolute, join, resolve} from "node:path";
import {projectRoot} from "../config/paths.js";
import {literal, openDatabase} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {isAddress, shownAddress, shownPath} from "./addresses.js";
import {statDatabase, statFile} from "./file-stat.js";
import {globEscaped} from "./glob.js";
import {listAddress} from "./remote.js";
import type {SourceConfig, SourceFile} from "./types.js";

export interface ListOptions {
  /** the folder that relative paths start from */
  readonly root?: string;
  /** looks through folders; one is opened where none is given */
  readonly database?: Database;
  /** whether there may be no file, because what was made of earlier ones is kept */
  readonly allowNone?: boolean;
}

/**
 * Returns the files of a source, each once, in order of their paths.
 * @throws Error if one of its paths or patterns leads to no file, to a folder, or to one that cannot be read
 */
export async function listFiles(source: SourceConfig, options: ListOptions = {}): Promise<SourceFile[]> {
  const {root = projectRoot, allowNone = false} = options;
  if ("database" in source) {
    const absolute = resolve(root, source.database);
    if (allowNone && !existsSync(absolute)) return [];
    return [{...(await statDatabase(absolute, source.database)), path: shownPath(absolute, root)}];
  }
  const database = options.database ?? (await openDatabase());
  try {
    const found = new Map<string, SourceFile>();
    for (const pattern of source.files) {
      const files = await filesOf(database, pattern, root);
      if (files.length === 0 && !allowNone)
        throw new Error(`no such file: ${shownAddress(pattern)}${patternHint(pattern)}`);
      for (const file of files) found.set(file.path, file);
    }
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    if (options.database === undefined) database.close();
  }
}

function patternHint(pattern: string): string {
  return /[*?[]/.test(pattern) ? ", which is a pattern that no file fits" : "";
}

async function filesOf(database: Database, pattern: string, root: string): Promise<SourceFile[]> {
  if (isAddress(pattern)) return listAddress(database, pattern);
  const paths = await expand(database, pattern, root);
  return Promise.all(
    paths.map(async (absolute) => {
      const path = shownPath(absolute, root);
      return {...(await statFile(absolute, path)), path};
    })
  );
}

/**
 * Returns the path itself if it leads somewhere, else the files that fit it as a pattern. A pattern passes over names
 * that begin with a dot or an underscore, by which other tools put their own files beside the data.
 */
async function expand({connection}: Database, pattern: string, root: string): Promise<string[]> {
  const absolute = resolve(root, pattern);
  if (existsSync(absolute)) return [absolute];
  // only what was written is a pattern, not what the project's folder is called
  const whole = isAbsolute(pattern) ? pattern : join(globEscaped(root), pattern);
  const reader = await connection.runAndReadAll(`SELECT file FROM glob(${literal(whole)})`);
  const paths = reader.getRows().map(([path]) => resolve(String(path)));
  return paths.filter((path) => !/^[._]/.test(basename(path)));
}
