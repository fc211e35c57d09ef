import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {roles} from "../../lib/course/repository.js";
import type {CountedFile, Repository, Role} from "../../lib/course/repository.js";
import {pathPattern} from "./path-pattern.js";
import {isCounted, roleOf} from "./roles.js";

/**
 * Counts the lines of a project's files by role. Nothing asks Git, which a copy of the project may lack: its files are
 * those that have a role and that `.gitignore` does not name. So what somebody adds beside, data or notes, is left out.
 * @param root the project's folder, with a slash at its end or without
 */
export async function countRepository(root: string): Promise<Repository> {
  const counted = Object.fromEntries(roles.map((role): [Role, CountedFile[]] => [role, []])) as Record<
    Role,
    CountedFile[]
  >;
  const uncounted: string[] = [];
  for (const path of await listFiles(root)) {
    const role = roleOf(path);
    if (role === null) continue;
    if (isCounted(role)) counted[role].push([path, linesOf(await readFile(join(root, path), "utf8"))]);
    else uncounted.push(path);
  }
  return {roles: counted, uncounted};
}

/** Returns the paths of all files of a project that `.gitignore` does not name, in order; links are no files. */
export async function listFiles(root: string): Promise<string[]> {
  const names = (await readFile(join(root, ".gitignore"), "utf8")).split("\n").filter((line) => line !== "");
  const patterns = [".git/", ...names].map(pathPattern);
  const isIgnored = (path: string): boolean => patterns.some((matches) => matches(path));
  const walk = async (folder: string): Promise<string[]> => {
    const entries = await readdir(join(root, folder), {withFileTypes: true});
    const found = await Promise.all(
      entries.map(async (entry): Promise<string[]> => {
        const path = folder + entry.name;
        if (entry.isDirectory()) return isIgnored(`${path}/`) ? [] : walk(`${path}/`);
        return entry.isFile() && !isIgnored(path) ? [path] : [];
      })
    );
    return found.flat();
  };
  return (await walk("")).sort();
}

/** The number of lines of a text; the last one counts with or without an end. */
function linesOf(text: string): number {
  const ends = text.split("\n").length - 1;
  return text === "" || text.endsWith("\n") ? ends : ends + 1;
}
