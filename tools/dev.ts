import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {existsSync, watch} from "node:fs";
import {readdir, utimes} from "node:fs/promises";
import {join, relative} from "node:path";
import {advanceMonitors, frameworkCommand, frameworkEnvironment, prepareCache, projectRoot} from "./framework.js";

const sources = ["lib", "data-loaders"];
const configs = ["driftbook.config.ts", "observablehq.config.ts"];
const configCode = join("data-loaders", "config");
const settleMs = 100;

let preview: ChildProcess | null = null;

/** Starts the preview; arguments such as `--port 4000` are handed on to Framework. */
function startPreview(): void {
  const child = spawn(process.execPath, [frameworkCommand(), "preview", "--no-open", ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: frameworkEnvironment(),
    stdio: "inherit"
  });
  preview = child;
  child.on("close", (code) => {
    if (preview === child) process.exit(code ?? 1);
  });
}

/** Starts the preview anew, because a running one keeps the configuration it has read; open pages connect again. */
function restartPreview(): void {
  const former = preview;
  preview = null;
  former?.once("close", startPreview);
  former?.kill();
}

/** Gives the loaders a new date: Framework runs a loader again when the date of its own file changes, and only then. */
async function touchLoaders(): Promise<void> {
  const folder = join(projectRoot, "data-loaders");
  const loaders = (await readdir(folder)).filter((name) => /\.[a-z]+\.ts$/.test(name) && !name.endsWith(".d.ts"));
  const now = new Date();
  await Promise.all(loaders.map((name) => utimes(join(folder, name), now, now)));
}

const changed = new Set<string>();
let timer: NodeJS.Timeout | null = null;

/** Collects changes until none has come for a moment: an editor saves in several steps. */
function notice(path: string): void {
  changed.add(path);
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void refresh(), settleMs);
}

async function refresh(): Promise<void> {
  const paths = Array.from(changed);
  changed.clear();
  process.stderr.write(`changed: ${paths.join(", ")}\n`);
  try {
    await advanceMonitors();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}; the preview shows what was there before\n`);
    return;
  }
  await touchLoaders();
  if (paths.some((path) => configs.includes(path) || path.startsWith(configCode))) restartPreview();
}

/** A change of a loader's date alone is our own doing or one that Framework sees by itself. */
function isSource(path: string): boolean {
  return /\.(?:ts|json|csv)$/.test(path) && !/\.(?:zip|json)\.ts$/.test(path) && existsSync(join(projectRoot, path));
}

await advanceMonitors();
await prepareCache(join(projectRoot, "src"));
for (const folder of sources)
  watch(join(projectRoot, folder), {recursive: true}, (_, name) => {
    const path = name === null ? folder : join(folder, name);
    if (isSource(path)) notice(path);
  });
watch(projectRoot, (_, name) => {
  if (name !== null && configs.includes(relative(".", name))) notice(name);
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    preview?.kill(signal);
    process.exit(0);
  });
startPreview();
