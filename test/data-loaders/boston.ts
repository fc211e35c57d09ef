import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseConfig} from "../../data-loaders/config.js";
import type {MonitorConfig, Settings} from "../../data-loaders/config.js";
import driftbook from "../../driftbook.config.js";

/** The built-in monitor, small enough for a test: two scenarios, a few days, a reference of five. */
export function smallBoston(days: number): MonitorConfig {
  const [boston] = parseConfig(driftbook, "driftbook.config.ts").monitors;
  return {
    ...boston!,
    stream: {scenarios: ["S0", "S7"], start: "2026-02-25", days, rowsPerDay: 60},
    drift: {...boston!.drift, referenceDays: 5, currentDays: 2}
  };
}

/** Settings with a state folder of their own. */
export async function temporarySettings(monitor: MonitorConfig): Promise<Settings & {readonly state: string}> {
  const state = await mkdtemp(join(tmpdir(), "driftbook-"));
  return {config: {title: "test", state, monitors: [monitor]}, asOf: null, state: join(state, monitor.id)};
}
