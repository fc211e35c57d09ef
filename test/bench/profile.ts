import {fork} from "node:child_process";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {writeLog} from "./logs.js";
import type {Pair} from "./profile-run.js";

/** How long a step takes over a log, and how much longer than to do no more than read every value of the same file. */
export interface ProfileTiming {
  readonly what: string;
  readonly rows: number;
  /** seconds, median */
  readonly scan: number;
  /** seconds, median */
  readonly step: number;
  /** median over pairs of runs, one after the other */
  readonly ratio: number;
  /** the same of processor time, which others on the machine change less */
  readonly work: number;
  /** most that `ratio` may be */
  readonly bar: number;
  /** peak of a process that does nothing else, in megabytes */
  readonly memory: number;
}

/** Most memory that a step may take, in megabytes. */
export const MEMORY_BAR = 600;

const STEPS = [
  {step: "profile", format: "parquet", what: "full profile, Parquet", bar: 2.5},
  {step: "profile", format: "csv", what: "full profile, CSV", bar: 2.5},
  {step: "reference", format: "parquet", what: "exact bins and levels of days 1 to 10, Parquet", bar: 1.2}
] as const;

/** Writes made-up logs, and measures each step over them by turns with a scan, in a process of its own. */
export async function measureProfile(rows: number): Promise<ProfileTiming[]> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-bench-"));
  try {
    const database = await openDatabase();
    await writeLog(database, rows, join(folder, "log.parquet"), join(folder, "log.csv"));
    database.close();
    const timings: ProfileTiming[] = [];
    for (const {step, format, what, bar} of STEPS) {
      const {pairs, memory} = await run([step, format, join(folder, "log.parquet"), join(folder, `log.${format}`)]);
      timings.push({
        ...{what, rows, bar, memory},
        scan: median(pairs.map(({scan}) => scan.time)),
        step: median(pairs.map((pair) => pair.step.time)),
        ratio: median(pairs.map((pair) => pair.step.time / pair.scan.time)),
        work: median(pairs.map((pair) => pair.step.work / pair.scan.work))
      });
    }
    return timings;
  } finally {
    await rm(folder, {recursive: true});
  }
}

function run(args: readonly string[]): Promise<{pairs: readonly Pair[]; memory: number}> {
  const child = fork(fileURLToPath(new URL("profile-run.ts", import.meta.url)), args);
  return new Promise((resolve, reject) => {
    child.on("message", (message) => resolve(message as {pairs: readonly Pair[]; memory: number}));
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`measuring ${args.join(" ")} ended with ${code}`)));
  });
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
