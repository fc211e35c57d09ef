import type {LeadingInput} from "../components/false-alarms/stream-days.js";
import {count, fixed, percent} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {CalibratedDays} from "../lib/course/false-alarms/calibrated-days.js";
import {FIRST_DAYS, STREAM_DAYS} from "../lib/course/false-alarms/drift-streams.js";
import type {ReferenceId, StreamId} from "../lib/course/false-alarms/drift-streams.js";
import {EVALUATION} from "../lib/course/false-alarms/late-labels.js";
import type {Evaluation, LabelStream} from "../lib/course/false-alarms/late-labels.js";
import {QUIZ_DELAY, QUIZ_ROWS, SWINGING} from "../lib/course/false-alarms/published.js";
import type {FalseAlarmAnswers} from "../lib/course/false-alarms/published.js";
import {ALPHA, FIXED, REFERENCES} from "../lib/course/false-alarms/quiet-days.js";
import type {ReferenceSize, RuleId} from "../lib/course/false-alarms/quiet-days.js";
import {OWN_THRESHOLDS} from "../lib/course/false-alarms/two-tools.js";
import type {Agreement, ToolFigures, ToolStream} from "../lib/course/false-alarms/two-tools.js";
import type {Window} from "../lib/profile/window.js";
import * as findings from "./findings.en.js";
import * as labels from "./labels.en.js";
import type {Messages} from "./messages.js";
import * as monitor from "./monitor.en.js";
import * as partitions from "./partitions.en.js";
import * as rows from "./rows.en.js";

/** 10A: the words of the dashboard's own parts. */
export const dashboard: Messages<"findings" | "labels" | "monitor" | "partitions" | "rows"> = {
  findings,
  labels,
  monitor,
  partitions,
  rows
};

const upper = (name: string): string => name.toUpperCase();
const days = (n: number): string => (n === 1 ? "1 day" : `${count(n)} days`);
/** Days count from 0, as in the course of the scenarios. */
const spanned = ({from, to}: Window): string => (to - from === 1 ? `day ${from}` : `days ${from} to ${to - 1}`);
const reference = (rows: number): string => (Number.isFinite(rows) ? `${count(rows)} rows` : "a known population");

const streams: Record<StreamId, {readonly name: string; readonly text: string}> = {
  S0: {name: "Nothing changes", text: "Every day draws from the same tracts."},
  S1: {name: "Inputs drift slowly", text: "From day 40 on, tracts with high LSTAT are drawn more and more often."},
  S2: {name: "Inputs jump and return", text: "From day 60 to 89, four of five draws are tracts with RAD 24."},
  S3: {
    name: "Inputs swing every week",
    text: "Far-off tracts are drawn more often in one half of each week, near ones in the other. It has always been so."
  }
};

const references: Record<ReferenceId, string> = {
  first: `the first ${FIRST_DAYS} days`,
  week: "the week before",
  weekday: "the same weekday, a week before"
};

/** 10A: any window against any window. */
export const explorerWords = {
  label: "Compare any days with any others (simulated streams)",
  title: "Boston housing",
  description: "Simulated production of the course: tracts that the model has never seen.",
  streams,
  stream: "Stream",
  against: "Compare with",
  references,
  distance: "Distance",
  distances: {psi: "PSI", jensenShannon: "Jensen–Shannon", kolmogorovSmirnov: "Kolmogorov–Smirnov"},
  descriptions: {
    crim: "crime rate, by town",
    zn: "land zoned for large lots, %",
    indus: "land of non-retail business, %",
    chas: "bounds the Charles River",
    nox: "nitrogen oxides, parts per 10 million",
    rm: "rooms per dwelling",
    age: "built before 1940, %",
    dis: "distance to employment centres",
    rad: "access to radial highways",
    tax: "property tax rate, $ per $10,000",
    ptratio: "pupils per teacher",
    lstat: "“lower status”, %, as the 1978 paper defines it",
    prediction: "the model’s answer, $1000",
    medv: "median value, $1000"
  } as Readonly<Record<string, string>>,
  predict: (compared: number): string =>
    `One stream swings every week, from its first day on, and nothing is wrong with it. Each of its last ${compared} days is compared with the week before. On how many of them is the dashboard in alarm about any column?`,
  predictLabel: "My guess for the days in alarm",
  predictReason: (found: Readonly<Record<ReferenceId, number>>): string =>
    `The dashboard looks at how much the days of the reference differ among themselves, and asks for more than that before it speaks. Against ${references.first} it is in alarm on ${found.first}, against ${references.weekday}, on ${found.weekday}.`,
  loading: "Drawing the days of the stream …",
  result: (stream: StreamId, current: Window, found: Readonly<Record<ReferenceId, LeadingInput>>): string =>
    `${streams[stream].name}, ${spanned(current)}: the input that differs most is ${upper(found.first.feature)} against ${references.first} (PSI ${fixed(found.first.psi, 2)}), ${upper(found.week.feature)} against ${references.week} (${fixed(found.week.psi, 2)}), ${upper(found.weekday.feature)} against ${references.weekday} (${fixed(found.weekday.psi, 2)}).`
};

