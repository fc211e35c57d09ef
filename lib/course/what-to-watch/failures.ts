import {scenarios} from "../../scenario/scenarios.js";
import type {ScenarioId} from "../../scenario/scenarios.js";

/** The parts of a service that fail, from the machine up to what the world does to the labels. */
export const failureGroups = ["hardware", "software", "input", "output", "label"] as const;
export type FailureGroup = (typeof failureGroups)[number];

export const failureIds = [
  "disk",
  "memory",
  "queue",
  "versions",
  "clock",
  "unit",
  "gaps",
  "category",
  "inputs",
  "constant",
  "shift",
  "inflation",
  "premium"
] as const;
export type FailureId = (typeof failureIds)[number];

/** Something that goes wrong in production, from a known day on. */
export interface Failure {
  readonly id: FailureId;
  readonly group: FailureGroup;
  /** what happens to the rows; the control where the data are not what fails */
  readonly scenario: ScenarioId;
  /** first day, 0 for the first of the stream */
  readonly start: number;
}

/** First day of the failures that are not scenarios. */
const FAILS = 60;

/** The failures in the order of `failureIds`. */
export const failures: readonly Failure[] = [
  ofService("disk", "hardware"),
  ofService("memory", "hardware"),
  ofService("queue", "software"),
  ofService("versions", "software"),
  ofService("clock", "software"),
  ofScenario("unit", "input", "S6b"),
  ofScenario("gaps", "input", "S6e"),
  ofScenario("category", "input", "S7"),
  ofScenario("inputs", "input", "S1"),
  ofService("constant", "output"),
  ofService("shift", "output"),
  ofScenario("inflation", "label", "S4"),
  ofScenario("premium", "label", "S5")
];

function ofService(id: FailureId, group: FailureGroup): Failure {
  return {id, group, scenario: "S0", start: FAILS};
}

function ofScenario(id: FailureId, group: FailureGroup, scenario: ScenarioId): Failure {
  return {id, group, scenario, start: scenarios[scenario].changeDay!};
}
