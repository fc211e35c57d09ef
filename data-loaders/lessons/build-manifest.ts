import type {BuildSize, Manifest, StepOutcome} from "../../lib/course/pipeline/manifest.js";
import {makeScratch} from "../sources/scratch.js";
import type {StageTally} from "../state/store.js";
import {buildGraph} from "./build-graph.js";
import {tryChanges} from "./build-trials.js";
import type {CourseKit} from "./kit.js";

/** Large enough to tell apart what a step makes once, for each stream, and for each stream and day. */
const TRIED: BuildSize = {streams: 2, days: 5};

/**
 * Finds out what the build of the monitor does, by doing it: a small build in a folder of its own, and again with one thing
 * changed at a time.
 */
export async function buildManifest({
  monitor,
  folder,
  effects
}: Pick<CourseKit, "monitor" | "folder" | "effects">): Promise<Manifest> {
  const scratch = await makeScratch();
  try {
    const {stream} = monitor;
    const tried = {...stream, scenarios: stream.scenarios.slice(0, TRIED.streams), days: TRIED.days};
    const subject = {monitor: {...monitor, stream: tried}, effects};
    const {first, changes} = await tryChanges(subject, folder, scratch.folder);
    return {
      steps: await buildGraph(first, changes.rows),
      changes: Object.entries(changes).map(([id, {tally}]) => ({
        id,
        outcomes: Object.entries(tally).map(([step, done]) => outcomeOf(step, done))
      })),
      tried: TRIED,
      site: {streams: stream.scenarios.length, days: stream.days}
    };
  } finally {
    await scratch.remove();
  }
}

function outcomeOf(step: string, {made, reused, why}: StageTally): StepOutcome {
  const [reason] = Object.entries(why).toSorted(([, a], [, b]) => b - a);
  return {step, made, kept: reused, why: reason?.[0] ?? null};
}
