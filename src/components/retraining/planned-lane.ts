import {ERROR_ALARM, INPUT_ALARM, planPolicy} from "../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../lib/course/another-place-another-time/plans.js";
import type {PolicyChoice} from "../policy/choices.js";

/** Returns the plan that a reader has committed to as the lane of a race. */
export function plannedLane(plan: PlanId): PolicyChoice {
  const {window} = planPolicy(plan);
  const kinds: Readonly<Record<PlanId, Pick<PolicyChoice, "trigger" | "amount">>> = {
    none: {trigger: "never", amount: 0},
    monthly: {trigger: "schedule", amount: 30},
    weekly: {trigger: "schedule", amount: 7},
    error: {trigger: "performance", amount: ERROR_ALARM.ratio},
    inputs: {trigger: "distribution", amount: INPUT_ALARM}
  };
  return {...kinds[plan], window, isGated: false};
}
