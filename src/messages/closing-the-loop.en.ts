import {count, fixed, percent, signed} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {NEXT_SCORE, TRAP} from "../lib/course/closing-the-loop/answers.js";
import type {LoopAnswers} from "../lib/course/closing-the-loop/answers.js";
import type {FormFault} from "../lib/course/closing-the-loop/cron-job.js";
import type {CronField} from "../lib/course/closing-the-loop/cron.js";
import type {ExamAction, ExamKind, ExamScenario} from "../lib/course/closing-the-loop/exam-plan.js";
import type {ExamVersion} from "../lib/course/closing-the-loop/exam-rows.js";
import {NEAR, PROMPT} from "../lib/course/closing-the-loop/exam-score.js";
import type {ExamReport, ExamResult, ExamScore} from "../lib/course/closing-the-loop/exam-score.js";
import type {LifeStep} from "../lib/course/closing-the-loop/life-cycle.js";
import type {Claim, SectionId, TestId} from "../lib/course/closing-the-loop/testscore.js";
import {spelled} from "./spelled.js";

/** The map of lesson 1. */
export {repositoryWords} from "./a-model-is-not-a-product.en.js";

const upper = (name: string): string => name.toUpperCase();
const points = (value: number): string => fixed(value, value % 1 === 0 ? 0 : 1);
const days = (n: number): string => (n === 1 ? "1 day" : `${count(n)} days`);
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

const sections: Record<SectionId, string> = {
  data: "features and data",
  model: "model development",
  infrastructure: "infrastructure",
  monitoring: "monitoring"
};

const bands = [
  "a research project rather than something in production",
  "not wholly untested, with serious holes to be expected",
  "a first pass at the basics",
  "reasonably tested, with more to be automated",
  "well tested and monitored, enough for systems that others depend on",
  "exceptionally well tested and monitored"
] as const;

interface TestWords {
  readonly name: string;
  /** why this project claims what it does */
  readonly reason: string;
}

const tests: Record<TestId, TestWords> = {
  schema: {
    name: "A schema says what features are expected to be",
    reason: "Inferred from the training rows; every build checks every day against it."
  },
  beneficial: {
    name: "Every feature helps",
    reason: "Least squares was measured without B, and without B and LSTAT; nobody tries the others one by one."
  },
  featureCost: {
    name: "No feature costs more than it brings",
    reason: "Nothing measures what a feature costs. All come out of one file."
  },
  requirements: {
    name: "Features meet what is required of them",
    reason: "A test fails if the model in force reads column B."
  },
  privacy: {
    name: "Privacy is guarded all along the pipeline",
    reason: "Of real rows pages get counts and sums only, but nothing tests that as a control."
  },
  newFeatures: {
    name: "A new feature can be added quickly",
    reason: "It is a line in the configuration. How long it takes until it serves was never measured."
  },
  featureCode: {
    name: "The code that makes inputs is tested",
    reason: "Encoding is tested by row, by batch, with gaps and with unknown values."
  },
  reviewed: {
    name: "Model specifications are reviewed and checked in",
    reason: "They are checked in. Nothing here shows that somebody reviewed them."
  },
  proxy: {
    name: "Offline figures go with what matters to users",
    reason: "There are no users whose benefit could be measured."
  },
  tuned: {
    name: "Hyperparameters are tuned",
    reason: "Nothing was tuned, so that the splits stay untouched. That is a reason, and no test."
  },
  staleness: {
    name: "What an old model costs is known",
    reason: "Replays measure the error of a model that is never trained again."
  },
  simpler: {
    name: "A simpler model is not as good",
    reason: "A test holds the network against least squares on rows that neither has seen."
  },
  slices: {
    name: "Quality is enough on every important slice",
    reason: "The gate refuses a model that harms a slice, and that is tested."
  },
  inclusion: {
    name: "Nobody is left out or wronged",
    reason: "What column B assumes, and what leaving it out costs, is written down by hand."
  },
  reproducible: {
    name: "Training is reproducible",
    reason: "The same rows and seed have to give the same bytes; so does the whole site."
  },
  unitTested: {
    name: "Code that specifies models has unit tests",
    reason: "Fitting is tested kind by kind, against independent solutions."
  },
  integrated: {
    name: "The whole pipeline is tested as one",
    reason: "Tests fold days from raw rows to the published bundle, and build the site twice."
  },
  validated: {
    name: "Quality is checked before a model serves",
    reason: "No challenger serves that has not passed the gate."
  },
  debuggable: {
    name: "One example can be followed step by step",
    reason: "The serving page answers one row by hand; no test follows the steps in between."
  },
  canaried: {
    name: "New models meet a little traffic first",
    reason: "A canary answers a share of the rows, and is rolled back where it is worse."
  },
  rollback: {
    name: "Models in force can be rolled back",
    reason: "Canaries are. To bring back a champion that has been replaced, there is no command."
  },
  dependencies: {
    name: "Somebody is told when a source changes",
    reason: "A source with another fingerprint than declared ends the build, and says so."
  },
  invariants: {
    name: "Inputs keep to their rules in serving",
    reason: "Every day is validated; anomalies are published and fed to machines."
  },
  skew: {
    name: "Training and serving compute the same inputs",
    reason: "One loop encodes for both; the page has to answer as the build does."
  },
  age: {name: "Models are not too old", reason: "A trigger counts the days since the last training."},
  stable: {name: "Numbers stay numbers", reason: "Training that comes apart is stopped and says when."},
  speed: {
    name: "It has not become slower",
    reason: "Benchmarks are run by hand and written down; only the weight of pages is tested."
  },
  quality: {
    name: "Predictions have not become worse",
    reason: "The error of labelled rows is tracked, and a trigger looks at it."
  }
};

