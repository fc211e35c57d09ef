import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {replaceFile} from "./replace-file.js";
import type {Store} from "./store.js";

/** Of `head.json`; one of another format counts as none, since artefacts are found by their content. */
const FORMAT = 2;

/** What the state folder stands for. */
export interface Head {
  readonly format: typeof FORMAT;
  /** start of the last partition that is folded in */
  readonly last: string;
  /** key of the bundle, and of each stream's last step */
  readonly bundle: string;
  readonly streams: Readonly<Record<string, string>>;
}

/** Replaces the head: last of all that a build writes, so that it never speaks of what is not there. */
export function writeHead({root}: Store, head: Omit<Head, "format">): Promise<void> {
  return replaceFile(join(root, "head.json"), `${JSON.stringify({format: FORMAT, ...head}, null, 2)}\n`);
}

/** Returns the head of the state folder; null before the first build is done. */
export async function readHead({root}: Pick<Store, "root">): Promise<Head | null> {
  const file = join(root, "head.json");
  if (!existsSync(file)) return null;
  const head = JSON.parse(await readFile(file, "utf8")) as Head;
  return head.format === FORMAT ? head : null;
}
