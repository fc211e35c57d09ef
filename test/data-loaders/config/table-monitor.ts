import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {MonitorConfig, TableMonitor} from "../../../data-loaders/config/types.js";

/** A table monitor as a user may write it. */
export const credit = {
  id: "credit",
  title: "Credit risk",
  data: {
    serving: "logs/*.parquet",
    labels: {files: "labels/*.csv", nulls: ["NA"], key: "id", column: "y", time: "known_at"},
    time: "ts",
    key: "id",
    timeZone: "Europe/Berlin",
    derive: {hour: "hour(ts)"}
  },
  partition: "day",
  task: "binary",
  columns: [
    {name: "age", type: "integer", unit: "years"},
    {name: "note", role: "ignore"}
  ],
  target: "y",
  model: {score: "p"}
} as const;

/** Returns a monitor as the configuration has it once it is checked. */
export function parseMonitor(monitor: unknown): MonitorConfig {
  return parseConfig({title: "Test", monitors: [monitor]}, "x.ts").monitors[0]!;
}

export function parseTable(monitor: unknown): TableMonitor {
  const parsed = parseMonitor(monitor);
  if (parsed.kind !== "table") throw new Error(`expected a table monitor, found one that is ${parsed.kind}`);
  return parsed;
}

/** Returns the problems of a monitor, a line each; none if it is accepted. */
export function problemsOf(monitor: unknown): string[] {
  try {
    parseMonitor(monitor);
    return [];
  } catch (error) {
    const [heading, ...problems] = (error as Error).message.split("\n");
    if (heading !== "invalid configuration in x.ts") throw error;
    return problems.map((line) => line.trim());
  }
}
