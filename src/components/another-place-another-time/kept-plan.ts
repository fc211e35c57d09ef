import {planNamed} from "../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../lib/course/another-place-another-time/plans.js";

const KEY = "driftbook.plan";

/** Keeps the plan that a reader has committed to, on the reader's device; returns whether the browser has kept it. */
export function keepPlan(plan: PlanId): boolean {
  try {
    localStorage.setItem(KEY, plan);
    return true;
  } catch {
    // browsers that block storage throw when it is touched
    return false;
  }
}

/** Returns the plan that the reader has committed to; null where there is none, or the browser keeps nothing. */
export function keptPlan(): PlanId | null {
  try {
    return planNamed(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}
