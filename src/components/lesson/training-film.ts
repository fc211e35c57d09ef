import type {LossCurves} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import {quantile} from "../../lib/statistics/quantile.js";

/** What a film of one training run shows. Epochs count from 1. */
export interface RunSummary {
  readonly seed: number;
  /** the epoch with the lowest validation error, and that error */
  readonly bestEpoch: number;
  readonly best: number;
}

/** Finds where a run was best on the validation rows. */
export function summariseRun({seed, validation}: LossCurves["runs"][number]): RunSummary {
  const best = Math.min(...validation);
  return {seed, best, bestEpoch: validation.indexOf(best) + 1};
}

/** Returns the epoch after which the middle one of the runs stops getting better on the validation rows. */
export function turningEpoch(runs: readonly RunSummary[]): number {
  const epochs = runs.map(({bestEpoch}) => bestEpoch).sort((a, b) => a - b);
  return Math.round(quantile(epochs, 0.5));
}

/** Returns the mean over the runs of both errors after an epoch. */
export function averageAt({runs}: LossCurves, epoch: number): {readonly train: number; readonly validation: number} {
  return {
    train: mean(runs.map((run) => run.train[epoch - 1]!)),
    validation: mean(runs.map((run) => run.validation[epoch - 1]!))
  };
}
