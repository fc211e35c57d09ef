import {pipelineSteps, triggerNames} from "../../lib/course/pipeline/automation.js";
import type {Automation, PipelineStep} from "../../lib/course/pipeline/automation.js";
import type {TriggerName} from "../../lib/policy/types.js";
import {guess, integer, oneOf, someOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

/** Triggers as an address has them, where a space would end the name. */
type TriggerId = "demand" | "schedule" | "labels" | "performance" | "distribution";

const idOf: Readonly<Record<TriggerName, TriggerId>> = {
  "on demand": "demand",
  schedule: "schedule",
  "new labels": "labels",
  performance: "performance",
  distribution: "distribution"
};

/** All triggers, with the name that an address has for each. */
export const triggerIds = triggerNames.map((name) => ({name, id: idOf[name]}));

export interface AutomationState {
  readonly automatic: readonly PipelineStep[];
  readonly triggers: readonly TriggerId[];
  readonly delivery: Automation["delivery"];
  readonly minutes: number;
  readonly week: "weekdays" | "always";
  readonly guess: Guess;
  readonly seed: number;
}

/** Minutes that a step by hand may take. */
export const minuteScale = {min: 15, max: 960, step: 15};

/** What a reader finds: all by hand, half a day a step, and a new model when people complain. */
export function automationFields(days: number): Fields<AutomationState> {
  return {
    automatic: someOf(pipelineSteps, []),
    triggers: someOf(
      triggerIds.map(({id}) => id),
      ["demand"]
    ),
    delivery: oneOf(["manual", "automatic"], "manual"),
    minutes: integer(240, minuteScale.min, minuteScale.max),
    week: oneOf(["weekdays", "always"], "weekdays"),
    guess: guess(0, days),
    seed: integer(1, 0, 9999)
  };
}

/** What each level starts from; the rest stays as the reader has it. */
export const presets = {
  level0: {automatic: [], triggers: ["demand"], delivery: "manual"},
  level1: {automatic: pipelineSteps, triggers: ["performance"], delivery: "manual"},
  level2: {automatic: pipelineSteps, triggers: ["performance"], delivery: "automatic"}
} as const satisfies Readonly<Record<string, Partial<AutomationState>>>;

/** Returns the pipeline that a state describes. */
export function automationOf({automatic, triggers, delivery, minutes, week}: AutomationState): Automation {
  const asked = triggerIds.filter(({id}) => triggers.includes(id)).map(({name}) => name);
  return {automatic, triggers: asked, delivery, minutes, weekdaysOnly: week === "weekdays"};
}
