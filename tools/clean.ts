import {existsSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {join, relative, resolve} from "node:path";
import {loadSettings} from "../data-loaders/config/load.js";
import {projectRoot} from "./framework.js";

/** Returns the folders that builds have made. */
async function builtFolders(): Promise<string[]> {
  const {config} = await loadSettings();
  const state = resolve(config.folder, config.state);
  // a state folder that was named by mistake must not take the project with it
  if ([projectRoot, config.folder].some((folder) => !relative(state, folder).startsWith("..")))
    throw new Error(`cannot remove the state folder ${config.state}: the project is in it`);
  const outputs = (await readdir(projectRoot)).filter((name) => /^dist(?:$|\.)/.test(name)).sort();
  return [...outputs, join("src", ".observablehq")].map((name) => join(projectRoot, name)).concat(state);
}

try {
  for (const folder of await builtFolders()) {
    if (!existsSync(folder)) continue;
    await rm(folder, {recursive: true});
    process.stderr.write(`removed ${relative(projectRoot, folder)}\n`);
  }
} catch (error) {
  process.stderr.write(`error: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
