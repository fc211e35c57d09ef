import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gramTriangle} from "../../lib/model/gram-triangle.js";
import {replayFile} from "../../lib/policy/published-replay.js";
import type {PublishedReplay, ReplayBlocks} from "../../lib/policy/published-replay.js";
import {mean} from "../../lib/statistics/moments.js";

/** What least squares is replayed on: a model's inputs, and its label. */
export interface ReplayColumns {
  readonly features: readonly string[];
  readonly target: string;
  /** what stands for a missing value, by feature: its mean over the first training rows, as the model itself has it */
  readonly means: Readonly<Record<string, number>>;
}

/** Rows of a partition, NaN where a value is missing. */
interface ReplayRows {
  column(name: string): Float64Array;
  /** whether a row's label is for scoring; those of the others are for training */
  isScored(row: number): boolean;
}

const FILE = "replay.json";

/** Returns the columns that a monitor's policies are replayed on. */
export function replayColumns(
  features: readonly string[],
  target: string,
  first: Readonly<Record<string, readonly number[]>>
): ReplayColumns {
  return {features, target, means: Object.fromEntries(features.map((name) => [name, mean(first[name]!)]))};
}

/** Returns the blocks of a partition's labelled rows: of those that models may learn from, and of those that score. */
export function replayBlocks(columns: ReplayColumns, rows: ReplayRows): ReplayBlocks {
  const {features, target, means} = columns;
  const labels = rows.column(target);
  const values = [
    ...features.map((name) => rows.column(name).map((x) => (Number.isFinite(x) ? x : means[name]!))),
    labels
  ];
  const of = (isScored: boolean): number[] => {
    const own = Array.from(labels.keys()).filter(
      (row) => Number.isFinite(labels[row]) && rows.isScored(row) === isScored
    );
    return gramTriangle(values.map((all) => own.map((row) => all[row]!)));
  };
  return {training: of(false), scoring: of(true)};
}

/** Returns the block of rows by column, none of them missing. */
export function blockOf(
  {features, target}: ReplayColumns,
  rows: Readonly<Record<string, readonly number[]>>
): readonly number[] {
  return gramTriangle([...features, target].map((name) => rows[name]!));
}

/** Writes the blocks of a partition. */
export async function writeBlocks(folder: string, blocks: ReplayBlocks): Promise<void> {
  await writeFile(join(folder, FILE), JSON.stringify(blocks));
}

/** Returns the blocks that `writeBlocks` wrote. */
export async function readBlocks(folder: string): Promise<ReplayBlocks> {
  return JSON.parse(await readFile(join(folder, FILE), "utf8")) as ReplayBlocks;
}

/** Returns the files that policies are replayed from, by name. */
export function replayFiles(replays: Readonly<Record<string, PublishedReplay>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(replays).map(([stream, replay]) => [replayFile(stream), JSON.stringify(replay)])
  );
}
