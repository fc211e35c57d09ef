import type {Settings} from "./config/load.js";
import type {MonitorConfig} from "./config/types.js";
import type {Effects} from "./effects.js";
import {advanceSimulated} from "./simulated/advance.js";
import type {Tally} from "./state/store.js";
import {advanceTable} from "./table/advance.js";

/** A monitor's bundle, and what this run did to bring it up to date. */
export interface Advanced {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly tally: Tally;
}

/** Brings a monitor up to the day in `settings`; only what is not in the state folder is done. */
export function advance(monitor: MonitorConfig, settings: Settings, effects: Effects): Promise<Advanced> {
  return monitor.kind === "simulated"
    ? advanceSimulated(monitor, settings, effects)
    : advanceTable(monitor, settings, effects);
}
