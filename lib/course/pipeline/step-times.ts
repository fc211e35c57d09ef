import {resultsAt} from "./manifest.js";
import type {BuildChange, Manifest} from "./manifest.js";

/** What the steps of a build took, as another build measured them. */
export interface StepTimes {
  readonly steps: readonly StepTime[];
}

export interface StepTime {
  readonly id: string;
  /** milliseconds that a result took: the middle one of all */
  readonly ms: number;
  /** results that were timed */
  readonly results: number;
}

/**
 * Returns what a step's result took.
 * @throws RangeError if that was not measured
 * @example timeOfStep({steps: [{id: "train", ms: 900, results: 1}]}, "train").ms // 900
 */
export function timeOfStep({steps}: StepTimes, id: string): StepTime {
  const time = steps.find((step) => step.id === id);
  if (time === undefined) throw new RangeError(`not measured: ${id}`);
  return time;
}

/** Milliseconds of work in the build of this site, one result after another. */
export interface WorkTime {
  /** of what a change has made anew */
  readonly made: number;
  /** of everything */
  readonly all: number;
}

/**
 * Adds up what the results take that a change has each step make, at the size of this site.
 * @throws RangeError if a step was not measured
 */
export function timeOfChange(
  {outcomes}: BuildChange,
  {tried, site}: Pick<Manifest, "tried" | "site">,
  times: StepTimes
): WorkTime {
  const sum = (made: (outcome: BuildChange["outcomes"][number]) => number): number =>
    outcomes.reduce((all, outcome) => all + made(outcome) * timeOfStep(times, outcome.step).ms, 0);
  return {
    made: sum(({made}) => resultsAt(made, tried, site)),
    all: sum(({made, kept}) => resultsAt(made, tried, site) + resultsAt(kept, tried, site))
  };
}
