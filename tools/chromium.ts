import {spawnSync} from "node:child_process";
import {accessSync, constants, existsSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, join} from "node:path";
import {chromium} from "playwright-core";
import {isMain} from "./main.js";

/** Flags under which a headless Chromium starts anywhere, without the sandbox that containers lack, and keeps to itself. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
] as const;

/** Returns the path of an installed Chromium, or null where there is none. */
function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = environment["CHROMIUM"];
  if (chosen !== undefined && chosen !== "") {
    if (!isExecutable(chosen)) throw new Error(`no program at the path in CHROMIUM: ${chosen}`);
    return chosen;
  }
  return candidates(environment).find(isExecutable) ?? null;
}

/** Returns the path of an installed Chromium. */
export function chromiumPath(): string {
  const found = findChromium();
  if (found === null) throw new Error(`no Chromium found: ${remedy}`);
  return found;
}

const remedy =
  "install Chromium or Google Chrome, or set the environment variable CHROMIUM to the path of one, and try again";

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  const usual =
    process.platform === "darwin"
      ? ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"].map((app) =>
          join("/Applications", app)
        )
      : process.platform === "win32"
        ? ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
            .flatMap((variable) => environment[variable] ?? [])
            .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe"))
        : [];
  return [...onPath, ...usual, chromium.executablePath()];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs a Chromium: the distribution's where that is Debian and we may, else the one Playwright offers. */
function installChromium(): void {
  if (existsSync("/etc/debian_version") && installPackage()) return;
  const playwright = createRequire(import.meta.url).resolve("playwright-core/package.json");
  run(process.execPath, [join(playwright, "..", "cli.js"), "install", "chromium"]);
}

function installPackage(): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !run("sudo", ["-n", "true"])) return false;
  const prefix = isRoot ? [] : ["sudo", "-n"];
  const apt = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  run(apt[0]!, [...apt.slice(1), "update", "-qq"]);
  return run(apt[0]!, [...apt.slice(1), "install", "-y", "-qq", "--no-install-recommends", "chromium"]);
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, {stdio: ["ignore", 2, 2]}).status === 0;
}

function main(): void {
  if (findChromium() !== null) return;
  process.stderr.write("the browser tests need Chromium, which is not here: installing it\n");
  installChromium();
  if (findChromium() !== null) return;
  process.stderr.write(`no Chromium, and installing it did not work: ${remedy}\n`);
  process.exitCode = 1;
}

if (isMain(import.meta.url)) main();
