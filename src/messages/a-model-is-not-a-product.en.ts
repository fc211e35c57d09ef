import type {ChallengeId} from "../components/a-model-is-not-a-product/places.js";
import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Latency} from "../components/serve/latency.js";
import {opsKinds} from "../lib/course/ops.js";
import type {OpsCardId, OpsKind, PiledCard} from "../lib/course/ops.js";
import type {ModelShare, Role, RoleShare} from "../lib/course/repository.js";
import type {Aspect, ProductAnswers, Production, TwoColumns} from "../lib/course/two-columns.js";
import {spelled} from "./spelled.js";

const files = (n: number): string => `${count(n)} ${n === 1 ? "file" : "files"}`;
const lines = (n: number): string => `${count(n)} ${n === 1 ? "line" : "lines"}`;
const days = (n: number): string => `${spelled(n)} ${n === 1 ? "day" : "days"}`;
const date = (iso: string): string =>
  new Date(iso).toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});

const roleNames: Readonly<Record<Role, {readonly name: string; readonly what: string}>> = {
  collection: {name: "Collection", what: "reads files, tables and databases, and draws the simulated rows"},
  verification: {name: "Verification", what: "knows what rows should be like, and says what is wrong with them"},
  features: {name: "Features", what: "turns rows into the numbers that a model reads"},
  model: {name: "Model", what: "defines, trains and runs the models, and measures their error"},
  serving: {name: "Serving", what: "gets answers from models, and simulates the queue before them"},
  monitoring: {name: "Monitoring", what: "sums up what arrives, compares it, and tells change from chance"},
  process: {name: "Process", what: "decides when to train, keeps versions and records, and runs the builds"},
  configuration: {name: "Configuration", what: "says what is to be watched and how, and checks what was said"},
  tests: {name: "Tests", what: "finds out when something in another part is no longer true"},
  pages: {name: "Pages", what: "shows it all: the dashboard and these lessons"},
  docs: {name: "Documentation", what: "explains it all to those who use it and change it"}
};

/** 1A: where the code is. */
export const repositoryWords = {
  label: "Guess how much of this project is the model",
  roles: roleNames,
  predict: (lineCount: number, fileCount: number): string =>
    `The project behind this site has ${lines(lineCount)} in ${files(fileCount)}. How much of that is the model: the code that defines it, trains it and lets it answer?`,
  predictLabel: "My guess for the model’s share of all lines",
  predictScale: (value: number): string => percent(value / 100, Number.isInteger(value) ? 0 : 1),
  predictReason: ({ofCode, others}: ModelShare): string =>
    `Each line of it has ${count(Math.round(others))} others around it. Tests, pages and documentation set aside, it is ${percent(ofCode, 1)} of the code.`,
  pick: "Look into",
  hiddenTitle: "One of these tiles is the model.",
  hiddenName: (place: number): string => `Tile ${place}`,
  title: (largest: RoleShare, {ofAll}: ModelShare): string =>
    `The model is ${percent(ofAll, 1)} of the lines; the largest part, ${roleNames[largest.role].name.toLowerCase()}, is ${percent(largest.share)}.`,
  subtitle: (uncounted: number): string =>
    `Area: lines of this repository by what they are for, counted when the site was built; tests, pages and documentation are paler. Left out: ${files(uncounted)} that nobody wrote line by line, such as data of tests.`,
  columns: [
    {label: "Part"},
    {label: "Files", numeric: true},
    {label: "Lines", numeric: true},
    {label: "Share", numeric: true}
  ],
  share: (share: number): string => percent(share, 1),
  hiddenResult: (lineCount: number, parts: number): string =>
    `${lines(lineCount)} fall into ${spelled(parts)} parts; which part is the model is hidden until you have guessed.`,
  result: ({role, files: n, lines: sum, share}: RoleShare): string =>
    `${roleNames[role].name}: ${lines(sum)} in ${files(n)}, ${percent(share, 1)} of all. It ${roleNames[role].what}.`,
  filesCaption: ({role, files: n}: RoleShare): string => `${roleNames[role].name}: ${files(n)}, the longest first`,
  fileColumns: [{label: "File"}, {label: "Lines", numeric: true}]
};

