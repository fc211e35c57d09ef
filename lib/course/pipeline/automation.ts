import type {Trigger, TriggerName} from "../../policy/types.js";

/** The steps of a pipeline, in the order in which a model goes through them. */
export const pipelineSteps = [
  "extraction",
  "analysis",
  "preparation",
  "training",
  "evaluation",
  "validation",
  "serving",
  "monitoring"
] as const;
export type PipelineStep = (typeof pipelineSteps)[number];

/** What may ask for a new model. */
export const triggerNames = [
  "on demand",
  "schedule",
  "new labels",
  "performance",
  "distribution"
] as const satisfies readonly TriggerName[];

/** How a pipeline is run: what goes by itself, what asks for a new model, and what a step by hand takes. */
export interface Automation {
  /** steps that no hand is needed for */
  readonly automatic: readonly PipelineStep[];
  readonly triggers: readonly TriggerName[];
  /** whether a change of the pipeline's own code is built, tested and deployed without a hand */
  readonly delivery: "manual" | "automatic";
  /** minutes that a step takes by hand */
  readonly minutes: number;
  /** whether people work from Monday to Friday alone; what is automatic always runs */
  readonly weekdaysOnly: boolean;
}

/** 0: manual; 1: the pipeline retrains by itself; 2: the pipeline itself is delivered automatically. */
export type Level = 0 | 1 | 2;

/** The steps between rows and a model that may be served: while one is manual, so is the process. */
const CORE = ["preparation", "training", "evaluation", "validation"] as const satisfies readonly PipelineStep[];

/**
 * Returns how automatic a pipeline is. Level 1 takes all steps from preparation to validation and a trigger; level 2
 * also the delivery of the pipeline itself.
 * Source: the three levels of Google Cloud's "MLOps: continuous delivery and automation pipelines in machine learning";
 * the rule that decides between them is ours.
 * @example levelOf({automatic: [], triggers: ["schedule"], delivery: "automatic", minutes: 60, weekdaysOnly: true}) // 0
 */
export function levelOf({automatic, triggers, delivery}: Automation): Level {
  if (triggers.length === 0 || CORE.some((step) => !automatic.includes(step))) return 0;
  return delivery === "automatic" ? 2 : 1;
}

/**
 * The stages of a pipeline of level 2, in their order.
 * Source: the same; as the wiki page MLOps-Pipeline of github.com/mercedes-benz/DnA has them.
 */
export const levelTwoStages = [
  "experiment",
  "pipeline-ci",
  "pipeline-cd",
  "trigger",
  "model-cd",
  "monitoring"
] as const;
export type LevelTwoStage = (typeof levelTwoStages)[number];

/** When each trigger that is left to a machine fires; "on demand" is somebody who complains. */
export const triggerSettings: readonly Trigger[] = [
  {on: "schedule", every: 30},
  {on: "new labels", rows: 2500},
  {on: "performance", ratio: 1.25, partitions: 5},
  {on: "distribution", columns: 1, limit: 0.25}
];

/** Somebody asks for a new model when a day's error is over so many times that on hold-out rows. */
export const COMPLAINT = 2;

/** Days from one change of the pipeline's own code to the next, and what is done with each. */
export const CODE_CHANGE = {every: 30, steps: 3} as const;

/** Minutes that a person works in a day. */
export const WORKDAY_MINUTES = 480;
