import {leastSquares} from "../../lib/model/least-squares.js";
import {costOf} from "../../lib/policy/cost.js";
import type {PolicyCost, Prices} from "../../lib/policy/cost.js";
import {errorOf} from "../../lib/policy/evidence.js";
import type {ErrorSum} from "../../lib/policy/evidence.js";
import {replayStreamOf} from "../../lib/policy/published-replay.js";
import type {PublishedReplay} from "../../lib/policy/published-replay.js";
import type {Replay} from "../../lib/policy/replay-types.js";
import {replay} from "../../lib/policy/replay.js";
import {policyOf} from "./choices.js";
import type {PolicyChoice} from "./choices.js";

/** What a policy would have come to. */
export interface Run {
  readonly choice: PolicyChoice;
  readonly replay: Replay;
  /** RMSE of the last partitions up to each; NaN where none of their rows is scored */
  readonly course: readonly number[];
  readonly cost: PolicyCost;
}

/** Partitions that a point of a course takes together. */
export const TRAILING = 7;

const NEVER: PolicyChoice = {trigger: "never", amount: 0, window: null, isGated: false};

/** Policies over one stream, and the model that is never trained again beside them. */
export interface Race {
  readonly never: Run;
  readonly runs: readonly Run[];
}

/**
 * Replays policies with least squares on the published blocks.
 * @param delay partitions until the labels of one are known
 */
export function raceOf(
  published: PublishedReplay,
  delay: number,
  choices: readonly PolicyChoice[],
  prices: Prices
): Race {
  const {features, target} = published;
  const stream = replayStreamOf(published, (rows) => leastSquares(rows, features, target), delay);
  const run = (choice: PolicyChoice): Run => {
    const result = replay(policyOf(choice), stream);
    return {choice, replay: result, course: courseOf(result.errors), cost: costOf(result, prices)};
  };
  return {never: run(NEVER), runs: choices.map(run)};
}

function courseOf(errors: readonly ErrorSum[]): number[] {
  return errors.map((_, i) => {
    const last = errors.slice(Math.max(0, i + 1 - TRAILING), i + 1);
    const sum = (figure: keyof ErrorSum): number => last.reduce((total, part) => total + part[figure], 0);
    return errorOf("RMSE", {n: sum("n"), total: sum("total")});
  });
}
