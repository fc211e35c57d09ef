import {mkdir, mkdtemp, readdir, readFile, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Effects} from "../effects.js";
import {codeDigest} from "./code-digest.js";
import {writeFailure} from "./failures.js";
import {digest} from "./json.js";
import type {Json} from "./json.js";
import {takeLock} from "./lock.js";
import {lastOrigin, whyMade, withoutSecrets, writeOrigin} from "./origin.js";
import {standingArtefacts} from "./standing.js";
import {nextOf, restoreFormer, swapIn} from "./swap.js";

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

/** What a stage did: artefacts made, why and how often, and artefacts that stood already. */
export interface StageTally {
  readonly made: number;
  readonly reused: number;
  /** artefacts that were made, by reason */
  readonly why: Readonly<Record<string, number>>;
}

/** What each stage did. */
export type Tally = Readonly<Record<string, StageTally>>;

/**
 * Artefacts by content: `<root>/<stage>/<name>-<key>/`. The key covers everything an artefact depends on, so a stale
 * one is never found; a folder is written under a temporary name and renamed, so a half-written one is never found.
 */
export interface Store {
  readonly root: string;
  /** folder of the store that this one is to replace, because the build starts over; else null */
  readonly former: string | null;
  readonly tally: Tally;
  /**
   * Returns the artefact of a stage, making it first where it does not stand yet.
   * @param stage name of the stage
   * @param name what people call this artefact, e.g. a date
   * @param inputs all that the result depends on beside code: keys of other artefacts, digests of files, parameters
   * @param make writes the artefact's files into the folder it is given, knowing its key
   * @param module the code that `make` runs, with all it imports; by default that of the stage
   */
  artefact(stage: string, name: string, inputs: Json, make: Make, module?: string): Promise<Artefact>;
  /** Tells whether an artefact need not be made: for stages that make several at once. */
  stands(stage: string, name: string, inputs: Json, module?: string): Promise<boolean>;
  /**
   * Ends a build that has succeeded: removes artefacts that others of the same stage and name, returned since the store
   * was opened, have replaced, or puts a store that started over in the place of the former one. Nothing is made or read
   * in the store after that.
   */
  finish(): Promise<void>;
  /** Lets other builds have the store. */
  close(): Promise<void>;
}

/**
 * Opens the store under `root` for this process alone, making the folder where needed, putting right what a killed build
 * left.
 * @param startOver whether to begin with nothing, in a folder beside, which takes the place of `root` in `finish`
 * @param effects hear what artefacts took to make
 * @throws Error naming the process that has the store open, or saying that the folder cannot be written to
 */
export async function openStore(
  root: string,
  {startOver = false} = {},
  {onMade}: Pick<Effects, "onMade"> = {}
): Promise<Store> {
  const home = startOver ? nextOf(root) : root;
  let close: (() => Promise<void>) | undefined;
  try {
    close = await takeLock(`${root}.lock`, root);
    await restoreFormer(root);
    await rm(join(home, "tmp"), {recursive: true, force: true});
    await mkdir(join(home, "tmp"), {recursive: true});
  } catch (error) {
    await close?.();
    throw writeFailure(error, dirname(root));
  }
  const {tally, artefact, stands, current} = artefacts(home, onMade);
  const finish = (): Promise<void> => (startOver ? swapIn(root) : removeReplaced(home, current));
  return {root: home, former: startOver ? root : null, tally, artefact, stands, finish, close};
}

function artefacts(
  root: string,
  onMade: Effects["onMade"]
): Pick<Store, "tally" | "artefact" | "stands"> & {readonly current: ReadonlyMap<string, string>} {
  const tally: Record<string, StageTally> = {};
  const current = new Map<string, string>();
  const standing = standingArtefacts();
  return {
    tally,
    current,
    async stands(stage, name, inputs, module = `stages/${stage}`) {
      const key = keyOf(stage, await codeDigest(module), inputs);
      return (await standing.keysOf(join(root, stage, name))).has(key);
    },
    async artefact(stage, name, inputs, make, module = `stages/${stage}`) {
      const code = await codeDigest(module);
      const key = keyOf(stage, code, inputs);
      const path = join(root, stage, name);
      const folder = `${path}-${key}`;
      const {made, reused, why} = tally[stage] ?? {made: 0, reused: 0, why: {}};
      const keys = await standing.keysOf(path);
      current.set(path, key);
      if (keys.has(key)) {
        tally[stage] = {made, reused: reused + 1, why};
        return {key, folder, made: false};
      }
      const origin = {code, inputs: withoutSecrets(inputs)};
      const reason = whyMade(await lastOrigin(Array.from(keys, (other) => `${path}-${other}`)), origin);
      const start = performance.now();
      try {
        const draft = await mkdtemp(join(root, "tmp", `${stage}-`));
        await make(draft, key);
        await mkdir(dirname(folder), {recursive: true});
        await writeOrigin(folder, origin, reason);
        await rename(draft, folder);
      } catch (error) {
        throw writeFailure(error, root);
      }
      onMade?.(stage, performance.now() - start);
      keys.add(key);
      tally[stage] = {made: made + 1, reused, why: {...why, [reason]: (why[reason] ?? 0) + 1}};
      return {key, folder, made: true};
    }
  };
}

function keyOf(stage: string, code: string, inputs: Json): string {
  return digest({stage, code, inputs}).slice(0, 16);
}

/**
 * Removes what was replaced. A folder is moved away first: one that is half removed must not be found under its name.
 * @param current key of each artefact that stands, by its path without the key
 */
async function removeReplaced(root: string, current: ReadonlyMap<string, string>): Promise<void> {
  for (const folder of new Set(Array.from(current.keys(), dirname)))
    for (const entry of await readdir(folder)) {
      const [, name, key] = /^(.+)-([0-9a-f]{16})(?:\.json)?$/.exec(entry) ?? [];
      const standing = name === undefined ? undefined : current.get(join(folder, name));
      if (standing === undefined || standing === key) continue;
      const aside = join(root, "tmp", entry);
      await rename(join(folder, entry), aside);
      await rm(aside, {recursive: true});
    }
}

/** Returns the files of an artefact's folder by name. */
export async function readFolder(folder: string): Promise<Record<string, Uint8Array>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))])));
}
