import {count, fixed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {PipelineAnswers} from "../lib/course/pipeline/answers.js";
import {CODE_CHANGE, COMPLAINT, triggerSettings} from "../lib/course/pipeline/automation.js";
import type {Automation, Level, LevelTwoStage, PipelineStep} from "../lib/course/pipeline/automation.js";
import type {BuildStep, ChangeCost, StepOutcome} from "../lib/course/pipeline/manifest.js";
import type {PipelineRun} from "../lib/course/pipeline/run-pipeline.js";
import {COOL_DOWN, STALE, WINDOW} from "../lib/course/pipeline/run-pipeline.js";
import type {StepTime, WorkTime} from "../lib/course/pipeline/step-times.js";
import type {Trigger, TriggerName} from "../lib/policy/types.js";
import {spelled} from "./spelled.js";

const days = (n: number): string => (n === 1 ? "1 day" : `${count(n)} days`);
const hours = (n: number): string => (n === 1 ? "1 hour" : `${count(n)} hours`);
const models = (n: number): string =>
  n === 0 ? "no new model" : n === 1 ? "one new model" : `${spelled(n)} new models`;
const percentage = (share: number): string => `${fixed(share * 100, 0)}%`;

function describeTrigger(trigger: Trigger): string {
  switch (trigger.on) {
    case "schedule":
      return `on a schedule: ${days(trigger.every)} after the last`;
    case "new labels":
      return `on new data: after ${count(trigger.rows)} new labels`;
    case "performance":
      return `on performance: for ${days(trigger.partitions)}, error over ${fixed(trigger.ratio, 2)} times that on held-out rows`;
    case "distribution":
      return `on a change of inputs: a PSI over ${fixed(trigger.limit ?? 0, 2)}`;
  }
}

const byTrigger = (name: TriggerName): string => {
  const settings = triggerSettings.find(({on}) => on === name);
  return settings === undefined
    ? `on demand: people complain at ${spelled(COMPLAINT)} times the usual error`
    : describeTrigger(settings);
};

const steps: Readonly<Record<PipelineStep, string>> = {
  extraction: "extract",
  analysis: "analyse",
  preparation: "prepare",
  training: "train",
  evaluation: "evaluate",
  validation: "validate",
  serving: "serve",
  monitoring: "monitor"
};

/** 2A: automate it. */
export const automationWords = {
  label: (n: number): string => `Run a pipeline for ${days(n)} in which prices rise`,
  simulated: (n: number): string =>
    `Simulated: scenario S4, real tracts drawn with a seed. A new model is least squares on the last ${n} labelled days.`,
  presets: {level0: "All by hand", level1: "Retrains itself", level2: "Delivers itself"},
  steps: "Steps that need no hand",
  step: (step: PipelineStep): string => steps[step],
  triggers: "What may ask for a new model",
  trigger: byTrigger,
  delivery: "A change of the pipeline’s own code",
  delivered: {manual: "built, tested and deployed by hand", automatic: "built, tested and deployed by itself"},
  minutes: "A step by hand takes",
  duration: (minutes: number): string => (minutes < 60 ? `${minutes} minutes` : `${fixed(minutes / 60, 1)} hours`),
  week: "People work",
  weeks: {weekdays: "Monday to Friday", always: "every day"},
  predict: (limit: string): string =>
    `By hand the model is out of date for much of the time, as shown below. Now everything is automatic and a new model is asked for when the error is ${limit} times the usual. For how many days will the model be out of date?`,
  predictLabel: "My guess for the days out of date",
  days,
  predictReason: (manual: number, run: PipelineRun): string =>
    `By hand it was ${manual}. The machine asks sooner and waits for nobody: ${models(run.releases.length)} in all, where a person who waits for complaints asks late.`,
  stats: (
    automation: Automation,
    level: Level,
    run: PipelineRun
  ): readonly {readonly name: string; readonly value: string; readonly note: string}[] => [
    {name: "Level", value: String(level), note: ["manual", "retrains itself", "delivers itself"][level]!},
    {
      name: "Out of date",
      value: days(run.staleDays),
      note: `prices over ${percentage(STALE)} off what it learnt`
    },
    {
      name: "Work by hand",
      value: hours(run.hours),
      note: automation.automatic.includes("monitoring")
        ? "of which none to look at figures"
        : "a look each Monday included"
    },
    {name: "RMSE", value: fixed(run.overall, 2), note: "over all days, in $1000"}
  ],
  result: (level: Level, run: PipelineRun, never: PipelineRun): string =>
    run.releases.length === 0
      ? `Level ${level}: nothing asked for a new model. The first one was out of date for ${days(run.staleDays)}, with an error of ${fixed(run.overall, 2)}.`
      : `Level ${level}: ${models(run.releases.length)}, ${days(run.staleDays)} out of date, ${hours(run.hours)} of work by hand; error ${fixed(run.overall, 2)}, where without any new model it is ${fixed(never.overall, 2)}.`,
  title: ({staleDays, stale}: PipelineRun): string =>
    staleDays === 0
      ? "The served model is never out of date"
      : `Of ${days(stale.length)}, the served model is out of date on ${staleDays}`,
  subtitle: "RMSE of each day’s predictions, in $1000 (simulated). Dots: a new model starts. Bar: out of date.",
  axis: {x: "day", y: "RMSE, $1000"},
  never: "never a new model",
  served: "served model",
  outOfDate: "out of date",
  columns: {asked: "Asked for on day", by: "By", from: "Serves from day", waited: "Days between"},
  beyond: (day: number, last: number): string => (day > last ? `${day} (after the end)` : String(day)),
  caption: "New models, and what asked for them",
  rules: "What is assumed",
  assumptions: (labelDelay: number): readonly string[] => [
    `Labels come ${days(labelDelay)} late. After a request, triggers are silent for ${days(COOL_DOWN)}.`,
    `A model learns from the ${WINDOW} last days whose labels are known when it is asked for, and serves from the morning after its last step.`,
    "Steps by hand begin on the next working day, one after another, in a working day of eight hours. Automatic steps run overnight.",
    "While monitoring is by hand, somebody looks at error and inputs on Mondays; a calendar and a count of labels need nobody.",
    `The pipeline’s own code changes every ${days(CODE_CHANGE.every)}; by hand that takes ${spelled(CODE_CHANGE.steps)} steps.`,
    "With two triggers at once, one more automatic step can move a later request and cost a few days; with one trigger it never does."
  ]
};

export type AutomationWords = typeof automationWords;

const buildSteps: Readonly<Record<string, readonly [name: string, what: string]>> = {
  ingest: ["read rows", "The file of rows, read with declared types and checked."],
  train: ["train", "The first model, from the training rows."],
  reference: ["reference", "Schema and bins that all days are held against."],
  simulate: ["draw a day", "A day of production, drawn from the rows and changed by its scenario."],
  profile: ["answer, profile", "The day’s rows answered by the model, counted and validated."],
  decide: ["decide", "The day compared with the reference: alarms, and whether to train again."],
  "request-sample": [
    "keep requests",
    "Some of a stream’s last requests, to look at. They follow from its last decision, whose key the bundle has."
  ],
  registry: ["registry", "Every version of the model, with its card."],
  "model-file": ["answer the file", "The model’s answers for the rows of the file."],
  publish: ["publish", "The files that the pages read."]
};

const changes: Readonly<Record<string, string>> = {
  nothing: "nothing",
  words: "a word of its description",
  policy: "the retraining policy",
  alarms: "the rate of false alarms",
  slice: "a slice",
  schema: "the kind of a column",
  feature: "the list of columns",
  rows: "one value in the file",
  day: "a new day"
};

function lasting(ms: number): string {
  if (ms < 100) return `${significant(ms, 2)} ms`;
  const seconds = ms / 1000;
  if (seconds < 90) return `${fixed(seconds, seconds < 10 ? 1 : 0)} seconds`;
  return seconds < 5400 ? `${fixed(seconds / 60, 0)} minutes` : `${fixed(seconds / 3600, 1)} hours`;
}

const results = (n: number): string => (n === 1 ? "1 result" : `${count(n)} results`);

/** 2B: this site's own pipeline. */
export const buildWords = {
  label: (all: number): string => `Change one thing in the build of the Boston monitor: ${spelled(all)} steps`,
  change: "What changes",
  changeName: (id: string): string => changes[id]!,
  lasting,
  step: "Look at a step",
  stepName: (id: string): string => buildSteps[id]![0],
  predict: (all: number): string =>
    `The build keeps ${results(all)} on disk. A new day arrives in every stream. How many results does the next build make?`,
  predictLabel: "My guess for the results made",
  results,
  predictReason: (streams: number, days: number): string =>
    `In each of ${spelled(streams)} streams the new day is drawn, answered and decided about, and the sample of requests is renewed; then the bundle is published. The ${days} days before stand.`,
  result: (id: string, {steps, made, kept}: ChangeCost, all: number, time: WorkTime): string =>
    made === 0
      ? `With ${changes[id]!} changed, no step runs again: all ${results(kept)} stand.`
      : `${id === "day" ? "With a new day" : `With ${changes[id]!} changed`}, ${steps.length === all ? "every step runs" : `${spelled(steps.length)} of ${spelled(all)} steps run`} again: ${results(made)} made and ${count(kept)} kept; by the times measured, ${lasting(time.made)} of work instead of ${lasting(time.all)}.`,
  title: (id: string, {steps}: ChangeCost): string =>
    steps.length === 0
      ? "Nothing changed, so nothing is made"
      : id === "day"
        ? "A new day costs that day"
        : `What ${changes[id]!} makes necessary: ${steps.map((step) => buildSteps[step]![0]).join(", ")}`,
  subtitle: (streams: number, days: number): string =>
    `Steps of the build; a line leads to each step that reads another. Numbers: results made (↻), with the time that takes, or kept, for ${streams} streams of ${days} days.`,
  made: (n: number, ms: number | null): string => `↻ ${count(n)}${ms === null ? "" : `, ${lasting(ms)}`}`,
  kept: (n: number): string => `${count(n)} kept`,
  both: (made: string, kept: string): string => `${made}; ${kept}`,
  dayBefore: "and its own day before",
  columns: {
    step: "Step",
    reads: "Reads",
    made: "Made",
    kept: "Kept",
    each: "A result takes",
    again: "Run again",
    why: "Reason that the store gives"
  },
  nothing: "–",
  what: (id: string): string => buildSteps[id]![1],
  facts: (
    {reads, readsItself, settings, key, bytes}: BuildStep,
    {made, why}: StepOutcome,
    {ms, results: timed, machine}: StepTime & {readonly machine: string}
  ): readonly (readonly [string, string])[] => [
    [
      "Reads",
      [...reads.map((read) => buildSteps[read]![0]), ...(readsItself ? ["its own result of the day before"] : [])].join(
        ", "
      ) || "the file of rows"
    ],
    ["Settings", settings.join(", ") || "none of its own"],
    ["Its first result", `${fixed(bytes / 1000, 1)} kB under the key ${key}`],
    ["A result takes", `${lasting(ms)} on ${machine}, ${timed === 1 ? "measured once" : `the middle one of ${timed}`}`],
    ["With this change", made === 0 ? "stands" : `made again; the store says “${why ?? ""}”`]
  ],
  source: (streams: number, days: number, machine: string): string =>
    `Found out, not drawn: the build of this page built the monitor with ${spelled(streams)} streams of ${spelled(days)} days, then again with each change, and kept what the store said and how long it took on ${machine}. Numbers are scaled to the site’s size; later models, which add to the registry, are left out, and what grows with the days, as the bundle does, takes longer there.`
};

export type BuildWords = typeof buildWords;

const stages: Readonly<Record<LevelTwoStage, string>> = {
  experiment: "development and experimentation",
  "pipeline-ci": "continuous integration of the pipeline",
  "pipeline-cd": "continuous delivery of the pipeline",
  trigger: "automated triggering",
  "model-cd": "continuous delivery of the model",
  monitoring: "monitoring"
};

/** The quiz. The order in which stages are first shown is fixed, and not theirs. */
export function quizItems({schemaSteps}: PipelineAnswers, all: number): QuizItem[] {
  const shown: readonly LevelTwoStage[] = [
    "model-cd",
    "trigger",
    "pipeline-ci",
    "monitoring",
    "experiment",
    "pipeline-cd"
  ];
  return [
    {
      id: "stages",
      type: "order",
      question: "Put the six stages of a level 2 pipeline in order.",
      options: shown.map((id) => ({id, text: stages[id]})),
      reason:
        "Code is tried, tested and delivered as a pipeline; once delivered, the pipeline is triggered, delivers a model, and is watched. Two deliveries, of different things."
    },
    {
      id: "level",
      type: "choice",
      question:
        "Models are retrained and served by themselves, but a change of the pipeline’s code is deployed by hand. Which level is that?",
      options: ["0", "1", "2"].map((id) => ({id, text: `level ${id}`})),
      reason:
        "Level 1 automates the training of models. Level 2 also automates the delivery of the pipeline that trains them."
    },
    {
      id: "schemaSteps",
      type: "number",
      question: `Only the kind of one column changes. How many of the ${spelled(all)} steps of this site’s build run again?`,
      ...{min: 0, max: all, step: 1, tolerance: 1, unit: "", digits: 0},
      reason: `It is ${spelled(schemaSteps)}: the reference and all that is held against it. The model is kept. Even the days are drawn again, although no drawn value depends on the kind: their key covers more than they need, which costs time but never serves anything stale.`
    },
    {
      id: "vanished",
      type: "choice",
      question: "No code has changed, and in tonight’s rows a column is missing. What notices?",
      options: [
        {id: "ci", text: "continuous integration: it tests data and schemas too"},
        {id: "cd", text: "continuous delivery: it deploys what was tested"},
        {id: "ct", text: "continuous training: it validates data before each run"}
      ],
      reason:
        "Integration runs when code changes, and does test schemas then. But tonight nothing was committed: only the validation that every run of the pipeline begins with sees these rows."
    },
    {
      id: "blind",
      type: "choice",
      question: "Prices rise and no input changes. Which trigger never asks for a new model?",
      options: [
        {id: "schedule", text: "on a schedule"},
        {id: "new labels", text: "on new data"},
        {id: "performance", text: "on performance"},
        {id: "distribution", text: "on a change of inputs"}
      ],
      reason:
        "The inputs are what they always were; only what they are worth has changed. A trigger that looks at inputs alone is blind to that."
    }
  ];
}
