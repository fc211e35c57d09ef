import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {ConfigInput} from "../../../data-loaders/config/schema.js";
import type {TableMonitor} from "../../../data-loaders/config/types.js";

/** Returns a configuration that watches the made-up log, and says nothing of its columns. */
export function logConfig(csv: string): ConfigInput {
  return {
    title: "Peers",
    monitors: [
      {
        ...{id: "log", title: "Log", partition: "day", task: "regression", target: "label"},
        data: {serving: csv, time: "ts"},
        model: {prediction: "prediction"},
        drift: {reference: {first: 10}}
      }
    ]
  };
}

/** Returns the monitor of the made-up log. */
export function logMonitor(csv: string): TableMonitor {
  return parseConfig(logConfig(csv), "log-monitor.ts").monitors[0] as TableMonitor;
}