const rules: Record<RuleId, string> = {
  small: `PSI above ${FIXED.small} (rule of thumb: some change)`,
  large: `PSI above ${FIXED.large} (rule of thumb: a large change)`,
  each: `by sample size: ${percent(ALPHA)} for each feature`,
  together: `by sample size: ${percent(ALPHA)} for all features together`
};

/** What one look at the false-alarm machine says. */
interface Machine {
  readonly rows: number;
  readonly reference: number;
  readonly features: number;
  readonly days: number;
  readonly rule: RuleId;
  /** share of quiet days in alarm */
  readonly measured: number;
  readonly theory: number;
}

/** 10B: the false-alarm machine. */
export const quietWords = {
  label: "Count the alarms of days on which nothing happens (simulated)",
  rows: "Rows a day",
  bins: "Bins",
  reference: "Reference",
  references: {
    known: "all tracts (known)",
    large: reference(REFERENCES.large),
    small: reference(REFERENCES.small)
  } satisfies Record<ReferenceSize, string>,
  features: "Features watched",
  rule: "Alarm when",
  rules,
  predict: (features: number): string =>
    `A service answers ${QUIZ_ROWS} requests a day. Nothing ever changes. ${features} features are watched, and the rule of thumb says that a PSI above ${FIXED.small} is a change. On how many of 100 days is there an alarm?`,
  predictLabel: "My guess for days in alarm, of 100",
  predictReason: `A PSI is never zero: two samples of one population differ. At ${QUIZ_ROWS} rows and ten bins chance alone makes it ${fixed(9 / QUIZ_ROWS, 3)} on average, and there are many features to be unlucky with.`,
  hidden: "hidden until you have guessed",
  result: ({rows, reference: size, features, days: of, measured, theory}: Machine): string =>
    `${count(rows)} rows a day against ${reference(size)}, ${features === 1 ? "1 feature" : `${features} features`}: a false alarm on ${percent(measured)} of ${count(of)} quiet days; theory ${percent(theory)}.`,
  hiddenResult: (feature: string, mean: number, theory: number): string =>
    `${upper(feature)} on quiet days: mean PSI ${fixed(mean, 3)}, by theory ${fixed(theory, 3)}. How often that is an alarm is hidden until you have guessed.`,
  one: {
    title: (feature: string, mean: number, theory: number): string =>
      `${upper(feature)}, unchanged, has a PSI of ${fixed(mean, 3)} on average; theory says ${fixed(theory, 3)}.`,
    subtitle: (of: number, cells: number): string =>
      `Simulated: PSI on ${count(of)} quiet days, ${cells} cells. Bars: measured; line: the chi-square law. Dashed: threshold.`,
    axis: "PSI",
    share: "days",
    threshold: "threshold",
    columns: [
      {label: "PSI from", numeric: true},
      {label: "to", numeric: true},
      {label: "Days measured", numeric: true},
      {label: "Days by theory", numeric: true}
    ]
  },
  all: {
    title: ({rows, measured}: Pick<Machine, "rows" | "measured">, fewest: number): string =>
      `At ${count(rows)} rows a day, ${percent(measured)} of quiet days have an alarm${Number.isFinite(fewest) ? `; one feature needs ${count(fewest)} rows to keep to ${percent(ALPHA)}` : ""}.`,
    titleHidden: "How often there is an alarm: hidden until you have guessed.",
    subtitle: (of: number, features: number): string =>
      `Simulated: quiet days with at least one alarm, of ${count(of)}. Dots: measured; line: theory, as if features did not depend on each other. Squares: Driftbook’s calibrated verdict about ${features} features, always against ${reference(REFERENCES.large)}, which promises ${percent(ALPHA)} (bars: 95% limits).`,
    axis: "rows a day",
    share: "% of quiet days in alarm",
    driftbook: "Driftbook’s verdict",
    columns: [
      {label: "Rows a day", numeric: true},
      {label: "Measured", numeric: true},
      {label: "Theory", numeric: true},
      {label: "Driftbook’s verdict", numeric: true}
    ]
  }
};

