import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Settings} from "../../data-loaders/config/load.js";
import {findSimulated} from "../../data-loaders/config/monitors.js";
import {projectRoot} from "../../data-loaders/config/paths.js";
import {parseConfig} from "../../data-loaders/config/schema.js";
import type {SimulatedMonitor} from "../../data-loaders/config/simulated.js";
import driftbook from "../../driftbook.config.js";

/** The built-in monitor, small enough for a test: two scenarios, a few days, a reference of five. */
export function smallBoston(days: number): SimulatedMonitor {
  const boston = findSimulated(parseConfig(driftbook, "driftbook.config.ts"), "boston");
  return {
    ...boston,
    stream: {scenarios: ["S0", "S7"], start: "2026-02-25", days, rowsPerDay: 60, labelDelay: 0},
    drift: {...boston.drift, reference: {first: 5}, current: 2}
  };
}

/** Settings with a state folder of their own. */
export async function temporarySettings(monitor: SimulatedMonitor): Promise<Settings & {readonly state: string}> {
  const state = await mkdtemp(join(tmpdir(), "driftbook-"));
  return {
    config: {title: "test", state, folder: projectRoot, monitors: [monitor]},
    asOf: null,
    rebuild: false,
    state: join(state, monitor.id)
  };
}
