import {mkdir, writeFile} from "node:fs/promises";
import {gzipSync} from "node:zlib";
import {advance} from "/work/main/data-loaders/advance.js";
import {findSimulated} from "/work/main/data-loaders/config/monitors.js";
import {parseConfig} from "/work/main/data-loaders/config/schema.js";
import {projectRoot} from "/work/main/data-loaders/config/paths.js";
import driftbook from "/work/main/driftbook.config.js";
import {silentEffects} from "/work/main/test/data-loaders/silent-effects.js";
const boston = findSimulated(parseConfig(driftbook, "driftbook.config.ts"), "boston");
const streams = process.argv[2] ? process.argv[2].split(",") : boston.stream.scenarios;
const m = {...boston, stream: {...boston.stream, scenarios: streams}};
const state = process.argv[3] ?? "/tmp/b5/h9/state";
await mkdir(state, {recursive: true});
const settings = {config: {title: "test", state, folder: projectRoot, monitors: [m]}, asOf: null, rebuild: false};
const t = performance.now();
const out = await advance(m as any, settings as any, silentEffects());
console.log(((performance.now() - t) / 1000).toFixed(1), "s", JSON.stringify(out.tally));
await mkdir("/tmp/b5/h9/bundle", {recursive: true});
for (const [n, f] of Object.entries(out.files)) { await writeFile("/tmp/b5/h9/bundle/" + n, f as any); if (!/finest/.test(n)) console.log(n, (f as any).length, gzipSync(f as any).length); }
