import {existsSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {join, relative, resolve} from "node:path";
import {loadSettings} from "../data-loaders/config/load.js";
import {projectRoot} from "./framework.js";

const {config} = await loadSettings();
const state = resolve(config.folder, config.state);
// a state folder that was named by mistake must not take the project with it
if ([projectRoot, config.folder].some((folder) => !relative(state, folder).startsWith("..")))
  throw new Error(`cannot remove the state folder ${config.state}: the project is in it`);

const outputs = (await readdir(projectRoot)).filter((name) => /^dist(?:$|\.)/.test(name)).sort();
const folders = [...outputs, join("src", ".observablehq")].map((name) => join(projectRoot, name));

for (const folder of [...folders, state]) {
  if (!existsSync(folder)) continue;
  await rm(folder, {recursive: true});
  process.stderr.write(`removed ${relative(projectRoot, folder)}\n`);
}
