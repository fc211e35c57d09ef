import {readdir} from "node:fs/promises";
import {basename, dirname} from "node:path";

/** The keys of the artefacts that stand, by path without the key; folders are listed once, when they are first asked for. */
export interface StandingArtefacts {
  /** Returns the keys of a path, as a set that grows with what is made. */
  keysOf(path: string): Promise<Set<string>>;
}

export function standingArtefacts(): StandingArtefacts {
  const listed = new Map<string, Promise<Map<string, Set<string>>>>();
  return {
    async keysOf(path) {
      const folder = dirname(path);
      const listing = listed.get(folder) ?? keysIn(folder);
      listed.set(folder, listing);
      const byName = await listing;
      const keys = byName.get(basename(path)) ?? new Set();
      byName.set(basename(path), keys);
      return keys;
    }
  };
}

async function keysIn(folder: string): Promise<Map<string, Set<string>>> {
  const byName = new Map<string, Set<string>>();
  for (const entry of await readdir(folder).catch(noneIfMissing)) {
    const [, name, key] = /^(.+)-([0-9a-f]{16})$/.exec(entry) ?? [];
    if (name === undefined || key === undefined) continue;
    const keys = byName.get(name) ?? new Set();
    byName.set(name, keys.add(key));
  }
  return byName;
}

function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code !== "ENOENT") throw error;
  return [];
}
