import {finestFile, overviewFile, profilesFile} from "../../lib/bundle.js";
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

type ColumnKind = "numeric" | "categorical";

/**
 * Returns the names of a bundle's files that are published at stable addresses, `/data/<id>/<name>`.
 * @param streams ids of its streams
 * @param kinds of the columns of its profiles, in their order
 */
export function stableFiles(streams: readonly string[], kinds: readonly ColumnKind[]): string[] {
  return [
    overviewFile,
    "status.json",
    "badge.svg",
    "feed.xml",
    "metrics.prom",
    "schema.pbtxt",
    "journal.ndjson",
    ...streams.flatMap((id) => [
      profilesFile(id),
      ...kinds.flatMap((kind, column) => (kind === "numeric" ? [finestFile(id, column)] : []))
    ])
  ];
}

/** Returns those files of a simulated monitor: its profiles hold the features, the target and its prediction. */
export function simulatedFiles({stream, features, target}: SimulatedMonitor): string[] {
  return stableFiles(
    stream.scenarios,
    [...features, target, target].map(({kind}) => kind)
  );
}
