import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {Settings} from "../config/load.js";
import type {MonitorConfig} from "../config/types.js";
import {isAddress} from "../sources/addresses.js";
import {COARSEST_MS, statDatabase, statFile} from "../sources/file-stat.js";
import type {SourceConfig, SourceFile} from "../sources/types.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import {codeDigest} from "./code-digest.js";
import {writeFailure} from "./failures.js";
import {readHead} from "./head.js";
import type {Head} from "./head.js";
import {digest} from "./json.js";
import type {Json} from "./json.js";
import {replaceFile} from "./replace-file.js";
import {readRequests} from "./requests.js";

const FILE = "standing.json";

/**
 * Returns a digest of what a build of a monitor would rest on, in so far as that can be told without looking into anything:
 * the code, the configuration, requests, and size, time and inode of every file.
 * @param now in milliseconds since 1970
 * @returns null where it cannot be told: rows at an address or in an engine, a model in a file, or a file that has been
 * written to so lately that its time might not tell of the next change
 */
export async function standingOf(
  monitor: MonitorConfig,
  {config, asOf}: Pick<Settings, "config" | "asOf">,
  now: number
): Promise<string | null> {
  const files = await filesOf(monitor, config.folder);
  if (files === null || files.some(({modified}) => !(modified < now - COARSEST_MS))) return null;
  const state = resolve(config.folder, config.state);
  const rests = {
    code: [await codeDigest("advance"), tensorflowVersions()],
    ...{monitor: monitor as unknown as Json, asOf},
    requests: (await readRequests(state, monitor.id)) as unknown as Json,
    files: files.map(({path, size, modified, inode}) => ({path, size, modified, inode}))
  };
  return digest(rests);
}

async function filesOf(monitor: MonitorConfig, home: string): Promise<SourceFile[] | null> {
  if (monitor.kind === "simulated") {
    const {file: path} = monitor.data;
    if (!existsSync(resolve(home, path))) return null;
    return [{...(await statFile(resolve(home, path), path)), path}];
  }
  const {serving, reference, labels} = monitor.data;
  if ("trino" in serving || (monitor.model !== null && "file" in monitor.model)) return null;
  const lists: SourceFile[] = [];
  for (const source of [serving, reference, labels?.source ?? null]) {
    if (source === null) continue;
    const files = await listed(source, home);
    if (files === null) return null;
    lists.push(...files);
  }
  return lists;
}

async function listed(source: SourceConfig, home: string): Promise<SourceFile[] | null> {
  if ("database" in source) {
    const absolute = resolve(home, source.database);
    return existsSync(absolute) ? [{...(await statDatabase(absolute, source.database)), path: source.database}] : null;
  }
  if (source.files.some(isAddress)) return null;
  if (source.files.some((path) => /[*?[]/.test(path))) {
    // patterns are DuckDB's to understand, and it takes as long to load as all else
    const {listFiles} = await import("../sources/list.js");
    return listFiles(source, {root: home, allowNone: true});
  }
  const paths = source.files.map((path) => ({path, absolute: resolve(home, path)}));
  if (paths.some(({absolute}) => !existsSync(absolute))) return null;
  return Promise.all(paths.map(async ({path, absolute}) => ({...(await statFile(absolute, path)), path})));
}

/** What the last build rested on, and the bundle it left. */
interface Remembered {
  readonly standing: string;
  readonly bundle: string;
}

/** Remembers what a build that is done rests on; null to forget. */
export async function rememberStanding(root: string, standing: string | null): Promise<void> {
  const head = await readHead({root});
  const remembered: Remembered | null = standing === null || head === null ? null : {standing, bundle: head.bundle};
  try {
    await replaceFile(join(root, FILE), `${JSON.stringify(remembered)}\n`);
  } catch (error) {
    throw writeFailure(error, root);
  }
}

/** Returns what the state stands for if the build that left it rested on the same; null if not. */
export async function stillStanding(root: string, standing: string | null): Promise<Head | null> {
  const file = join(root, FILE);
  if (standing === null || !existsSync(file)) return null;
  const before = JSON.parse(await readFile(file, "utf8")) as Remembered | null;
  const head = await readHead({root});
  return before?.standing === standing && before.bundle === head?.bundle ? head : null;
}