/** 13A: the score. */
export const scoreWords = {
  label: "Score this project, test by test",
  section: "Section",
  sections,
  tests,
  claims: {none: "not done", manual: "by hand, written down: ½", automated: "automated: 1"} satisfies Record<
    Claim,
    string
  >,
  claimLabel: (test: TestId): string => `How is it done: ${tests[test].name}`,
  evidence: "Shown by",
  ours: (claim: Claim, test: TestId): string =>
    `We say: ${{none: "not done", manual: "by hand", automated: "automated"}[claim]}. ${tests[test].reason}`,
  predict: (sum: number, most: number): string =>
    `Over all four sections this project gives itself ${points(sum)} of ${most} points. What is its final score, on a scale to 7?`,
  predictLabel: "My guess for the final score",
  predictReason: (weakest: readonly SectionId[]): string =>
    `Not the mean but the minimum counts, and that is ${listed(weakest.map((id) => `“${sections[id]}”`))}: where a system is watched least decides.`,
  hidden: "The points of the sections are hidden until you have guessed.",
  title: (final: number, weakest: readonly SectionId[]): string =>
    `Final score ${points(final)}: ${listed(weakest.map((id) => `“${sections[id]}”`))} ${weakest.length === 1 ? "decides" : "decide"}.`,
  subtitle: "Points of each section, of 7. Dashed: the smallest, which is the final score.",
  axis: "points",
  decides: "decides",
  sectionValue: (value: number): string => points(value),
  result: (final: number, band: number, changed: number, was: number): string =>
    `Final score ${points(final)}: ${bands[band]}.` +
    (changed === 0
      ? ""
      : ` You changed ${changed === 1 ? "one claim" : `${spelled(changed)} claims`}; before, it was ${points(was)}${final === was ? ", so nothing came of it" : ""}.`),
  columns: [
    {label: "Section"},
    {label: "Not done", numeric: true},
    {label: "By hand", numeric: true},
    {label: "Automated", numeric: true},
    {label: "Points", numeric: true}
  ]
};

const cronNames: Record<CronField, string> = {
  minute: "minute",
  hour: "hour",
  day: "day of the month",
  month: "month",
  weekday: "day of the week"
};

/** 13B: the form. */
export const jobWords = {
  label: "Write the job that builds this site",
  preset: "When",
  presets: {daily: "every day", weekly: "every Monday", hourly: "every hour"},
  schedule: "Schedule: minute, hour, day, month, weekday",
  timeZone: "Time zone",
  image: "Image with Node.js and git",
  repository: "Where the project is cloned from",
  volume: "Name of the volume",
  size: "Size of the volume",
  sizeValue: (size: number): string => `${size} GiB`,
  text: "Manifest",
  copy: "Copy manifest",
  copied: "Manifest copied",
  fault: (fault: FormFault): string => {
    if (fault.field === "schedule") {
      const {cron} = fault;
      return cron.kind === "count"
        ? `A schedule has five fields; this has ${count(cron.count)}.`
        : `“${cron.text}” is not a ${cronNames[cron.field]}: ${cron.min} to ${cron.max}, * or lists and ranges of these.`;
    }
    if (fault.field === "image") return `“${fault.text}” is not the name of an image, such as node:20.`;
    if (fault.field === "repository") return `“${fault.text}” is not an address to clone from, such as https://….`;
    return `“${fault.text}” is not a name: lower case letters, digits and hyphens, 63 at most.`;
  },
  result: (runs: number, year: number, zone: string): string =>
    `${count(runs)} builds a year (${year}), by the clock of ${zone}. Nothing is run here: the text is for your own cluster.`,
  faulty: (n: number): string =>
    `There is no manifest yet: ${n === 1 ? "one field" : `${spelled(n)} fields`} to put right.`
};

