import type {ScenarioId} from "../../scenario/scenarios.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";

/** Days of the exam; the first are quiet, and what later ones are compared with. */
export const EXAM_DAYS = 120;
export const EXAM_REFERENCE = 21;
/** Days until the labels of a day are known. */
export const EXAM_DELAY = 3;
/** Tracts drawn each day. */
export const EXAM_ROWS = 200;
/** Incidents that a seed plants. */
export const EXAM_INCIDENTS = 6;

/** What can be the matter: inputs, relation, one feature, the columns, or what the model in force learnt from. */
export const examKinds = ["data", "concept", "feature", "schema", "distribution"] as const;
export type ExamKind = (typeof examKinds)[number];

/** What can be done about it. */
export const examActions = ["watch", "retrain", "mend", "rollback"] as const;
export type ExamAction = (typeof examActions)[number];

/** The scenario of a model that learnt from other tracts: the rows stay, another version answers them. */
export const OTHER_MODEL = "S8";

/** A scenario, or another model. */
export type ExamScenario = ScenarioId | typeof OTHER_MODEL;

/**
 * What can be planted. S6b is not among them: a tenth of TAX is no whole number, so that it is a matter of the feature and
 * of the schema.
 */
const families: readonly {
  readonly scenarios: readonly ExamScenario[];
  readonly kind: ExamKind;
  readonly action: ExamAction;
}[] = [
  {scenarios: ["S1"], kind: "data", action: "watch"},
  {scenarios: ["S2"], kind: "data", action: "watch"},
  {scenarios: ["S3"], kind: "data", action: "watch"},
  {scenarios: ["S4"], kind: "concept", action: "retrain"},
  {scenarios: ["S5"], kind: "concept", action: "retrain"},
  {scenarios: ["S6a", "S6c", "S6d", "S6e"], kind: "feature", action: "mend"},
  {scenarios: ["S7"], kind: "schema", action: "mend"},
  {scenarios: [OTHER_MODEL], kind: "distribution", action: "rollback"}
];

/** An incident of the exam: [start, end) are days, 0 for the first. */
export interface ExamIncident {
  readonly scenario: ExamScenario;
  readonly kind: ExamKind;
  readonly action: ExamAction;
  readonly start: number;
  readonly end: number;
  /** the first day on which anything can be seen: labels come later */
  readonly visible: number;
}

/** Each incident has days of its own, begins on one of the first of them, and is over before they are. */
const SLOT = 16;
const LATEST = 5;
const LASTS = 9;

/** Returns the six incidents of a seed, in order of time. */
export function examIncidents(seed: number): ExamIncident[] {
  const random = seeded(deriveSeed(seed, "exam"));
  return shuffled(families, random)
    .slice(0, EXAM_INCIDENTS)
    .map(({scenarios, kind, action}, slot) => {
      const scenario = scenarios[Math.floor(random() * scenarios.length)]!;
      const start = EXAM_REFERENCE + SLOT * slot + 1 + Math.floor(random() * LATEST);
      const visible = start + (kind === "concept" ? EXAM_DELAY : 0);
      return {scenario, kind, action, start, end: start + LASTS, visible};
    });
}

/** Returns the incident that lasts on a day; null where there is none. */
export function incidentOn(incidents: readonly ExamIncident[], day: number): ExamIncident | null {
  return incidents.find(({start, end}) => day >= start && day < end) ?? null;
}
