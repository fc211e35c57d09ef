import {didYouMean} from "./closest.js";
import type {SimulatedMonitor} from "./simulated.js";
import type {Config, MonitorConfig} from "./types.js";

/** Returns the configured monitor with an id. */
export function findMonitor({monitors}: Config, id: string): MonitorConfig {
  const found = monitors.find((m) => m.id === id);
  if (found !== undefined) return found;
  const known = monitors.map((m) => m.id);
  throw new Error(`unknown monitor: ${id}${didYouMean(id, known)}; known: ${known.join(", ")}`);
}

/** Returns the configured simulated monitor with an id. */
export function findSimulated(config: Config, id: string): SimulatedMonitor {
  const monitor = findMonitor(config, id);
  if (monitor.kind !== "simulated") throw new Error(`expected a simulated monitor: ${id} is of a table`);
  return monitor;
}
