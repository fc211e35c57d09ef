import {existsSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {loadSettings} from "../data-loaders/config/load.js";
import {fromRoot} from "../data-loaders/config/paths.js";
import {projectRoot} from "./framework.js";

const outputs = (await readdir(projectRoot)).filter((name) => /^dist(?:$|\.)/.test(name)).sort();
const folders = [...outputs, join("src", ".observablehq"), (await loadSettings()).config.state];

for (const folder of folders) {
  if (!existsSync(fromRoot(folder))) continue;
  await rm(fromRoot(folder), {recursive: true});
  process.stderr.write(`removed ${folder}\n`);
}
