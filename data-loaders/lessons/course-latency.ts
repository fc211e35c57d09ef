import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {CourseLatency, Measured} from "../../lib/course/latency.js";
import type {Manifest} from "../../lib/course/pipeline/manifest.js";
import type {StepTimes} from "../../lib/course/pipeline/step-times.js";
import type {ServingFile} from "../../lib/course/serving/files.js";
import {timeModels} from "../../lib/course/serving/time-models.js";
import type {ModelTimes} from "../../lib/course/serving/time-models.js";
import type {Effects} from "../effects.js";
import {latenciesFile} from "../life/kept-latencies.js";
import {thisMachine} from "../life/measure-latency.js";
import type {Stopwatch} from "../life/measure-latency.js";
import {digest} from "../state/json.js";
import type {Json} from "../state/json.js";
import {replaceFile} from "../state/replace-file.js";

/** Rows of a batch that models are timed with. */
const ROWS = [1, 10, 100, 1000] as const;

/** What is measured. */
interface Subjects {
  readonly models: ServingFile["models"];
  readonly manifest: Manifest;
  /** measures the steps of that manifest */
  timeSteps(): Promise<StepTimes>;
}

/** How the course's times are measured. */
interface Measuring {
  readonly machine?: string;
  readonly stopwatch?: Stopwatch;
}

/**
 * Returns what takes how long in the course. Each part is measured once, on whatever machine, and kept in a file beside the
 * store, as long as what was measured is the same: no key covers it.
 * @param root of the course's store
 */
export async function courseLatency(
  root: string,
  {models, manifest, timeSteps}: Subjects,
  {progress}: Pick<Effects, "progress">,
  {machine = thisMachine(), stopwatch = () => performance.now()}: Measuring = {}
): Promise<CourseLatency> {
  const file = latenciesFile(root);
  const known = existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Partial<CourseLatency>) : {};
  const shapes = models.map(({id, widths, networks}) => ({id, widths, networks}));
  const latency: CourseLatency = {
    models: await stillTrue(known.models, {machine, what: {shapes, rows: ROWS}}, async (): Promise<ModelTimes> => {
      const bar = progress("times of models", models.length);
      const times = await timeModels(shapes, ROWS, {clock: stopwatch, onModel: () => bar.step()});
      bar.done();
      return times;
    }),
    steps: await stillTrue(known.steps, {machine, what: manifest as unknown as Json}, timeSteps)
  };
  if (latency.models !== known.models || latency.steps !== known.steps)
    await replaceFile(file, `${JSON.stringify(latency)}\n`);
  return latency;
}

/** Returns what was measured before if it was measured of the same, and else measures it. */
async function stillTrue<T extends object>(
  known: (Measured & T) | undefined,
  {machine, what}: {readonly machine: string; readonly what: Json},
  measure: () => Promise<T>
): Promise<Measured & T> {
  const of = digest(what).slice(0, 12);
  return known?.of === of ? known : {of, machine, ...(await measure())};
}
