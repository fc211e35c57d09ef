import {count, fixed, percent, significant} from "../components/format.js";
import {bytesText} from "../components/logging/bytes-text.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {LoggedCause} from "../lib/course/logging/cause.js";
import type {Grouping, LogGroup} from "../lib/course/logging/groups.js";
import type {Aggregate, HourlyAnswer} from "../lib/course/logging/hourly.js";
import type {SampledError} from "../lib/course/logging/kept-log.js";
import {ASKED} from "../lib/course/logging/published.js";
import type {LoggingAnswers, MissingField} from "../lib/course/logging/published.js";
import {clockOf, minuteOf, PREDICTION} from "../lib/course/logging/readings.js";
import type {RequestEvent} from "../lib/scenario/incident.js";

const fieldName = (field: string): string => (field === PREDICTION ? "the prediction" : field.toUpperCase());
const hour = (value: number): string => `${String(value).padStart(2, "0")}:00`;
const lines = (n: number): string => (n === 1 ? "1 line" : `${count(n)} lines`);
const value = (x: number): string => significant(x, 4);

const groupings: Record<Grouping, string> = {
  note: "note",
  model: "version of the model",
  service: "version of the feature service",
  replica: "replica",
  "replica and service": "replica and version",
  hour: "hour"
};

const aggregateNames: Record<Aggregate, string> = {median: "median", mean: "mean"};

interface MarkedLine {
  readonly replica: string;
  readonly field: string;
  readonly event: RequestEvent;
}

/** 8A: find the bug. */
export const logWords = {
  label: "Find the bug (simulated log)",
  aggregate: "What the dashboard shows of each hour",
  aggregates: aggregateNames,
  field: "Field to look at",
  fieldName: (field: string): string => (field === PREDICTION ? "prediction" : field.toUpperCase()),
  replica: "Replica of the feature service",
  service: "Its version",
  all: "all",
  lines: "Lines in the list",
  linesChoices: {all: "all that are kept", outside: "only those outside the range"},
  from: "Lines kept, from",
  to: "Lines kept, up to",
  hour,
  /** unit of the prediction */
  price: "$1000",
  group: "Group by",
  groupings,
  groupName: (key: readonly string[], grouping: Grouping): string =>
    grouping === "hour" ? hour(Number(key[0])) : key.map((part) => (part === "" ? "no note" : part)).join(" · "),
  mark: "It began here: this replica, this field, the first line in the list",
  skip: "Just show me",
  open: (field: string, kept: number, outside: number, [low, high]: readonly [number, number]): string =>
    `${lines(kept)} kept; in ${count(outside)} of them ${fieldName(field)} is outside ${value(low)} to ${value(high)}, the range that the model learnt from.`,
  /** follows the sentence before */
  explained: (group: string | null, grouping: Grouping): string =>
    group === null
      ? ` Grouped by ${groupings[grouping]}, no group explains them.`
      : ` Nearly all of them are in “${group}”, and nearly all of that group is among them.`,
  verdict: (answer: MarkedLine | null, cause: LoggedCause): string => {
    const truth = `From ${clockOf(cause.first)} UTC on, ${cause.replica} sends ${fieldName(cause.field)} in parts per billion instead of parts per ten million: ${lines(cause.lines)}.`;
    if (answer === null) return truth;
    const off = Math.round(Math.abs(minuteOf(answer.event) - minuteOf(cause.first)));
    const marks = [
      answer.replica === cause.replica
        ? "replica right"
        : answer.replica === "all"
          ? "no replica chosen"
          : "replica wrong",
      answer.field === cause.field
        ? "field right"
        : answer.field === PREDICTION
          ? "the prediction is the symptom, not the cause"
          : "field wrong",
      answer.event.request === cause.first.request ? "first line right" : `first line ${count(off)} minutes off`
    ];
    return `You said ${answer.replica === "all" ? "any replica" : answer.replica}, ${fieldName(answer.field)}, ${clockOf(answer.event)}: ${marks.join(", ")}. ${truth}`;
  },
  hourly: {
    title: (aggregate: Aggregate, {odd, usual}: {readonly odd: HourlyAnswer; readonly usual: number}): string =>
      `In the hour from ${hour(odd.hour)} the ${aggregateNames[aggregate]} of the answers is ${fixed(odd.value, 1)}; in the middle one, ${fixed(usual, 1)}.`,
    subtitle: (few: number): string =>
      `All lines. Predictions of an hour as one number, $1000. Rings: hours with fewer than ${few} lines. Shaded: the hours that are kept.`,
    axis: "hour of the day, UTC",
    columns: [{label: "Hour"}, {label: "Lines", numeric: true}, {label: "Prediction, $1000", numeric: true}]
  },
  values: {
    title: (field: string, outside: number, kept: number): string =>
      `${fieldName(field).replace("the p", "The p")}: ${count(outside)} of ${lines(kept)} outside the range learnt from.`,
    subtitle: (field: string): string =>
      field === PREDICTION
        ? "Each dot is a request that is kept; the answer, $1000. Large dots: outside the range of the labels in training."
        : `Each dot is a request that is kept; ${fieldName(field)} as the model received it. Large dots: outside the range in training.`,
    axis: "hour of the day, UTC",
    learnt: "learnt from",
    began: "went wrong",
    columns: [{label: "Time"}, {label: "Value", numeric: true}, {label: "Outside the range"}],
    yes: "yes",
    no: "no"
  },
  groups: {
    title: (worst: string, {marked, lines: n}: LogGroup): string =>
      `Highest share outside: ${worst}, ${count(marked)} of ${lines(n)}, ${percent(marked / n)}.`,
    none: "No line that is kept is outside the range.",
    subtitle: (field: string, grouping: Grouping): string =>
      `Lines that are kept, by ${groupings[grouping]}. Bar: all; dark part: ${fieldName(field)} outside the range.`,
    axis: "lines",
    share: (marked: number, n: number): string => `${count(marked)} of ${count(n)}`,
    columns: [
      {label: "Group"},
      {label: "Lines", numeric: true},
      {label: "Outside", numeric: true},
      {label: "Share", numeric: true}
    ]
  },
  list: {
    caption: (from: number, to: number, of: number): string =>
      of === 0 ? "No line fits." : `Lines ${count(from)} to ${count(to)} of ${count(of)}, the earliest first.`,
    columns: (field: string): {label: string; numeric?: boolean}[] => [
      {label: "Time, UTC"},
      {label: "Replica"},
      {label: "Version"},
      ...(field === PREDICTION ? [] : [{label: field.toUpperCase(), numeric: true}]),
      {label: "Prediction", numeric: true},
      {label: "ms", numeric: true},
      {label: "Note"},
      {label: "Request"}
    ],
    noNote: "–",
    earlier: "Earlier",
    later: "Later",
    raw: "The first of them, as it was written"
  }
};