const toolStreams: Record<ToolStream, string> = {
  S1: "S1: inputs drift slowly, last week",
  S2: "S2: inputs jump, the month it lasts",
  S0: "S0: nothing changes, last week"
};

const featuresIn = ({both, onlyPsi, onlyJs, neither}: Agreement): number => both + onlyPsi + onlyJs + neither;

/** 10C: two tools. */
export const toolWords = {
  label: "Two tools, one data set (simulated streams)",
  stream: "Stream",
  streams: toolStreams,
  predict: (psi: number, features: number): string =>
    `In the first stream inputs drift slowly. In its last week the rule of thumb for the PSI is in alarm about ${psi} of ${features} features. Of the same rows, how many features does BigQuery ML’s default call changed?`,
  predictLabel: "My guess for the features in alarm",
  predictReason: ({feature, psi, js}: ToolFigures): string =>
    `${upper(feature)} moves its divergence most: to ${fixed(js, 3)}, where the default waits for more than ${fixed(OWN_THRESHOLDS.js, 3)}. The PSI of the same rows is ${fixed(psi, 2)}, where the rule of thumb waits for ${fixed(OWN_THRESHOLDS.psi, 2)}.`,
  hidden: "hidden until guessed",
  psi: "Threshold of the PSI",
  js: "Threshold of the Jensen–Shannon divergence",
  own: "Each tool’s own thresholds",
  tools: {psi: "PSI, rule of thumb", js: "JS, BigQuery ML"},
  alarm: "alarm",
  quiet: "quiet",
  title: (found: Agreement): string => {
    const [psi, js] = [found.both + found.onlyPsi, found.both + found.onlyJs];
    return `The PSI is in alarm about ${psi} of ${featuresIn(found)} features, the Jensen–Shannon divergence about ${js}.`;
  },
  titleHidden: (found: Agreement): string =>
    `The PSI is in alarm about ${found.both + found.onlyPsi} of ${featuresIn(found)} features; what the other tool says is hidden until you have guessed.`,
  subtitle:
    "Simulated. The same rows, the same days: each feature as each tool measures it, with its own bins. Dashed: thresholds. A triangle is an alarm.",
  result: (found: Agreement, thresholds: {readonly psi: number; readonly js: number}): string => {
    const apart = found.onlyPsi + found.onlyJs;
    const all = featuresIn(found);
    const at = `PSI from ${fixed(thresholds.psi, 2)}, JS above ${fixed(thresholds.js, 3)}`;
    return apart === 0
      ? `${at}: the tools agree about all ${all} features (${found.both} in alarm, ${found.neither} quiet).`
      : `${at}: the tools disagree about ${apart} of ${all} features; ${found.onlyPsi} only in the PSI, ${found.onlyJs} only in the JS.`;
  },
  hiddenResult: (found: Agreement, threshold: number): string =>
    `PSI from ${fixed(threshold, 2)}: in alarm about ${found.both + found.onlyPsi} of ${featuresIn(found)} features. What the Jensen–Shannon divergence says of them is hidden until you have guessed.`,
  columns: [
    {label: "Feature"},
    {label: "PSI", numeric: true},
    {label: "JS", numeric: true},
    {label: "By the PSI"},
    {label: "By the JS"}
  ]
};

