import type {Evidence} from "./evidence.js";
import {consult} from "./triggers.js";
import type {Finding} from "./triggers.js";
import type {Decision, RetrainPolicy, Trigger, TriggerName} from "./types.js";

/** The part of a policy that says when. */
export type When = Pick<RetrainPolicy, "triggers" | "coolDown">;

interface Asked extends Finding {
  readonly name: TriggerName;
}

/**
 * Decides whether a new model should be trained. Whoever asks for one gets it; otherwise each trigger is consulted, and
 * the first of those that fire, in the policy's order, is named. Triggers are overruled during the cool-down and while no
 * label has come since the last training; everybody is, while a challenger would have nothing to learn from.
 * @returns a decision that can be checked by itself: its evidence holds the numbers of every trigger under its name
 * (`performance.ratio`; a second one of a kind is `performance2`), and its reason tells what every trigger that counted saw
 * @example decide({triggers: [{on: "schedule", every: 30}], coolDown: 0}, {sinceTraining: 30, newLabels: 900, learnable: 23, errors: [], measure: "RMSE", baseline: null, features: [], requests: [], sinceFired: null}).reason // "30 partitions since the last training, due after 30"
 */
export function decide({triggers, coolDown}: When, evidence: Evidence): Decision {
  const {requests, learnable, sinceFired} = evidence;
  const asked = [
    onDemand(requests),
    ...triggers.map((trigger): Asked => ({name: trigger.on, ...consult(trigger, evidence)}))
  ];
  const fired = asked.filter(({fires}) => fires);
  const overruled = fired.length === 0 ? null : overrulingOf(coolDown, evidence);
  const told = (fired.length > 0 ? fired : asked.slice(1)).map(({reason}) => reason).join("; ");
  const retrain = fired.length > 0 && overruled === null;
  return {
    action: retrain ? "retrain" : "keep",
    trigger: retrain ? fired[0]!.name : null,
    reason: overruled === null ? told || "the policy has no trigger" : `${told}; but ${overruled}`,
    evidence: {
      ...numbersOf(asked, triggers),
      ...{"labels.new": evidence.newLabels, "labels.learnable": learnable, "coolDown.limit": coolDown},
      ...(sinceFired === null ? {} : {"coolDown.partitions": sinceFired})
    }
  };
}

function onDemand(requests: readonly string[]): Asked {
  return {
    name: "on demand",
    fires: requests.length > 0,
    reason: `asked for: ${requests.join(", ")}`,
    evidence: {requests: requests.length}
  };
}

/** Why what fired does not count; null if it does. */
function overrulingOf(coolDown: number, {requests, newLabels, learnable, sinceFired}: Evidence): string | null {
  if (learnable === 0) return "no labelled partition is left to learn from";
  if (requests.length > 0) return null;
  if (newLabels === 0) return "no label has come since the last training";
  if (sinceFired !== null && sinceFired < coolDown)
    return `all triggers are silent for ${coolDown} partitions, of which ${sinceFired} have passed`;
  return null;
}

const PREFIXES: Readonly<Record<TriggerName, string>> = {
  "on demand": "onDemand",
  schedule: "schedule",
  "new labels": "newLabels",
  performance: "performance",
  distribution: "distribution"
};

/** All findings' numbers in one flat record, so that the journal keeps them as they are. */
function numbersOf(asked: readonly Asked[], triggers: readonly Trigger[]): Record<string, number> {
  const entries = asked.flatMap(({name, evidence}, i) => {
    const before = triggers.slice(0, Math.max(0, i - 1)).filter(({on}) => on === name).length;
    const prefix = `${PREFIXES[name]}${before === 0 ? "" : before + 1}`;
    return Object.entries(evidence).map(([key, value]) => [`${prefix}.${key}`, value] as const);
  });
  return Object.fromEntries(entries);
}
