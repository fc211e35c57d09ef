import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's own folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/**
 * Libraries that Framework's client offers on request. Bundling the client writes a version of each into it, and
 * Framework asks the registry for that version unless its cache holds a folder by that name. Our pages import from
 * node_modules and never load these, so a version that does not exist does best: no network is needed, the client has
 * the same bytes on every machine, and a page that did ask for one by mistake cannot be built.
 */
const offeredLibraries = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
] as const;

/** A Framework cache made ready; call `keep` once a run that filled it has succeeded. */
export interface PreparedCache {
  keep(): Promise<void>;
}

/**
 * Makes Framework's cache such that what it holds cannot change what is built: data and pages made by loaders go, because Framework would
 * reuse it whatever has changed beside the loader's own file; bundled packages stay only if they were made from the
 * same lock file by a run that came to its end.
 * @param root Framework's source root
 * @param lockFile the lock file that fixes the versions of packages
 */
export async function prepareCache(
  root: string,
  lockFile = join(projectRoot, "package-lock.json")
): Promise<PreparedCache> {
  const cache = join(root, ".observablehq", "cache");
  const stamp = join(cache, "packages.sha256");
  const expected = createHash("sha256")
    .update(await readFile(lockFile))
    .digest("hex");
  const found = existsSync(stamp) ? await readFile(stamp, "utf8") : null;
  if (found === expected)
    for (const name of ["data", "index.md", "learn", "monitor", "zh-TW", "_npm"])
      await rm(join(cache, name), {recursive: true, force: true});
  else await rm(cache, {recursive: true, force: true});
  await rm(stamp, {force: true});
  for (const name of offeredLibraries) await mkdir(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
  return {keep: () => writeFile(stamp, expected)};
}

/** What a run of Framework's build said. */
export interface FrameworkRun {
  /** null when it was ended by a signal */
  readonly code: number | null;
  /** standard output without colours; standard error went to our own */
  readonly log: string;
}

/** Returns the path of Framework's command. */
export function frameworkCommand(): string {
  return createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");
}

/** Returns an environment for Framework: without telemetry, and with `tsx` on the path, which runs the loaders. */
export function frameworkEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const path = [join(projectRoot, "node_modules", ".bin"), process.env["PATH"] ?? ""];
  const separator = process.platform === "win32" ? ";" : ":";
  return {...process.env, PATH: path.join(separator), OBSERVABLE_TELEMETRY_DISABLE: "true", ...extra};
}

/**
 * Brings all monitors up to date.
 * @throws Error if one cannot be; why has been said on standard error
 */
export async function advanceMonitors(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot, "tools", "advance.ts")], {
    cwd: projectRoot,
    env: frameworkEnvironment(environment),
    stdio: ["ignore", "inherit", "inherit"]
  });
  if ((await endOf(child)) !== 0) throw new Error("a monitor could not be brought up to date, as said above");
}

/** Returns the exit code of a process; null when it was ended by a signal. */
function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/** Runs `observable build` in `folder`, passing on what loaders say on standard error. */
export async function buildWithFramework(
  folder: string,
  environment: Readonly<Record<string, string>>
): Promise<FrameworkRun> {
  const child = spawn(process.execPath, [frameworkCommand(), "build"], {
    cwd: folder,
    env: frameworkEnvironment(environment),
    stdio: ["ignore", "pipe", "inherit"]
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await endOf(child);
  return {code, log: withoutColours(Buffer.concat(chunks).toString("utf8"))};
}

function withoutColours(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}

/** Returns what a build's log admits to although the build ended well. */
export function problemsInLog(log: string): string[] {
  const patterns: [RegExp, string][] = [
    [/^.*\[using stale\].*$/gm, "stale data was used"],
    [/^.*empty output.*$/gm, "a loader wrote nothing"],
    [/^.*broken links?.*$/gim, "broken link"],
    [/^npm:.*$/gm, "the registry or a CDN was asked"]
  ];
  return patterns.flatMap(([pattern, meaning]) =>
    (log.match(pattern) ?? []).map((line) => `${meaning}: ${line.trim()}`)
  );
}

/** Returns why a build failed, as its log has it; a loader has said more on standard error. */
export function reasonIn(log: string): string {
  const loader = /load (\S+) →[^\n]*loader exited with code/.exec(log)?.[1];
  return loader === undefined
    ? "Framework could not build the pages, as said above"
    : `no ${loader}: its loader failed, as said above`;
}
