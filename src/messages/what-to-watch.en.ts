import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {usualRule} from "../lib/course/what-to-watch/alarms.js";
import type {BestChoice} from "../lib/course/what-to-watch/choices.js";
import type {FailureGroup, FailureId} from "../lib/course/what-to-watch/failures.js";
import type {Cut, Group, GroupError} from "../lib/course/what-to-watch/groups.js";
import type {HiddenIncident, IncidentKind, StreamId} from "../lib/course/what-to-watch/hidden.js";
import type {MetricGroup, MetricId} from "../lib/course/what-to-watch/metrics.js";
import type {Version} from "../lib/course/what-to-watch/production.js";
import {NARROW} from "../lib/course/what-to-watch/published.js";
import type {WatchAnswers} from "../lib/course/what-to-watch/published.js";
import {spelled} from "./spelled.js";

const upper = (name: string): string => name.toUpperCase();
const days = (n: number): string => (n === 1 ? "1 day" : `${count(n)} days`);
const after = (n: number): string => (n === 0 ? "on the first day" : `after ${days(n)}`);
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

interface MetricWords {
  readonly name: string;
  /** "" where there is none */
  readonly unit: string;
}

const metrics: Record<MetricId, MetricWords> = {
  disk: {name: "disk in use", unit: "%"},
  memory: {name: "memory in use", unit: "%"},
  queue: {name: "requests waiting", unit: ""},
  latency: {name: "latency, 95th percentile", unit: "ms"},
  failed: {name: "failed requests", unit: "%"},
  version: {name: "answers by the version in force", unit: "%"},
  clock: {name: "difference between clocks", unit: "s"},
  requests: {name: "requests per minute", unit: ""},
  missing: {name: "missing values", unit: "%"},
  unseen: {name: "codes never seen before", unit: "% of rows"},
  range: {name: "outside the training range", unit: "% of rows"},
  inputs: {name: "largest PSI of an input", unit: ""},
  predictions: {name: "PSI of the predictions", unit: ""},
  spread: {name: "spread of the predictions", unit: "$1000"},
  error: {name: "RMSE of labelled rows", unit: "$1000"},
  bias: {name: "mean error of labelled rows", unit: "$1000"}
};

const failures: Record<FailureId, {readonly name: string; readonly text: string}> = {
  disk: {name: "The disk fills up", text: "Logs grow until nothing can be written any more."},
  memory: {name: "Memory leaks", text: "A server takes a little more every day, until it is started anew."},
  queue: {name: "The queue is stuck", text: "One worker hangs; requests wait longer and longer."},
  versions: {name: "Two versions answer", text: "One server of five was not updated and answers with the old model."},
  clock: {name: "Clocks run apart", text: "One server’s clock gains half a minute a day; its rows bear wrong times."},
  unit: {name: "A unit changes", text: "For a week, TAX arrives as a tenth of its value."},
  gaps: {name: "Values go missing", text: "Three rows of ten lose PTRATIO; somebody upstream fills in the mean."},
  category: {name: "A new code appears", text: "RAD 24 is now written 99, and PTRATIO arrives under another name."},
  inputs: {name: "The inputs drift", text: "More and more requests are about tracts with high LSTAT."},
  constant: {
    name: "One answer for all",
    text: "The model fails to load; every request is answered with the mean price."
  },
  shift: {name: "Answers too high", text: "A fee is added twice: each answer leaves a tenth too high."},
  inflation: {name: "Prices rise", text: "True prices grow by half a percent a day. No input changes."},
  premium: {
    name: "Clean air gets dear",
    text: "Where NOX is high, prices fall; where it is low, they rise. No input changes."
  }
};

/** What the dashboard's chart is about. */
interface Watched {
  readonly failure: FailureId;
  /** metrics that notice it, and how many days after it began */
  readonly noticed: readonly {readonly metric: MetricId; readonly days: number}[];
}