const years = (days: number): string => {
  const n = Math.round(days / 365);
  return n === 1 ? "1 year" : `${n} years`;
};
const duration = (days: number): string => (days >= 365 ? years(days) : days === 1 ? "1 day" : `${count(days)} days`);
const share = (x: number): string => `${significant(100 * x, 2)}%`;
/** A day may have less than one row on average. */
const rows = (n: number): string => (n === 1 ? "1 row" : `${n < 1 ? significant(n, 1) : count(n)} rows`);
const plusMinus = (half: number): string => `± ${significant(100 * half, 2)}%`;

/** 8B: what does it cost? */
export const costWords = {
  plusMinus,
  label: "Pay for the log (simulated errors)",
  requests: "Requests per day",
  requestsValue: count,
  share: "Share that is logged",
  shareValue: share,
  bytes: "Bytes per line",
  bytesValue: (bytes: number, lineBytes: number, packedBytes: number): string =>
    bytes === lineBytes
      ? `${count(bytes)}, as in 8A`
      : bytes === packedBytes
        ? `${count(bytes)}, packed`
        : count(bytes),
  days: "Kept for",
  daysValue: duration,
  predict: (requests: number, part: number): string =>
    `Of ${count(requests)} requests a day you log ${share(part)}, and later learn their labels. To within how many percent do they tell the model’s RMSE, 95 times in 100?`,
  predictLabel: "My guess for the ±, in percent of the RMSE",
  predictValue: (x: number): string => `± ${fixed(x, 1)}%`,
  predictReason: (n: number): string =>
    `What counts is not the share but the number of rows, here ${count(n)}. To halve the ± takes four times as many, whatever they are a share of.`,
  kept: (state: {requests: number; share: number; days: number}, bytes: number, profiles: number): string =>
    `Logging ${share(state.share)} of ${count(state.requests)} requests a day for ${duration(state.days)} keeps ${bytesText(bytes)}; day profiles of all of them, ${bytesText(profiles)}.`,
  /** these follow the sentence before */
  told: (n: number, {rmse, low, high, half}: SampledError): string =>
    Number.isNaN(half)
      ? ` ${rows(n)} a day ${n === 1 ? "is" : "are"} too few for limits of the RMSE.`
      : ` Each day’s ${rows(n)} tell an RMSE of ${fixed(rmse, 2)} to within ${plusMinus(half)}: ${fixed(low, 2)} to ${fixed(high, 2)}.`,
  hiddenTold: " What the sample tells is hidden until you have guessed.",
  storage: {
    title: (bytes: number, profiles: number): string =>
      bytes >= profiles
        ? `The log takes ${bytesText(bytes)}, ${count(bytes / profiles)} times as much as the day profiles.`
        : `The log takes ${bytesText(bytes)}, less than the day profiles.`,
    subtitle: (columns: number, bins: number): string =>
      `Bytes kept, by the share that is logged; both axes are logarithmic. Dashed: a profile a day of all requests, ${columns} columns in at most ${bins} bins, as this project writes it.`,
    axis: "share of requests logged",
    yAxis: "bytes",
    log: (bytes: string): string => `log, ${bytes}`,
    profiles: (bytes: string): string => `day profiles, ${bytes}`,
    columns: [
      {label: "Share logged", numeric: true},
      {label: "Log", numeric: true},
      {label: "Day profiles", numeric: true}
    ]
  },
  error: {
    title: ({low, high, half}: SampledError): string =>
      Number.isNaN(half)
        ? "Too few rows a day for limits."
        : `A day’s sample tells the RMSE to within ${plusMinus(half)}: ${fixed(low, 2)} to ${fixed(high, 2)}.`,
    subtitle: (kurtosis: number): string =>
      `95% limits of the RMSE, $1000, once n labels have come: RMSE × exp(± 1.96 √((κ − 1)/n) / 2), with κ = ${fixed(kurtosis, 2)}, the kurtosis of our model’s errors.`,
    axis: "share of requests logged",
    yAxis: "$1000",
    columns: [
      {label: "Share logged", numeric: true},
      {label: "Rows a day", numeric: true},
      {label: "Low", numeric: true},
      {label: "High", numeric: true},
      {label: "±", numeric: true}
    ],
    few: "too few"
  }
};

