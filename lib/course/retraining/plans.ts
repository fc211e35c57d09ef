import type {ReplayPolicy} from "../../policy/replay-types.js";
import {planPolicy} from "../another-place-another-time/plans.js";
import type {QuizPlan} from "./answers.js";

/** The plan that trains when the error of the last labelled days is over 1.25 times that at the start, on 14 days. */
export const errorPlan: ReplayPolicy = {...planPolicy("error"), window: 14};

/** The plans that the quiz puts in order; each that trains on a window has the one of the lesson on another time. */
export const plansInOrder: Readonly<Record<QuizPlan, ReplayPolicy>> = {
  never: planPolicy("none"),
  weeklyAll: {...planPolicy("weekly"), window: null},
  monthly: planPolicy("monthly"),
  weekly: planPolicy("weekly")
};

/** New rows with labels that a trigger waits for. */
export const LABELS_DUE = 500;

/** One plan for each kind of trigger, all on the same window. */
export const plansByTrigger = {
  schedule: planPolicy("weekly"),
  labels: {...planPolicy("weekly"), triggers: [{on: "new labels", rows: LABELS_DUE}]},
  performance: planPolicy("error"),
  distribution: planPolicy("inputs")
} as const satisfies Readonly<Record<string, ReplayPolicy>>;
