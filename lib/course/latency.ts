import type {StepTimes} from "./pipeline/step-times.js";
import type {ModelTimes} from "./serving/time-models.js";

/** What a build measured once of something, and keeps as long as that is the same. */
export interface Measured {
  /** digest of what was measured */
  readonly of: string;
  /** processors and runtime that it was measured on */
  readonly machine: string;
}

/**
 * latency.json of the course: how long things took in a build. It differs from run to run, is part of no other file, and is
 * the one file of the course that may differ between two builds of the same data.
 */
export interface CourseLatency {
  /** the models of the lesson on serving, by the plain loop that pages answer with */
  readonly models: Measured & ModelTimes;
  /** the steps of the build that the lesson on the pipeline takes apart */
  readonly steps: Measured & StepTimes;
}