const kinds: Record<ExamKind, string> = {
  data: "data drift: the inputs move",
  concept: "concept drift: what is true moves",
  feature: "feature skew: a value arrives otherwise",
  schema: "schema skew: columns or codes change",
  distribution: "distribution skew: a model from other data"
};

const actions: Record<ExamAction, string> = {
  watch: "keep the model, go on watching",
  retrain: "train on new labels",
  mend: "mend the pipeline upstream",
  rollback: "roll the model back"
};

const told: Record<ExamScenario, string> = {
  S0: "nothing",
  S1: "more and more tracts with high LSTAT",
  S2: "mostly tracts with RAD 24",
  S3: "a weekly swing of DIS",
  S4: "prices rise",
  S5: "clean air gets a premium",
  S6a: "NOX in another unit",
  S6b: "TAX divided by ten",
  S6c: "AGE as a share",
  S6d: "RM counts one room more",
  S6e: "PTRATIO lost and filled with its mean",
  S7: "PTRATIO renamed, RAD 24 written 99",
  S8: "a model from tracts outside RAD 24"
};

const versionNames: Record<ExamVersion, string> = {
  v2: "v2, learnt from tracts of all RAD, 1 to 8 and 24",
  v3: "v3, learnt from tracts with RAD 1 to 8"
};

const shortKind = (kind: ExamKind): string => kinds[kind].split(":")[0]!;

/** An incident in words: what it was, what would have been right to say of it, and what that came to. */
interface ResultLine {
  readonly title: string;
  readonly truth: string;
  readonly verdict: string;
}

const reportText = ({filed, start, kind, action}: ExamReport): string =>
  `Day ${filed}: “since day ${start}, ${shortKind(kind)}, ${actions[action]}”`;

/** 13C: the exam. */
export const examWords = {
  label: "Final exam (simulated service)",
  next: "Next day",
  week: "Seven days on",
  end: "End the exam",
  another: "Another exam",
  seed: (seed: number): string => `Exam ${count(seed)}`,
  look: "Day to look at, and on which it began",
  dayValue: (day: number): string => `day ${day}`,
  kind: "What is the matter?",
  kinds,
  action: "What is to be done?",
  actions,
  report: "Report it",
  undo: "Take back the last report",
  reports: "Your reports",
  noReports: "None yet.",
  reportText,
  wall: {
    title: (day: number, error: number | null, worst: string, psi: number, findings: number): string =>
      `Day ${day}: ${error === null ? "labels not in yet" : `RMSE ${fixed(error, 2)}`}; largest PSI ${upper(worst)}, ${fixed(psi, 2)}; ${findings === 0 ? "the schema is kept" : `${spelled(findings)} ${findings === 1 ? "finding" : "findings"} of the schema`}.`,
    subtitle: (rows: number, reference: number, delay: number): string =>
      `Simulated, ${rows} rows a day. Bars reach the top of their row at PSI 1, and at three times the usual error; vermilion with a tick: PSI over 0.25, error over 1.25 times the usual. Grey ground: the first ${reference} days, which all is compared with. Errors come ${days(delay)} late.`,
    axis: "day",
    error: "error",
    prediction: "predictions",
    schema: "schema",
    version: "version",
    columns: [
      {label: "Day", numeric: true},
      {label: "RMSE", numeric: true},
      {label: "Mean error", numeric: true},
      {label: "PSI, predictions", numeric: true},
      {label: "Largest PSI of an input"},
      {label: "Findings"},
      {label: "Version"}
    ],
    late: "not in yet",
    largest: (feature: string, psi: number): string => `${upper(feature)} ${fixed(psi, 2)}`
  },
  log: {
    title: (day: number): string => `Log of day ${day}`,
    facts: (
      version: ExamVersion,
      known: {readonly rmse: number; readonly bias: number} | null,
      findings: number
    ): string =>
      `Answered by ${versionNames[version]}. ${known === null ? "Labels are not in yet." : `RMSE ${fixed(known.rmse, 2)}, mean error ${signed(known.bias, 2)} ($1000).`}${findings === 0 ? " No finding of the schema." : ""}`,
    anomaly: (column: string | null, kind: string): string =>
      `${column === null ? "all rows" : upper(column)}: ${kind}`,
    caption: (day: number, rows: number): string => `The first ${rows} requests of day ${day} (simulated)`,
    request: "Request",
    prediction: "Answer"
  },
  open: (today: number, last: number, filed: number): string =>
    `Day ${today} is over, ${days(last - today)} to come; ${filed === 0 ? "nothing reported" : filed === 1 ? "one report filed" : `${count(filed)} reports filed`}. Is something wrong?`,
  over: ({points: got, most, results, falseReports}: ExamScore): string =>
    `${count(got)} of ${count(most)} points: ${results.filter(({report}) => report !== null).length} of ${results.length} incidents found, ${falseReports === 0 ? "no false report" : falseReports === 1 ? "one false report" : `${count(falseReports)} false reports`}.`,
  certificate: "Your certificate is the address of this page: it holds the exam, your reports, and so your points.",
  planted: "What was planted, and what you said",
  resultLine: ({incident, report, delay, isPrompt, isStart, isKind, isAction, points: got}: ExamResult): ResultLine => {
    const {scenario, start, end, kind, action} = incident;
    const marks = [isPrompt && "prompt", isStart && "start", isKind && "kind", isAction && "action"].filter(Boolean);
    return {
      title: `Days ${start} to ${end - 1}: ${told[scenario]}.`,
      truth: `This was ${shortKind(kind)}; right was: ${actions[action]}.`,
      verdict:
        report === null
          ? "Missed: no point."
          : `Reported ${delay === 0 ? "at the first trace" : `${days(delay)} after the first trace`}: ${got === 1 ? "1 point" : `${got} points`}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}.`
    };
  },
  rules: `For each incident there is a point for a report within ${days(PROMPT)} of the first trace, one for the day it began (± ${NEAR}), one for the kind, one for the action. A report about nothing costs one.`
};