/** 7A: the dashboard. */
export const dashboardWords = {
  label: "Choose what to watch (simulated service)",
  metrics,
  failures,
  metricGroups: {
    machine: "Machines and software",
    input: "Inputs",
    output: "Predictions",
    label: "Labels, when they come"
  } satisfies Record<MetricGroup, string>,
  failureGroups: {
    hardware: "hardware",
    software: "software",
    input: "inputs",
    output: "predictions",
    label: "labels"
  } satisfies Record<FailureGroup, string>,
  full: (most: number): string => `The dashboard holds ${spelled(most)}: take one off to put up another.`,
  room: (most: number, chosen: number): string => `${chosen} of ${most} places taken.`,
  width: "Limits: standard deviations from the usual mean",
  widthValue: (width: number): string => `± ${width}`,
  run: "Alarm after days in a row beyond a limit",
  runValue: (run: number): string => days(run),
  cards: "What goes wrong: choose one to see it on your dashboard",
  status: {
    noticed: (metric: MetricId, n: number): string => `Noticed ${after(n)}: ${metrics[metric].name}`,
    missed: "Missed"
  },
  predict: (labelFree: number, all: number, delay: number): string =>
    `Labels cost money and come ${days(delay)} late. Suppose all ${labelFree} metrics that need none were on the dashboard. How many of the ${all} failures below would be noticed?`,
  predictLabel: "My guess for the failures noticed without labels",
  predictReason: (missed: readonly FailureId[]): string =>
    `Missed: ${listed(missed.map((id) => `“${failures[id].name}”`))}. There, neither the inputs nor the predictions change, only what is true.`,
  result: (
    chosen: number,
    noticed: readonly number[],
    all: number,
    missed: readonly FailureId[],
    falseAlarms: {readonly days: number; readonly of: number}
  ): string => {
    if (chosen === 0) return "An empty dashboard notices nothing, and raises no false alarm.";
    const slowest = noticed.length === 0 ? "" : `, the slowest ${after(Math.max(...noticed))}`;
    const what =
      missed.length === 0
        ? "none is missed"
        : missed.length <= 3
          ? `missed: ${listed(missed.map((id) => `“${failures[id].name}”`))}`
          : `${missed.length} are missed`;
    return `Your ${chosen === 1 ? "metric notices" : `${chosen} metrics notice`} ${noticed.length} of ${all} failures${slowest}; ${what}. False alarms: ${days(falseAlarms.days)} of ${falseAlarms.of} quiet ones.`;
  },
  title: ({failure, noticed}: Watched): string => {
    const [first] = noticed;
    return first === undefined
      ? `“${failures[failure].name}”: your dashboard stays calm.`
      : `“${failures[failure].name}”: ${metrics[first.metric].name} raises the alarm ${after(first.days)}.`;
  },
  subtitle: (rows: number, reference: number): string =>
    `Simulated, ${rows} rows a day. Grey: the days on which nothing fails; blue: while it fails. Dashed: limits, learnt from the first ${reference} days. Triangles: alarms.`,
  axis: "day",
  begins: "it begins",
  empty: "nothing on the dashboard",
  columns: [
    {label: "Metric"},
    {label: "Usual from", numeric: true},
    {label: "to", numeric: true},
    {label: "First alarm after, days", numeric: true},
    {label: "False-alarm days", numeric: true}
  ],
  none: "none",
  named: (metric: MetricId): string => {
    const {name, unit} = metrics[metric];
    return unit === "" ? name : `${name} (${unit})`;
  }
};

/** 7A: what the best dashboards notice, for the text around it. */
export function describeBest({noticed, choices, all}: BestChoice, failureCount: number): string {
  return noticed === failureCount
    ? `Of the ${count(all)} ways to choose, ${count(choices)} notice all ${spelled(failureCount)} with the limits you found here`
    : `The best of the ${count(all)} ways to choose notice ${noticed} of the ${failureCount} with the limits you found here`;
}

const streamNames: Record<StreamId, string> = {a: "stream A", b: "stream B", c: "stream C"};

const told: Record<IncidentKind, (feature: string) => string> = {
  unit: (feature) =>
    `From then on, ${upper(feature)} arrived in another unit: its distribution left the old one at once.`,
  join: (feature) =>
    `From then on, ${upper(feature)} was shuffled between rows, as when a join goes wrong: its distribution is as before, but it no longer belongs to its row, so that errors go with it.`,
  relation: (feature) =>
    `From then on, prices depended on ${upper(feature)} in another way: inputs and predictions are as before, only the errors now go with it.`
};

type HiddenAnswer = Pick<HiddenIncident, "stream" | "feature" | "day">;

