import {resolve} from "node:path";
import type {Advanced} from "./advanced.js";
import type {Settings} from "./config/load.js";
import type {Config, MonitorConfig} from "./config/types.js";
import type {Effects} from "./effects.js";
import {advanceSimulated} from "./simulated/advance.js";
import {readHead} from "./state/head.js";
import {readFolder} from "./state/store.js";
import {advanceTable} from "./table/advance.js";

/** Brings a monitor up to the day in `settings`; only what is not in the state folder is done. */
export function advance(monitor: MonitorConfig, settings: Settings, effects: Effects): Promise<Advanced> {
  return monitor.kind === "simulated"
    ? advanceSimulated(monitor, settings, effects)
    : advanceTable(monitor, settings, effects);
}

/** Returns the folder of what the build keeps of a monitor. */
function stateFolder({folder, state}: Config, monitor: string): string {
  return resolve(folder, state, monitor);
}

/**
 * Returns the bundle of a monitor, by file, as the last build left it.
 * @throws Error if there was none
 */
export async function standingBundle(config: Config, monitor: string): Promise<Record<string, Uint8Array>> {
  const root = stateFolder(config, monitor);
  const head = await readHead({root});
  if (head === null) throw new Error(`monitor ${monitor} has not been built: run npm run build`);
  return readFolder(resolve(root, "publish", `bundle-${head.bundle}`));
}
