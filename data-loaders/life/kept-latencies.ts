import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {MeasuredLatency, PublishedLatency} from "../../lib/registry/latency.js";

/**
 * Returns the file of what was measured. It lies beside the monitor's folder: a build that starts over keeps it, so that
 * its gates come out as they did.
 */
export function latenciesFile(root: string): string {
  return `${root}.latency.json`;
}

/** Returns what was measured, oldest first; nothing before the first build that measured. */
export async function readLatencies(root: string): Promise<readonly MeasuredLatency[]> {
  const file = latenciesFile(root);
  if (!existsSync(file)) return [];
  return (JSON.parse(await readFile(file, "utf8")) as PublishedLatency).measured;
}