/** 7B: four panels. */
export const panelWords = {
  label: "Find the incident (simulated streams)",
  stream: "Stream",
  streams: {a: "A", b: "B", c: "C"} satisfies Record<StreamId, string>,
  feature: "Column in the first and the last panel",
  week: "Week that is compared with the quiet days",
  weekValue: (from: number, to: number): string => `days ${from} to ${to}`,
  mark: "It begins here: this stream, this column, first day of this week",
  skip: "Just show me",
  another: "Another case",
  caseNumber: (seed: number): string => `Case ${count(seed)}`,
  open: (stream: StreamId, feature: string, from: number, to: number): string =>
    `${streamNames[stream].replace("s", "S")}, days ${from} to ${to}, ${upper(feature)}: is it here? One of the three streams has an incident.`,
  verdict: (answer: HiddenAnswer | null, {kind, stream, feature, day}: HiddenIncident, near: number): string => {
    const truth = `It was in ${streamNames[stream]}, ${upper(feature)}, from day ${day} on.`;
    const why = told[kind](feature);
    if (answer === null) return `${truth} ${why}`;
    const off = Math.abs(answer.day - day);
    const marks = [
      answer.stream === stream ? "stream right" : "stream wrong",
      answer.feature === feature ? "column right" : "column wrong",
      answer.stream !== stream
        ? "so the day says nothing"
        : off <= near
          ? off === 0
            ? "day right"
            : `day right within ${days(off)}`
          : `day off by ${days(off)}`
    ];
    return `You said ${streamNames[answer.stream]}, ${upper(answer.feature)}, day ${answer.day}: ${marks.join(", ")}. ${truth} ${why}`;
  },
  input: {
    title: (feature: string, psi: number): string =>
      psi > 0.25
        ? `${upper(feature)} moved: PSI ${fixed(psi, 2)}.`
        : `${upper(feature)} is distributed as on quiet days: PSI ${fixed(psi, 2)}.`,
    subtitle: (feature: string): string =>
      `Inputs. Share of rows in each bin of ${upper(feature)}; most bins held about a tenth of all rows. Outline: quiet days; filled: the week.`
  },
  output: {
    title: ([low, high]: readonly [number, number], [lowBefore, highBefore]: readonly [number, number]): string =>
      `At the edges: ${percent(low + high, 1)} of the predictions, ${percent(lowBefore + highBefore, 1)} on quiet days.`,
    subtitle: (low: number, high: number): string =>
      `Predictions, $1000. Share of rows per bin, as beside. The edges are up to ${low} and from ${high}: what few classes are to a classifier, piled-up values are here.`
  },
  versions: {
    title: (now: Record<Version, number>, before: Record<Version, number>): string =>
      `v2, in force, is off by ${fixed(now.v2, 1)} this week (${fixed(before.v2, 1)} on quiet days), v1 by ${fixed(now.v1, 1)} (${fixed(before.v1, 1)}).`,
    subtitle:
      "Versions. RMSE per day, $1000, on the same rows, once they are labelled. v1: least squares; v2: the neural net that replaced it.",
    axis: "day",
    quiet: "quiet days",
    week: "the week",
    columns: [
      {label: "Day", numeric: true},
      {label: "RMSE of v1", numeric: true},
      {label: "RMSE of v2", numeric: true}
    ]
  },
  ties: {
    title: (feature: string, before: number, now: number): string =>
      `${upper(feature)} and the errors: correlation ${signed(now, 2)}, ${signed(before, 2)} on quiet days.`,
    subtitle:
      "Correlation of each column with the predictions (left) and with the errors, prediction − label (right). Ring: quiet days; dot: the week.",
    prediction: "with the predictions",
    error: "with the errors",
    columns: [
      {label: "Column"},
      {label: "With predictions, quiet", numeric: true},
      {label: "this week", numeric: true},
      {label: "With errors, quiet", numeric: true},
      {label: "this week", numeric: true}
    ]
  },
  binColumns: [
    {label: "From above", numeric: true},
    {label: "up to", numeric: true},
    {label: "Quiet days", numeric: true},
    {label: "This week", numeric: true}
  ],
  share: "% of rows"
};

const edge = (value: number): string => significant(value, 3);

