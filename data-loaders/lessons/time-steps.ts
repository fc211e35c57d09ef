import type {StepTimes} from "../../lib/course/pipeline/step-times.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {withTrials} from "./build-trials.js";
import type {CourseKit} from "./kit.js";

/**
 * Measures what a result of each step takes, in the builds that the manifest is found out from: the middle one of all that
 * they make, since the first of a step may wait until its code is loaded.
 */
export async function timeSteps({
  monitor,
  folder,
  effects
}: Pick<CourseKit, "monitor" | "folder" | "effects">): Promise<StepTimes> {
  const times = new Map<string, number[]>();
  const onMade = (step: string, ms: number): void => void times.set(step, [...(times.get(step) ?? []), ms]);
  await withTrials({monitor, folder, effects: {...effects, onMade}}, () => {});
  const steps = Array.from(times, ([id, all]) => {
    const ms = Number(quantile(Float64Array.from(all).sort(), 0.5).toPrecision(3));
    return {id, ms, results: all.length};
  });
  return {steps};
}
