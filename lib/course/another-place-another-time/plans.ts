import {errorOf} from "../../policy/evidence.js";
import type {ErrorSum} from "../../policy/evidence.js";
import type {Replay, ReplayPolicy, ReplayStream} from "../../policy/replay-types.js";
import {replay} from "../../policy/replay.js";
import type {Trigger} from "../../policy/types.js";

/** Plans for keeping a model usable; the alarms are on its error, and on its inputs. */
export const planIds = ["none", "monthly", "weekly", "error", "inputs"] as const;
export type PlanId = (typeof planIds)[number];

/**
 * Returns the plan that a text names; null where it names none.
 * @example planNamed("weekly") // "weekly"
 * @example planNamed("tomorrow") // null
 */
export function planNamed(text: string | null): PlanId | null {
  return planIds.find((plan) => plan === text) ?? null;
}

/** Labelled days that every plan trains on, the last ones. */
export const PLAN_WINDOW = 30;

/** An error this many times that on rows held out, over so many labelled days, is an alarm. */
export const ERROR_ALARM = {ratio: 1.25, partitions: 5} as const;

/** An input whose distance (PSI) is over this is an alarm. */
export const INPUT_ALARM = 0.25;

const triggers: Readonly<Record<PlanId, readonly Trigger[]>> = {
  none: [],
  monthly: [{on: "schedule", every: 30}],
  weekly: [{on: "schedule", every: 7}],
  error: [{on: "performance", ...ERROR_ALARM}],
  inputs: [{on: "distribution", columns: 1, limit: INPUT_ALARM}]
};

/** Days after an alarm during which it is silent: labels of the new model have to come first. */
const COOL_DOWN = 7;

/**
 * Returns the policy of a plan. None has a gate: what is trained is served.
 * @example planPolicy("weekly").triggers // [{on: "schedule", every: 7}]
 */
export function planPolicy(plan: PlanId): ReplayPolicy {
  const isAlarm = plan === "error" || plan === "inputs";
  return {
    ...{triggers: triggers[plan], window: PLAN_WINDOW, start: "rebuild", gate: null},
    // a calendar keeps its own distance
    coolDown: isAlarm ? COOL_DOWN : 0
  };
}

/** Returns what each plan would have come to over a stream. */
export function replayPlans(stream: ReplayStream): Record<PlanId, Replay> {
  return Object.fromEntries(planIds.map((plan) => [plan, replay(planPolicy(plan), stream)])) as Record<PlanId, Replay>;
}

/**
 * Returns the RMSE of the last `days` days up to each; NaN where they have no rows.
 * @example trailingRmse([{n: 1, total: 4}, {n: 1, total: 0}, {n: 2, total: 2}], 2) // [2, 1.4142135623730951, 0.816496580927726]
 */
export function trailingRmse(errors: readonly ErrorSum[], days: number): number[] {
  return errors.map((_, i) => {
    const last = errors.slice(Math.max(0, i + 1 - days), i + 1);
    const sum = (figure: keyof ErrorSum): number => last.reduce((total, part) => total + part[figure], 0);
    return errorOf("RMSE", {n: sum("n"), total: sum("total")});
  });
}