/** 7C: groups. */
export const groupWords = {
  label: "Cut the error into groups",
  cut: "Groups by",
  cuts: (cut: Cut): string => (cut === "city" ? "RAD 24 or not" : cut === "cap" ? "MEDV at its cap" : upper(cut)),
  group: ({column, above, upTo}: Group): string =>
    upTo === Infinity
      ? column === "medv"
        ? "MEDV at the cap of 50"
        : column === "rad" && above > 20
          ? "RAD 24"
          : `${upper(column)} above ${edge(above)}`
      : above === -Infinity
        ? column === "medv"
          ? "MEDV below the cap"
          : `${upper(column)} up to ${edge(upTo)}`
        : `${upper(column)} ${edge(above)} to ${edge(upTo)}`,
  all: "all rows",
  rows: (n: number): string => `${n} rows`,
  versions: {v1: "v1, least squares", v2: "v2, neural net"} satisfies Record<Version, string>,
  predict: (rmse: number, rows: number): string =>
    `Over all ${rows} rows that it has never seen, v2 is off by ${fixed(rmse, 2)}. How far off is it where MEDV was cut to 50?`,
  predictLabel: "My guess for the RMSE at the cap, in $1000",
  predictReason: ({n, bias}: GroupError): string =>
    `On average it says ${fixed(Math.abs(bias.value), 1)} ${bias.value < 0 ? "too little" : "too much"} there. Only ${n} rows are at the cap, too few to move the error over all rows much, and too few for limits.`,
  hidden: "hidden until you have guessed",
  hiddenResult: "The error at the cap is hidden until you have guessed it.",
  title: (worst: string, rmse: number, all: number): string =>
    `${worst}: off by ${fixed(rmse, 2)}, where the mean over all rows says ${fixed(all, 2)}.`,
  subtitle: (rows: number): string =>
    `RMSE ($1000) on the ${rows} rows that no version was trained on, each once. Dot: v2, in force; ring: v1. Bar: 95% limits, where there are 30 rows.`,
  axis: "RMSE, $1000",
  result: (worst: string, {n, rmse, bias}: GroupError, rows: number, isClear: boolean | null): string =>
    `Worst off with v2: ${worst}, ${n} of ${rows} rows, RMSE ${fixed(rmse.value, 2)}, mean error ${signed(bias.value, 2)}; ` +
    (isClear === null
      ? "too few rows to say how much of that is luck."
      : isClear
        ? "farther from the best group than chance takes groups of this size."
        : "no farther from the best group than chance may take groups of this size."),
  columns: [
    {label: "Group"},
    {label: "Rows", numeric: true},
    {label: "RMSE of v1", numeric: true},
    {label: "RMSE of v2", numeric: true},
    {label: "95% limits of v2"},
    {label: "Mean error of v2", numeric: true}
  ],
  limits: (low: number, high: number): string =>
    Number.isNaN(low) ? "too few rows" : `${fixed(low, 2)} to ${fixed(high, 2)}`
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: WatchAnswers): QuizItem[] {
  const [v1, v2] = answers.cityErrors as [number, number];
  return [
    {
      id: "smallestSet",
      type: "choice",
      question: `Which is the smallest set that notices all three: “${failures.unit.name}”, “${failures.inflation.name}” and “${failures.premium.name}”?`,
      options: [
        {id: "inputs", text: "PSI of the inputs"},
        {id: "inputs-range", text: "PSI of the inputs, training range, unseen codes"},
        {id: "inputs-predictions", text: "PSI of the inputs and of the predictions, spread of the predictions"},
        {id: "error", text: "RMSE of labelled rows"},
        {id: "error-inputs", text: "RMSE of labelled rows, PSI of the inputs and of the predictions"}
      ],
      reason: `No set without labels sees prices change. The error sees all three, but only after the labels: the unit ${after(answers.noticedByError)}, where the predictions show it ${after(answers.noticedByPredictions)}. Smallest is not best.`
    },
    {
      id: "noticedByPredictions",
      type: "number",
      question: `With limits of ± ${usualRule.width} standard deviations, how many days after “${failures.unit.name}” begins does the PSI of the predictions raise the alarm?`,
      min: 0,
      max: 10,
      step: 1,
      tolerance: 0,
      unit: " days",
      digits: 0,
      reason: `On the very first day, without a single label. The RMSE needs ${days(answers.noticedByError)}.`
    },
    {
      id: "falseAlarmDays",
      type: "number",
      question: `Put all ${Object.keys(metrics).length} metrics on the wall with limits of ± ${NARROW} standard deviations. Nothing fails for 90 days. On how many of them is something in alarm?`,
      min: 0,
      max: 90,
      step: 1,
      tolerance: 3,
      unit: " days",
      digits: 0,
      reason: `With ± ${usualRule.width} it is ${answers.falseAlarmDaysUsual}. Every metric adds its own chance of crying wolf; lesson 10 is about that.`
    },
    {
      id: "betterInCity",
      type: "choice",
      question: "Which version has the smaller RMSE on the tracts with RAD 24?",
      options: [
        {id: "v1", text: "v1, least squares"},
        {id: "v2", text: "v2, the neural net"}
      ],
      reason: `RMSE ${fixed(v1, 2)} for v1, ${fixed(v2, 2)} for v2. A version that is better on average need not be better for every group, so it is worth the look; here it is.`
    }
  ];
}

export type DashboardWords = typeof dashboardWords;
export type PanelWords = typeof panelWords;
export type GroupWords = typeof groupWords;
