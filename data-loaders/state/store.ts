import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {codeDigest} from "./code-digest.js";
import {takeLock} from "./lock.js";

/** Anything that JSON keeps as it is. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json};

/** A folder of files made by one stage from stated inputs. */
export interface Artefact {
  /** 16 hexadecimal digits that cover the stage's code, its inputs and its parameters */
  readonly key: string;
  readonly folder: string;
  /** false when the artefact stood already and nothing was done */
  readonly made: boolean;
}

/** Makes an artefact: writes its files into a folder. */
type Make = (folder: string, key: string) => Promise<void>;

/** How often each stage worked and how often its work stood already. */
export type Tally = Record<string, {made: number; reused: number}>;

/**
 * Artefacts by content: `<root>/<stage>/<name>-<key>/`. The key covers everything an artefact depends on, so a stale
 * one is never found; a folder is written under a temporary name and renamed, so a half-written one is never found.
 */
export interface Store {
  readonly root: string;
  readonly tally: Tally;
  /**
   * Returns the artefact of a stage, making it first where it does not stand yet.
   * @param stage name of the stage; its code is `stages/<stage>.ts` and all that file imports
   * @param name what people call this artefact, e.g. a date
   * @param inputs all that the result depends on beside code: keys of other artefacts, digests of files, parameters
   * @param make writes the artefact's files into the folder it is given, knowing its key
   */
  artefact(stage: string, name: string, inputs: Json, make: Make): Promise<Artefact>;
  /** Removes artefacts that others of the same stage and name, returned since the store was opened, have replaced. */
  removeReplaced(): Promise<void>;
  /** Lets other builds have the store. */
  close(): Promise<void>;
}

/**
 * Opens the store under `root` for this process alone, making the folder where needed and sweeping away what a killed
 * build left.
 * @throws Error naming the process that has the store open
 */
export async function openStore(root: string): Promise<Store> {
  await mkdir(root, {recursive: true});
  const close = await takeLock(join(root, "lock"));
  const temporary = join(root, "tmp");
  await rm(temporary, {recursive: true, force: true});
  await mkdir(temporary);
  const tally: Tally = {};
  const current = new Map<string, string>();
  return {
    root,
    tally,
    close,
    async artefact(stage, name, inputs, make) {
      const key = digest({stage, code: await codeDigest(stage), inputs}).slice(0, 16);
      const folder = join(root, stage, `${name}-${key}`);
      current.set(join(root, stage, name), key);
      const counts = (tally[stage] ??= {made: 0, reused: 0});
      if (existsSync(folder)) {
        ++counts.reused;
        return {key, folder, made: false};
      }
      const draft = await mkdtemp(join(temporary, `${stage}-`));
      await make(draft, key);
      await mkdir(dirname(folder), {recursive: true});
      await rename(draft, folder);
      ++counts.made;
      return {key, folder, made: true};
    },
    removeReplaced: () => removeReplaced(current)
  };
}

/** @param current key of each artefact that stands, by its path without the key */
async function removeReplaced(current: ReadonlyMap<string, string>): Promise<void> {
  for (const folder of new Set(Array.from(current.keys(), dirname)))
    for (const entry of await readdir(folder)) {
      const [, name, key] = /^(.+)-([0-9a-f]{16})$/.exec(entry) ?? [];
      const standing = name === undefined ? undefined : current.get(join(folder, name));
      if (standing !== undefined && standing !== key) await rm(join(folder, entry), {recursive: true});
    }
}

/** Returns the SHA-256 of a value's JSON, keys in sorted order, as hexadecimal digits. */
export function digest(value: Json): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** Returns the SHA-256 of bytes, as hexadecimal digits. */
export function digestBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v as Json)}`)
    .join()}}`;
}

/** Replaces a file as a whole: readers see the old contents or the new, never a part. */
export async function replaceFile(path: string, contents: string): Promise<void> {
  const draft = `${path}.tmp`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

/** Returns the files of an artefact's folder by name. */
export async function readFolder(folder: string): Promise<Record<string, Uint8Array>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))])));
}
