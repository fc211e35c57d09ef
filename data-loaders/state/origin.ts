import {existsSync} from "node:fs";
import {readFile, stat, writeFile} from "node:fs/promises";
import {isAddress, shownAddress} from "../sources/addresses.js";
import {canonical} from "./json.js";
import type {Json} from "./json.js";

/** What an artefact was made of, as `<name>-<key>.json` beside its folder keeps it. */
export interface Origin {
  /** digest of the code that made it */
  readonly code: string;
  /** all else that it depends on */
  readonly inputs: Json;
}

/** Most changes that are named; whoever changed more of a configuration knows. */
const MOST_NAMED = 6;

/**
 * Says why something is made: "new", or what has changed since it was last made.
 * @param before of the former artefact of the same stage and name; null if there is none
 * @example whyMade({code: "a", inputs: {seed: 1}}, {code: "a", inputs: {seed: 2}}) // "changed: seed"
 */
export function whyMade(before: Origin | null, now: Origin): string {
  if (before === null) return "new";
  const changed = [...(before.code === now.code ? [] : ["code"]), ...changesOf(before.inputs, now.inputs, "")];
  const more = changed.length - MOST_NAMED;
  return `changed: ${changed.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Returns the paths of what differs; a list counts as one thing. */
function changesOf(before: Json | undefined, now: Json | undefined, path: string): string[] {
  if (!isRecord(before) || !isRecord(now))
    return before !== undefined && now !== undefined && canonical(before) === canonical(now) ? [] : [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return keys.flatMap((key) => changesOf(before[key], now[key], path === "" ? key : `${path}.${key}`));
}

function isRecord(value: Json | undefined): value is {readonly [key: string]: Json} {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes an artefact's origin, and why it was made, beside its folder. */
export async function writeOrigin(folder: string, {code, inputs}: Origin, why: string): Promise<void> {
  await writeFile(`${folder}.json`, `${canonical({code, inputs: withoutSecrets(inputs), why})}\n`);
}

/**
 * Returns the origin of the artefact that was made last among some.
 * @returns null where there is none that is whole
 */
export async function lastOrigin(folders: readonly string[]): Promise<Origin | null> {
  const whole = folders.filter((folder) => existsSync(folder) && existsSync(`${folder}.json`));
  const dated = await Promise.all(whole.map(async (folder) => ({folder, at: (await stat(`${folder}.json`)).mtimeMs})));
  const last = dated.sort((a, b) => b.at - a.at)[0];
  return last === undefined ? null : (JSON.parse(await readFile(`${last.folder}.json`, "utf8")) as Origin);
}

/** Returns inputs as they may be written down: an address may hold a password or a signature. */
export function withoutSecrets(inputs: Json): Json {
  if (typeof inputs === "string") return isAddress(inputs) ? shownAddress(inputs) : inputs;
  if (Array.isArray(inputs)) return inputs.map(withoutSecrets);
  if (typeof inputs !== "object" || inputs === null) return inputs;
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, withoutSecrets(value as Json)]));
}
