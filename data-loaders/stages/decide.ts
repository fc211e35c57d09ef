import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {JournalEvent} from "../../lib/journal/types.js";

/** What a partition's step came to: its events, and what the next step needs to know. */
export interface Step<Memory> {
  readonly events: readonly JournalEvent[];
  readonly memory: Memory;
}

/** Writes a partition's step. */
export async function writeStep(folder: string, {events, memory}: Step<unknown>): Promise<void> {
  await writeFile(join(folder, "memory.json"), JSON.stringify(memory));
  await writeFile(join(folder, "journal.ndjson"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}

/** Returns what the step after one needs to know. */
export async function readMemory<Memory>(folder: string): Promise<Memory> {
  return JSON.parse(await readFile(join(folder, "memory.json"), "utf8")) as Memory;
}

/** Returns a step's events. */
export async function readEvents(folder: string): Promise<readonly JournalEvent[]> {
  const text = await readFile(join(folder, "journal.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalEvent);
}
