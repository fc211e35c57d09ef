import type {ReplayPolicy} from "../../lib/policy/replay-types.js";
import type {Trigger} from "../../lib/policy/types.js";

/** What makes a policy train, in the order of the list. */
export const TRIGGERS = ["never", "schedule", "new labels", "performance", "distribution"] as const;
export type TriggerChoice = (typeof TRIGGERS)[number];

/** A policy as the reader puts it together. */
export interface PolicyChoice {
  readonly trigger: TriggerChoice;
  /** partitions, labels, a ratio or a distance, as the trigger has it; of no meaning for "never" */
  readonly amount: number;
  /** labelled partitions to learn from; null for all of them and the first rows */
  readonly window: number | null;
  readonly isGated: boolean;
}

/** What the amount of a trigger may be. */
export const AMOUNTS: Readonly<
  Record<TriggerChoice, {readonly initial: number; readonly min: number; readonly max: number; readonly step: number}>
> = {
  never: {initial: 0, min: 0, max: 0, step: 1},
  schedule: {initial: 30, min: 1, max: 120, step: 1},
  "new labels": {initial: 500, min: 50, max: 5000, step: 50},
  performance: {initial: 1.25, min: 1.05, max: 3, step: 0.05},
  distribution: {initial: 0.25, min: 0.02, max: 2, step: 0.01}
};

export const WINDOWS = [null, 7, 14, 30, 60] as const;

/** What a reader finds: nothing, the calendar twice, and the error with a gate. */
export const OPENING: readonly PolicyChoice[] = [
  {trigger: "never", amount: 0, window: null, isGated: false},
  {trigger: "schedule", amount: 30, window: 30, isGated: false},
  {trigger: "schedule", amount: 7, window: 30, isGated: false},
  {trigger: "performance", amount: 1.25, window: 14, isGated: true}
];

/** Partitions whose error the error trigger looks at. */
const LOOKED_AT = 5;
/** Partitions after a training during which the triggers on error and inputs are silent. */
export const COOL_DOWN = 7;
/** Labelled partitions that a gate tries models on, and its confidence. */
export const GATE = {holdout: 7, confidence: 0.95} as const;

/** Returns the policy of a choice. */
export function policyOf({trigger, amount, window, isGated}: PolicyChoice): ReplayPolicy {
  const triggers: Readonly<Record<TriggerChoice, readonly Trigger[]>> = {
    never: [],
    schedule: [{on: "schedule", every: amount}],
    "new labels": [{on: "new labels", rows: amount}],
    performance: [{on: "performance", ratio: amount, partitions: LOOKED_AT}],
    distribution: [{on: "distribution", columns: 1, limit: amount}]
  };
  return {
    ...{triggers: triggers[trigger], window, start: "rebuild", gate: isGated ? GATE : null},
    // a calendar keeps its own distance
    coolDown: trigger === "performance" || trigger === "distribution" ? COOL_DOWN : 0
  };
}

const SEPARATOR = "~";

/** Writes a choice for an address. */
export function choiceText({trigger, amount, window, isGated}: PolicyChoice): string {
  return [trigger, amount, window ?? "all", isGated ? "gate" : "open"].join(SEPARATOR);
}

/** Reads a choice from an address; undefined where it is none. */
export function parseChoice(text: string): PolicyChoice | undefined {
  const [name, number, days, gate] = text.split(SEPARATOR);
  const trigger = TRIGGERS.find((known) => known === name);
  const window = WINDOWS.find((known) => String(known ?? "all") === days);
  if (trigger === undefined || window === undefined || (gate !== "gate" && gate !== "open")) return undefined;
  const amount = Number(number);
  return isAmount(trigger, amount) ? {trigger, amount, window, isGated: gate === "gate"} : undefined;
}

/** Tells whether a trigger can have an amount: partitions and labels are whole numbers. */
export function isAmount(trigger: TriggerChoice, amount: number): boolean {
  const {min, max, step} = AMOUNTS[trigger];
  return amount >= min && amount <= max && (step < 1 || Number.isInteger(amount));
}
