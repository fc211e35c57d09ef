import {readFile} from "node:fs/promises";
import {startBar} from "./progress.js";
import type {Bar} from "./progress.js";

/** What a stage does to the world, as a parameter: real by default, silent in tests. */
export interface Effects {
  readonly logger: {info(message: string): void};
  /** The time, for records of what was done when; no result depends on it. */
  now(): Date;
  /** Shows that `total` steps of `label` have begun. */
  progress(label: string, total: number): Bar;
  readonly files: {read(path: string): Promise<Uint8Array>};
  /** Hears what each artefact of a stage took to make, in milliseconds; no result depends on it. */
  readonly onMade?: (stage: string, ms: number) => void;
}

/** Talks on stderr alone: a loader's stdout is its file. */
export const defaultEffects: Effects = {
  logger: {info: (message) => void process.stderr.write(`${message}\n`)},
  now: () => new Date(),
  progress: (label, total) => startBar(label, total, process.stderr),
  files: {read: (path) => readFile(path)}
};