const labelStreams: Record<LabelStream, string> = {
  S4: "S4: prices rise from day 40",
  S5: "S5: clean air gets a premium on day 60",
  S0: "S0: nothing changes"
};

/** A stream under a plan of labels, and what was found. */
interface Evaluated {
  readonly stream: LabelStream;
  readonly delay: number;
  readonly share: number;
  readonly change: number | null;
  readonly found: Evaluation;
}

/** The days of a change and of the alarm about it. */
export interface LabelAlarm {
  readonly change: number;
  readonly alarm: number;
}

/** 10D: continuous evaluation. */
export const labelWords = {
  label: "Wait for the truth (simulated streams)",
  predict: (change: number, jump: LabelAlarm, delay: number): string =>
    `A jump on day ${jump.change} raises an alarm on day ${jump.alarm}, with labels of all rows after ${days(delay)}. Now prices rise slowly, from day ${change} on, under the same plan. On which day is the alarm?`,
  predictLabel: "My guess for the day of the alarm",
  predictReason: ({change, alarm}: LabelAlarm, delay: number): string =>
    `Of these ${days(alarm - change)}, ${delay} are the wait for labels. In the other ${alarm - change - delay} the rise was still too small: the rule asks for ${EVALUATION.over} of ${EVALUATION.of} days above ${EVALUATION.ratio} times the usual error.`,
  titleHidden: "When it is found: hidden until you have guessed.",
  hidden: "hidden until you have guessed",
  stream: "Stream",
  streams: labelStreams,
  delay: "Labels come after",
  delayValue: (n: number): string => days(n),
  share: "Rows that get a label",
  shareValue: (share: number): string => `${count(share)}%`,
  title: ({delay, change, found}: Evaluated): string => {
    if (change === null)
      return found.falseAlarms === 0
        ? "Nothing changes, and no alarm is raised."
        : `Nothing changes, and yet ${found.falseAlarms === 1 ? "1 day raises" : `${found.falseAlarms} days raise`} an alarm.`;
    if (found.alarmDay === null)
      return found.dataDay === null
        ? "The change is never found."
        : `The change is not found in time: the labels of day ${found.dataDay} come after the last day.`;
    return `Found on day ${found.alarmDay}, ${days(found.alarmDay - change)} after the change${delay === 0 ? "" : `; ${days(delay)} of that is waiting for labels`}.`;
  },
  subtitle: (usual: number, rows: number): string =>
    `Simulated, ${rows} rows a day. Dots: RMSE of a day’s labelled rows, on the day on which it is known. Line and band: the last ${EVALUATION.of} days with 95% limits. Dashed: ${EVALUATION.ratio} times the usual ${fixed(usual, 2)}.`,
  axis: "day on which it is known",
  rmse: "RMSE, $1000",
  change: "change",
  alarm: "alarm",
  limit: `${EVALUATION.ratio} × usual`,
  result: ({delay, share, change, found}: Evaluated): string => {
    const plan = `Labels of ${count(share)}% of the rows, ${delay === 0 ? "at once" : `after ${days(delay)}`}`;
    const when =
      change === null
        ? "nothing to find"
        : found.alarmDay === null
          ? "not found by the last day"
          : `found ${days(found.alarmDay - change)} after the change`;
    return `${plan}: ${when}. False alarms: ${found.falseAlarms === 0 ? "none" : count(found.falseAlarms)}${change === null ? "" : ` of the ${change} days before it`}.`;
  },
  hiddenResult: ({delay, share, change}: Evaluated): string =>
    `Labels of ${count(share)}% of the rows, ${delay === 0 ? "at once" : `after ${days(delay)}`}; the change begins on day ${change}. When it is found is hidden until you have guessed.`,
  columns: [
    {label: "Day of the rows", numeric: true},
    {label: "Known on day", numeric: true},
    {label: "Labelled rows", numeric: true},
    {label: "RMSE of the day", numeric: true},
    {label: `RMSE of ${EVALUATION.of} days, 95% limits`, numeric: true},
    {label: "Alarm"}
  ],
  none: "–",
  limits: (value: number, low: number, high: number): string =>
    Number.isNaN(low) ? "too few rows" : `${fixed(value, 2)} (${fixed(low, 2)} to ${fixed(high, 2)})`
};