/** 1B: situations to sort. */
const cards: Readonly<Record<OpsCardId, {readonly text: string; readonly reason: string}>> = {
  disk: {
    text: "From the logs of the servers, a model foretells which disk will fail this week.",
    reason: "AIOps: machine learning put to work on the data of operations, here to foretell a fault."
  },
  rollback: {
    text: "The new release of a shop’s web page is slow; a minute later the old one is back.",
    reason: "DevOps: software is released, watched and put back. No model has to be known of."
  },
  retrain: {
    text: "When the error of the last days grows beyond a limit, a new model is trained, tried, and only then served.",
    reason: "MLOps: this is continuous training, the part that other software does not have."
  },
  tickets: {
    text: "A ticket comes in, and a model suggests the root cause that a thousand earlier tickets point to.",
    reason: "AIOps: the model works for the people who run systems; nobody here is running the model."
  },
  arrivals: {
    text: "Every file of new rows is checked against a schema before anything else reads it.",
    reason: "DataOps: care for the data, whoever reads them next. When a model does, it becomes a part of MLOps."
  },
  ranking: {
    text: "A shop ranks its products by a model that is made afresh every night, because taste moves.",
    reason:
      "MLOps: a recommendation system, in which the model itself is delivered again and again. A model that tells bolts from nuts in one factory may keep for a year."
  },
  versions: {
    text: "Of any answer it can be told which model gave it, and from which rows and code that model was made.",
    reason: "MLOps: data and models are kept in versions, as DevOps keeps code."
  },
  units: {
    text: "A change to the code is built and tested before it may join the rest.",
    reason: "DevOps: continuous integration, as any software has it. MLOps keeps it, and tests data and models besides."
  },
  alerts: {
    text: "In one night a model gathers a thousand alerts into three incidents.",
    reason: "AIOps: it finds which events belong together, so that people see three things and not a thousand."
  },
  gaps: {
    text: "Each morning somebody is told which tables of the warehouse have come late or with gaps.",
    reason: "DataOps: complete and in time, for whatever reads them. There need not be a model anywhere."
  }
};

export const opsWords = {
  label: (n: number): string => `Sort ${spelled(n)} situations`,
  cards,
  right: "Right.",
  wrong: (kind: OpsKind): string => `Rather ${kind}.`,
  none: (n: number): string =>
    `${spelled(n).replace(/^./, (c) => c.toUpperCase())} situations, none sorted yet; each answer is judged at once.`,
  result: (sorted: number, right: number, of: number): string =>
    `${sorted} of ${of} sorted, ${right} ${right === 1 ? "belongs" : "belong"} where you put ${right === 1 ? "it" : "them"}.`,
  title: (piles: Readonly<Record<OpsKind, readonly PiledCard[]>>): string => {
    const wrong = (kind: OpsKind): number => piles[kind].filter(({right}) => !right).length;
    const worst = opsKinds.toSorted((a, b) => wrong(b) - wrong(a))[0]!;
    const sorted = Object.values(piles).flat().length;
    if (sorted === 0) return "Four piles, still empty.";
    return wrong(worst) === 0
      ? "Nothing lies on a wrong pile."
      : `Most of what lies wrong lies on ${worst}: ${wrong(worst)} of ${piles[worst].length}.`;
  },
  subtitle:
    "Your four piles. A disc with the situation’s number: it belongs there. A dashed ring: it belongs on another pile.",
  situation: (place: number): string => `Situation ${place}`,
  columns: [{label: "Situation"}, {label: "Your pile"}, {label: "Its kind"}],
  empty: "–",
  hidden: "not sorted yet"
};

const p99 = ({p50, p99}: Latency): string => `${time(p50)} for half of the answers, ${time(p99)} for 99 in 100`;

/** @param us microseconds */
function time(us: number): string {
  return us < 1000 ? `${significant(us, 2)} µs` : `${significant(us / 1000, 2)} ms`;
}

/** What stands on the production side of the table; a value is null where it is not known. */
interface Live {
  readonly production: Production | null;
  readonly latency: Latency | null;
  readonly share: ModelShare;
}

const noMonitor = "This site has no monitor of the Boston model, so there is no number here.";

/** 1C: the table of the lecture. */
export const columnsWords = {
  label: (n: number): string => `Turn over ${spelled(n)} cells`,
  notebook: "In the notebook",
  production: "In production",
  show: "Show the number",
  hide: "Hide the number",
  all: "Turn all over",
  aspects: {
    data: {name: "Data", notebook: "Static", production: "Dynamic"},
    priority: {name: "What matters most", notebook: "Accuracy", production: "Stability"},
    training: {
      name: "Training",
      notebook: "Tuned once",
      production: "Continuously assessed"
    },
    whole: {name: "The challenge", notebook: "The algorithm", production: "The whole system"}
  } satisfies Record<Aspect, {name: string; notebook: string; production: string}>,
  notebookFact: (aspect: Aspect, {trainingRows, holdout}: TwoColumns, {lines: model}: ModelShare): string =>
    ({
      data: `${count(trainingRows)} rows of 1970, the same every time they are read.`,
      priority: `Error ${fixed(holdout.rmse, 2)} on ${count(holdout.rows)} rows held out, in $1000.`,
      training: "One model, trained once and then finished.",
      whole: `${lines(model)} of model code.`
    })[aspect],
  figure: (aspect: Aspect, {production, latency, share}: Live): string =>
    ({
      data: production === null ? "–" : `${count(production.rows)} rows`,
      priority: latency === null ? "measuring …" : time(latency.p99),
      training: production === null ? "–" : `${count(production.trained)} trainings`,
      whole: percent(1 - share.ofAll, 1)
    })[aspect],
  figureNote: (aspect: Aspect, {production, latency, share}: Live): string =>
    ({
      data:
        production === null
          ? noMonitor
          : `arrived on ${date(production.at)} alone, the last of ${count(production.partitions)} simulated days.`,
      priority:
        latency === null
          ? "The model is answering one row over and over, on your device."
          : `is what 99 in 100 answers take at most on your device, just measured; half take ${time(latency.p50)}. ${
              latency.calls === 1
                ? "Each answer was timed."
                : `One answer is too short for the browser’s clock, so these are means of ${count(latency.calls)} at a time.`
            }`,
      training:
        production === null
          ? noMonitor
          : `in ${count(production.partitions)} simulated days in which prices rise: ${spelled(production.promoted)} took over, ${spelled(production.refused)} were refused by the gate${production.rolledBack > 0 ? `, ${spelled(production.rolledBack)} rolled back` : ""}.`,
      whole: `of this project’s lines are not the model: ${count(Math.round(share.others))} for each line that is.`
    })[aspect],
  links: {data: "See them arrive", priority: "Ask the model yourself", training: "Read why in the journal"} as Readonly<
    Partial<Record<Aspect, string>>
  >,
  caption: "The table with its numbers",
  colon: ": ",
  comma: ", ",
  columns: [{label: "Aspect"}, {label: "In the notebook"}, {label: "In production"}, {label: "Its number"}],
  closed: "not turned over yet",
  result: (open: readonly Aspect[], live: Live): string => {
    const says: Record<Aspect, string | null> = {
      data: live.production && `${count(live.production.rows)} rows came in one day`,
      priority: live.latency && p99(live.latency),
      training: live.production && `${count(live.production.trained)} trainings after the first`,
      whole: `${percent(1 - live.share.ofAll, 1)} of the lines are not the model`
    };
    const said = open.flatMap((aspect) => says[aspect] ?? []);
    if (said.length === 0) return "No cell has told its number yet.";
    return `In production: ${said.join("; ")}.`;
  }
};