/** Where the lessons are in the book's life cycle. */
export const cycleWords = {
  label: "The course by steps of a model’s life",
  step: "Step",
  steps: {
    build: "Build",
    preproduction: "Preproduction",
    deployment: "Deployment",
    monitoring: "Monitoring",
    governance: "Governance"
  } satisfies Record<LifeStep, string>,
  gist: {
    build: "data, features, models and how they come about",
    preproduction: "what has to hold before a model meets its world",
    deployment: "how it answers, and how it gets there",
    monitoring: "whether it still does what it did",
    governance: "who answers for it, and how that can be shown"
  } satisfies Record<LifeStep, string>,
  result: (step: string, gist: string, n: number): string =>
    `${step}: ${gist}. ${n === 1 ? "One lesson is" : `${spelled(n).replace(/^./, (c) => c.toUpperCase())} lessons are`} about it.`
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: LoopAnswers): QuizItem[] {
  return [
    {
      id: "fewestChanges",
      type: "number",
      question: `The final score of this project should become ${NEXT_SCORE}. In how many of the 28 tests must it do better, at the least?`,
      min: 0,
      max: 28,
      step: 1,
      tolerance: 0,
      unit: "",
      digits: 0,
      reason: "Every section below the target has to rise to it; what is done in the others changes nothing."
    },
    {
      id: "withoutTrace",
      type: "choice",
      question: "Which of these leaves no trace in distances, schema or version, but only in the labels?",
      options: (["data", "concept", "schema", "distribution"] as const).map((id) => ({id, text: kinds[id]})),
      reason:
        "Where only the truth moves, inputs and predictions are as before. In the exam such an incident cannot be found before its labels are in."
    },
    {
      id: "trapRuns",
      type: "number",
      question: `A job has the schedule ${TRAP.schedule}: midnight, the first of the month, Monday. How often does it run in ${TRAP.year}?`,
      min: 0,
      max: 400,
      step: 1,
      tolerance: 5,
      unit: " times",
      digits: 0,
      reason:
        "On every Monday and on every first of a month: where both days are given, either is enough. Whoever expects both at once gets a surprise."
    },
    {
      id: "modelShare",
      type: "number",
      question: "How much of this project’s lines is code that makes and runs models?",
      min: 0,
      max: 100,
      step: 1,
      tolerance: 3,
      unit: "%",
      digits: 0,
      reason: `${percent(answers.modelShare / 100, 1)}. The rest collects, checks, serves, watches, tests and explains: the surroundings are the system.`
    }
  ];
}

export type ScoreWords = typeof scoreWords;
export type JobWords = typeof jobWords;
export type ExamWords = typeof examWords;
export type CycleWords = typeof cycleWords;