/** 10A: how often the dashboard itself is in alarm about the weekly swing, for the text around it. */
export function describeSeasonal(found: Readonly<Record<ReferenceId, number>>, of: number): string {
  return `on ${found.first} of ${of} days against ${references.first}, on ${found.week} against ${references.week} and on ${found.weekday} against ${references.weekday}`;
}

/** 10B: what the calibrated verdict makes of quiet days, for the text around it. */
export function describeCalibrated(sizes: readonly CalibratedDays[]): string {
  const parts = sizes.map(
    ({rows, days: of, alarms}, i) => `${alarms} of ${of} at ${rows}${i === 0 ? " rows a day" : ""}`
  );
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: FalseAlarmAnswers): QuizItem[] {
  const {swingDays} = answers;
  return [
    {
      id: "fewestRows",
      type: "number",
      question: `Ten bins, a known reference, and the rule “PSI above ${FIXED.small} is a change”. How many rows does a window need for no more than ${percent(ALPHA)} false alarms of a feature?`,
      min: 20,
      max: 500,
      step: 10,
      tolerance: 20,
      unit: " rows",
      digits: 0,
      reason: `By chance the PSI exceeds the 95% point of a chi-square with 9 degrees of freedom, divided by the rows, once in twenty windows. Against a reference of ${reference(REFERENCES.small)}, which is a sample itself, it takes ${count(answers.fewestRowsOfTwo)}.`
    },
    {
      id: "falseAlarmsAYear",
      type: "number",
      question: `${QUIZ_ROWS} rows a day, twelve features, the same rule. On how many days of a year in which nothing happens is there an alarm?`,
      min: 0,
      max: 365,
      step: 5,
      tolerance: 30,
      unit: " days",
      digits: 0,
      reason:
        "Whoever gets that many letters stops reading them. The rule looks at one column, and says nothing of how many rows it wants."
    },
    {
      id: "atLeastOne",
      type: "number",
      question: `Twelve tests that do not depend on each other, each at ${percent(ALPHA)}. How likely is at least one false alarm?`,
      min: 0,
      max: 100,
      step: 1,
      tolerance: 4,
      unit: "%",
      digits: 0,
      reason: `One minus 0.95 to the twelfth. To keep all of them together at ${percent(ALPHA)}, test each at ${percent(ALPHA)} divided by twelve, ${fixed(answers.corrected, 4)} (Bonferroni).`
    },
    {
      id: "seasonalReference",
      type: "choice",
      question: "Requests swing every week, as they always have. With what should a day be compared?",
      options: [
        {id: "first", text: references.first},
        {id: "week", text: references.week},
        {id: "weekday", text: references.weekday}
      ],
      reason: `${upper(SWINGING)} is above chance on ${swingDays.first} of ${STREAM_DAYS - FIRST_DAYS} days against ${references.first}, on ${swingDays.week} against ${references.week} and on ${swingDays.weekday} against ${references.weekday}. The week before holds all weekdays, so each of them is unlike it.`
    },
    {
      id: "detectionDays",
      type: "number",
      question: `Clean air gets a premium; every row gets a label, ${QUIZ_DELAY} days late. How many days after the change does continuous evaluation raise the alarm?`,
      min: 0,
      max: 30,
      step: 1,
      tolerance: 1,
      unit: " days",
      digits: 0,
      reason: `${days(answers.detectionDaysAtOnce)} until three days are over the limit, and ${QUIZ_DELAY} of waiting. The first part can be made shorter by other rules; the second by nothing.`
    }
  ];
}

export type DashboardMessages = typeof dashboard;
export type ExplorerWords = typeof explorerWords;
export type QuietWords = typeof quietWords;
export type ToolWords = typeof toolWords;
export type LabelWords = typeof labelWords;