/** What is hard about production, and where this site shows it. */
export const challenges = {
  whole: {
    name: "To build the whole.",
    text: "Data have to come in, be checked, be answered and be looked at before the model is of use to anybody.",
    link: "Here it is, on days when nothing changes."
  },
  running: {
    name: "To keep it running.",
    text: "Every day somebody, or something, has to decide whether the model may go on.",
    link: "Each of these decisions, with its reason."
  },
  change: {
    name: "To live with data that change.",
    text: "What arrives tomorrow need not look like what the model has learnt from.",
    link: "Inputs that drift slowly."
  },
  cost: {
    name: "To pay for it.",
    text: "Answers take machines and time; so do training, and the labels it learns from.",
    link: "What each way of retraining costs."
  }
} satisfies Record<ChallengeId, {name: string; text: string; link: string}>;

/** The quiz. */
export function quizItems({lines: others}: ProductAnswers, {evidence}: TwoColumns): QuizItem[] {
  return [
    {
      ...{type: "number", id: "lines", min: 0, max: 200, step: 1, digits: 0, unit: " lines"},
      tolerance: Math.max(1, Math.round(others * 0.25)),
      question: "How many lines of everything else does this project have for each line of its model?",
      reason: `Without them the model would be a file that nobody can trust, reach or replace. A quarter more or less counts as close.`
    },
    {
      ...{type: "choice", id: "builds"},
      question: "A model learns from the logs of past builds and says which build is going to fail. What is that?",
      options: [
        {id: "MLOps", text: "MLOps"},
        {id: "AIOps", text: "AIOps"},
        {id: "DevOps", text: "DevOps"}
      ],
      reason:
        "AIOps: machine learning that helps operations. Keeping that very model right over the years, as builds change, would then be MLOps: the two can meet."
    },
    {
      ...{type: "order", id: "silence"},
      question:
        "Four failures, one for each row of the table. Order them by how long they stay silent, the loudest first.",
      options: [
        {id: "training", text: "Training: what the inputs mean for the price has changed, and nobody looks"},
        {id: "data", text: "Data: other inputs arrive than in training"},
        {id: "whole", text: "The whole system: a column is renamed on its way to the model"},
        {id: "priority", text: "Stability: answers take a minute"}
      ],
      reason: `Whoever waits for an answer notices at once. A schema sees the renamed column within ${days(evidence.whole)}. That inputs have moved takes this site’s monitor a window of ${days(evidence.data)}; that they mean something else, labels, which arrive late, and enough of them: ${days(evidence.training)}. Without labels that failure is silent for ever.`
    },
    {
      ...{type: "choice", id: "training"},
      question: "Ordinary software has continuous integration and continuous delivery. What does CT add?",
      options: [
        {id: "test", text: "Continuous testing: the tests run after every change of the code"},
        {id: "retrain", text: "Continuous training: models are retrained and served automatically"},
        {id: "trace", text: "Continuous tracing: every request is logged"}
      ],
      reason:
        "Continuous training is the property that ordinary software lacks. Its code stays right until somebody changes it; a model can go wrong while nobody touches anything."
    }
  ];
}

export type RepositoryWords = typeof repositoryWords;
export type OpsWords = typeof opsWords;
export type ColumnsWords = typeof columnsWords;
export type ChallengeWords = typeof challenges;
