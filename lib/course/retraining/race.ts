import {costOf} from "../../policy/cost.js";
import type {PolicyCost, Prices} from "../../policy/cost.js";
import type {Replay, ReplayPolicy, ReplayStream} from "../../policy/replay-types.js";
import {replay} from "../../policy/replay.js";
import {trailingRmse} from "../another-place-another-time/plans.js";

/** Days that a point of a course takes together. */
export const COURSE_DAYS = 7;

/** What a policy comes to over a stream. */
export interface Lane {
  readonly replay: Replay;
  /** RMSE of the last `COURSE_DAYS` days up to each */
  readonly course: readonly number[];
  readonly cost: PolicyCost;
}

/** Replays a policy, and tells its error day by day and its cost. */
export function runLane(policy: ReplayPolicy, stream: ReplayStream, prices: Prices): Lane {
  const result = replay(policy, stream);
  return {replay: result, course: trailingRmse(result.errors, COURSE_DAYS), cost: costOf(result, prices)};
}

/**
 * Returns the trainings whose model finds a day to answer on, each with the first such day, counted from 1: a model answers
 * from the day after its training on, and one of the last day comes too late.
 */
export function answeringFrom({
  course,
  replay: {retrainings}
}: Pick<Lane, "course" | "replay">): {readonly day: number; readonly promoted: boolean}[] {
  return retrainings.filter(({at}) => at + 1 < course.length).map(({at, promoted}) => ({day: at + 2, promoted}));
}