const missing: Record<MissingField, string> = {
  configuration: "the configuration that the replica ran with",
  none: "none: the version of the feature service says it all"
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: LoggingAnswers): QuizItem[] {
  return [
    {
      id: "began",
      type: "choice",
      question: "At which minute, UTC, does the log of 8A have its first wrong input?",
      options: answers.beganOptions.map((time) => ({id: time, text: time})),
      reason: `The others are first requests after an upgrade that went well, and the last right one of the replica that went wrong. Between ${answers.beganOptions[answers.beganOptions.indexOf(answers.began) - 1]} and ${answers.began} this replica was not asked, so the log cannot say more.`
    },
    {
      id: "explains",
      type: "choice",
      question: "Which grouping has one group that holds nearly all wrong lines, and little else?",
      options: (["note", "service", "replica", "replica and service"] as const).map((id) => ({
        id,
        text: groupings[id]
      })),
      reason:
        "The replica alone has all the lines before its upgrade in it, the version alone those of the two replicas that were upgraded without harm. A cause is often a combination, and only a record of single requests can be grouped by it afterwards."
    },
    {
      id: "share",
      type: "number",
      question: `Of ${count(ASKED.requests)} requests a day, how many in a hundred must be logged and labelled for a day’s sample to tell the model’s RMSE to within ${plusMinus(ASKED.half)}?`,
      min: 0,
      max: 100,
      step: 0.1,
      tolerance: 0.3,
      unit: "%",
      digits: 1,
      reason: `That is ${count(answers.rows)} rows; of a million requests it would be the same number, a tenth of the share. For ${plusMinus(ASKED.half / 2)} it takes ${count(answers.rowsForHalf)}.`
    },
    {
      id: "missing",
      type: "choice",
      question:
        "Three replicas ran the new version and one of them went wrong. Which field would have shown the cause at once?",
      options: [
        {id: "label", text: "the label"},
        {id: "memory", text: "the memory in use"},
        {id: "none", text: missing.none},
        {id: "configuration", text: missing.configuration}
      ],
      reason:
        "The log names who and since when, but two replicas of one version differ in something that it does not hold. Write down whatever can differ between two answers: versions, configuration, units."
    }
  ];
}

export type LogWords = typeof logWords;
export type CostWords = typeof costWords;
