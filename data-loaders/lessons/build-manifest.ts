import type {Manifest, StepOutcome} from "../../lib/course/pipeline/manifest.js";
import type {StageTally} from "../state/store.js";
import {buildGraph} from "./build-graph.js";
import {TRIED, withTrials} from "./build-trials.js";
import type {CourseKit} from "./kit.js";

/**
 * Finds out what the build of the monitor does, by doing it: a small build in a folder of its own, and again with one thing
 * changed at a time.
 */
export function buildManifest(kit: Pick<CourseKit, "monitor" | "folder" | "effects">): Promise<Manifest> {
  const {scenarios, days} = kit.monitor.stream;
  return withTrials(kit, async ({first, changes}) => ({
    steps: await buildGraph(first, changes.rows),
    changes: Object.entries(changes).map(([id, {tally}]) => ({
      id,
      outcomes: Object.entries(tally).map(([step, done]) => outcomeOf(step, done))
    })),
    tried: TRIED,
    site: {streams: scenarios.length, days}
  }));
}

function outcomeOf(step: string, {made, reused, why}: StageTally): StepOutcome {
  const [reason] = Object.entries(why).toSorted(([, a], [, b]) => b - a);
  return {step, made, kept: reused, why: reason?.[0] ?? null};
}
