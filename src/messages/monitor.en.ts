import {dateSpan, longDate, shortDate} from "../components/dates.js";
import {count, fixed, percent, significant, signed} from "../components/format.js";
import type {PresetId} from "../components/windows.js";
import type {SourceRecord} from "../lib/bundle.js";
import type {PerformanceChange} from "../lib/decay/performance.js";
import type {ColumnStatistic} from "../lib/drift/calibrated/statistics.js";
import type {Verdict} from "../lib/drift/column-drift.js";
import type {Finding} from "../lib/drift/explain.js";
import type {Range} from "../lib/drift/presets/range.js";
import type {DistanceName} from "../lib/drift/types.js";
import type {Role} from "../lib/profile/types.js";
import type {AnomalyKind} from "../lib/schema/types.js";

/** Every word of the monitor page, in English. */

export const figureWords = {showTable: "Show as table", copyLink: "Copy link", linkCopied: "Link copied"};

export const distanceNames: Readonly<Record<DistanceName, {readonly label: string; readonly long: string}>> = {
  psi: {label: "PSI", long: "population stability index"},
  jensenShannon: {label: "Jensen–Shannon", long: "Jensen–Shannon divergence, base 2"},
  kolmogorovSmirnov: {label: "KS", long: "Kolmogorov–Smirnov statistic"}
};

export const words = {
  loading: "Loading the profiles …",
  loadingFinest: "Loading the finest bins …",
  retry: "Try again",
  simulated: "simulated",
  scenario: "Scenario",
  series: "Series",
  distance: "Distance",
  reference: "reference",
  current: "current",
  reset: "Reset",
  noDays: "No partitions have been profiled yet. The next build will show the first one.",
  noRows: "One of the two windows holds no rows, so there is nothing to compare.",
  featuresTitle: "What moved",
  outcomesTitle: "The prediction and the label",
  notesTitle: "What the monitor noted",
  noNotes: "No data problem and no decision other than to keep the model.",
  thresholdLine: "threshold",
  statuses: {alarm: "alarm", "no alarm": "within chance", "not enough data": "not enough data"},
  head: {
    feature: "Feature",
    histograms: "Reference and current",
    overTime: "Distance over time",
    now: "Now",
    threshold: "Threshold",
    alarm: "Verdict",
    sentence: "What happened"
  },
  lanes: {rows: "Rows per day", rmse: "RMSE per day", alarms: "Columns in alarm"},
  figures: {
    rows: "Rows",
    missing: "Missing",
    notFinite: "NaN or infinite",
    other: "Outside the reference’s values",
    zeros: "Zero",
    mean: "Mean",
    deviation: "Standard deviation",
    min: "Smallest",
    max: "Largest"
  },
  cells: {missing: "missing", nan: "NaN", negativeInfinity: "−∞", positiveInfinity: "+∞", other: "other"},
  detail: {
    bins: "Where the PSI comes from",
    bin: "Bin",
    level: "Value",
    part: "Part of the PSI",
    total: "All",
    figures: "In figures",
    measure: "Figure",
    change: "Change",
    distances: "All distances",
    value: "Now",
    verdict: "Verdict",
    chance: "Against chance",
    over: "over",
    below: "below",
    missingChange: "Change of the missing share"
  },
  tools: {
    title: "What other tools would say, by their own defaults",
    tool: "Tool",
    method: "Figure",
    remark: "Remark",
    none: "none",
    undecided: "no verdict",
    drift: "drift",
    noDrift: "no drift",
    names: {
      tfdv: "TFDV",
      sagemaker: "SageMaker",
      vertex: "Vertex AI",
      "psi-rule": "PSI rule"
    } as Readonly<Record<string, string>>,
    rules: {"<": "below", "<=": "up to", ">": "above", ">=": "from"}
  },
  limits: {
    title: "What the schema allows: move a limit to see what it would have caught",
    min: "Smallest value allowed",
    max: "Largest value allowed",
    free: "no limit",
    present: "Rows with a value, at least",
    known: "Values in the vocabulary, at least",
    zeros: "Zeros, at most",
    reset: "Back to the monitor’s schema"
  },
  percentOfRows: "% of rows",
  meanOf: {reference: "reference mean", current: "current mean"},
  day: "Day"
};

export const describeModel = (version: string): string => `Champion ${/^\d+$/.test(version) ? `v${version}` : version}`;
export const describeData = (last: string): string => `data through ${longDate(last)}`;
export const describeSource = ({name, rows, licence}: SourceRecord, version: string): string =>
  `Rows: ${name}, ${count(rows)} of them. Licence: ${licence}. Bundle ${version}.`;
export const describeFailure = (reason: string): string => `This stream cannot be shown: ${reason}.`;
export const describeFinestFailure = (reason: string): string =>
  `The finest bins of this column cannot be loaded: ${reason}.`;
export const describeCalibrationFailure = (reason: string): string =>
  `The alarms could not be calibrated, and the verdicts shown are rough: ${reason}.`;
export const describeChange = (day: string): string => `change begins ${shortDate(day)}`;

export const describePreset = (id: PresetId, length: number): string =>
  ({
    first: `first ${days(length)}`,
    previous: length === 1 ? "the day before" : `the ${length} days before`,
    before: "all days before",
    lastDay: "last day",
    lastWeek: `last ${days(length)}`,
    lastMonth: `last ${days(length)}`
  })[id];

/** What a screen reader says of a grip's position. */
export const describeGrip = {
  start: (first: string, _last: string, rows: number): string => `${longDate(first)}, ${count(rows)} rows`,
  end: (_first: string, last: string, rows: number): string => `${longDate(last)}, ${count(rows)} rows`,
  whole: (first: string, last: string, rows: number): string =>
    `${longDate(first)} to ${longDate(last)}, ${count(rows)} rows`
};

export const gripNames = {
  start: (role: string): string => `First day of the ${role} window`,
  end: (role: string): string => `Last day of the ${role} window`,
  whole: (role: string): string => `Position of the ${role} window`
};

export const describeOverlap = (shared: number): string =>
  `The two windows share ${days(shared)}. Their rows count on both sides, so distances come out too small.`;
export const describeFewRows = (role: string, rows: number): string =>
  `The ${role} window holds ${rows === 1 ? "1 row" : `${count(rows)} rows`}: only large changes can be told.`;
export const describeFewDays = (number: number): string =>
  `The reference window holds ${days(number)} with rows. How much days differ by nature cannot be learnt from so few, and alarms may come too often: take three days or more.`;

/** One line below the timeline for the day under the pointer. */
export function describeDay(day: string, rows: number, rmse: number | null, alarms: readonly string[]): string {
  const error = rmse === null ? "no labels yet" : `RMSE ${fixed(rmse, 2)}`;
  const named = alarms.length > 4 ? `${alarms.length} columns` : alarms.join(", ");
  const alarm = alarms.length === 0 ? "no alarm" : `alarm on ${named}`;
  return `${shortDate(day)}: ${count(rows)} rows, ${error}, ${alarm}`;
}

export interface VerdictFacts {
  readonly moved: number;
  readonly features: number;
  /** features expected in alarm when nothing changed, at most */
  readonly expected: number;
  /** label and prediction, where they are in alarm */
  readonly outcomes: readonly {readonly name: string; readonly role: Role}[];
  readonly performance: PerformanceChange;
  /** unit of the label, "" where there is none */
  readonly unit: string;
}

/** The verdict, for someone who has one minute. */
export function verdictSentence({moved, performance}: VerdictFacts): string {
  const inputsMoved = moved > 0;
  switch (performance.verdict) {
    case "worse":
      return inputsMoved ? "Inputs moved, and the model is harmed." : "The model is harmed, though no input moved.";
    case "better":
      return inputsMoved
        ? "Inputs moved; the model does better, not worse."
        : "No input moved, and the model does better.";
    case "unchanged":
      return inputsMoved ? "Inputs moved, the model is not harmed." : "No input moved, and the model is not harmed.";
    case "unknown":
      return inputsMoved
        ? "Inputs moved; too few labels to say whether the model is harmed."
        : "No input moved; too few labels to judge the model.";
  }
}

/** The figures behind the verdict. */
export function verdictFigures({moved, features, expected, outcomes, performance, unit}: VerdictFacts): string {
  const byChance = `by chance, at most one alarm in ${significant(1 / expected, 2)} such comparisons`;
  const inputs = `${moved} of ${features} features in alarm (${byChance}). ${outcomesInAlarm(outcomes)}`.trim();
  const {reference, current} = performance;
  if (current.n === 0) return `${inputs} No labels in the current window.`;
  const was = reference.n === 0 ? "" : `, was ${fixed(reference.rmse, 2)}`;
  return `${inputs} RMSE ${fixed(current.rmse, 2)}${was}${unit && ` (${unit})`}.`;
}

/** "In alarm: the label (medv) and the prediction." */
function outcomesInAlarm(outcomes: VerdictFacts["outcomes"]): string {
  const names = outcomes.map(({name, role}) => (name === role ? `the ${role}` : `the ${role} (${name})`));
  return names.length === 0 ? "" : `In alarm: ${names.join(" and ")}.`;
}

/** What a threshold costs, in words. */
const describeThreshold = (rate: number): string =>
  `Alarms are calibrated to the windows’ sizes: when nothing changed, at most ${significant(100 * rate, 3)}% of comparisons raise an alarm on any column, label and prediction included. A threshold is of that distance alone; the verdict weighs all figures together.`;

/** One sentence on what happened to a column. */
export function findingSentence(findings: readonly Finding[], unit: string, isAlarm: boolean): string {
  if (findings.length === 0) return "no rows to compare";
  const mean = findings.find((f) => f.kind === "mean");
  if (!isAlarm) {
    const [before, now] = mean ? alike(mean.before, mean.now) : [];
    return mean ? `mean ${quantity(now!, unit)}, was ${before}` : "as before";
  }
  const parts = findings.map((finding) => findingPart(finding, findings, unit)).filter((part) => part !== "");
  return parts.slice(0, 2).join("; ");
}

function findingPart(finding: Finding, all: readonly Finding[], unit: string): string {
  switch (finding.kind) {
    case "missing":
      return `${percent(finding.now)} missing, was ${percent(finding.before)}`;
    case "notFinite":
      return `NaN or infinite in ${percent(finding.now)} of rows, was ${percent(finding.before)}`;
    case "other":
      return `values not seen before in ${percent(finding.now)} of rows, was ${percent(finding.before)}`;
    case "mean": {
      const [before, now] = alike(finding.before, finding.now);
      return before === now ? "" : `mean ${movedTo(finding, unit)}`;
    }
    case "deviation": {
      const mean = all.find((f) => f.kind === "mean");
      const meanStays = mean && alike(mean.before, mean.now)[0] === alike(mean.before, mean.now)[1];
      return meanStays ? `mean unchanged, spread ${movedTo(finding, unit)}` : "";
    }
    case "range":
      return `largest gain ${rangeText(finding.low, finding.high)} (${points(finding.points)})`;
    case "level":
      return `value ${finding.level} in ${percent(finding.now)} of rows, was ${percent(finding.before)}`;
  }
}

function rangeText(low: number | null, high: number | null): string {
  if (low === null) return `at ${significant(high!, 3)} or below`;
  if (high === null) return `above ${significant(low, 3)}`;
  return `in ${significant(low, 3)}–${significant(high, 3)}`;
}

/** One of the buckets that values outside the reference's levels are dealt to. */
export function otherBucket(number: number): string {
  return `other, group ${number}`;
}

/** A figure of another tool: one number, or the range that the profiles leave. */
export function toolRange({low, high}: Range): string {
  if (Number.isNaN(low)) return "–";
  const [from, to] = [low, high].map((x) => (x === Infinity ? "∞" : x === -Infinity ? "−∞" : significant(x, 3)));
  return from === to ? from! : `${from} to ${to}`;
}

/** What limits would mean: in the current window, and on each day by itself. */
export function describeLimits(now: number, wrongDays: number, starts: readonly string[], first: number): string {
  const window = now === 0 ? "In the current window nothing is wrong." : "The current window breaks a limit:";
  if (wrongDays === 0) return `None of ${days(starts.length)} breaks a limit. ${window}`;
  return `${wrongDays} of ${days(starts.length)} break a limit, the first on ${shortDate(starts[first]!)}. ${window}`;
}

/** A range of values as a table shows it: above the first, up to and with the second. */
export function binText(low: number | null, high: number | null): string {
  if (low === null && high === null) return "all values";
  if (low === null) return `≤ ${significant(high!, 4)}`;
  if (high === null) return `> ${significant(low, 4)}`;
  return `${significant(low, 4)} – ${significant(high, 4)}`;
}

const points = (share: number): string => `${signed(share * 100, 0)} points`;

/** A number with its unit: 17.9%, 6.2 rooms, 13.8 ($1000). */
function quantity(text: string, unit: string): string {
  if (unit === "") return text;
  return unit === "%" ? `${text}%` : /^\p{L}+$/u.test(unit) ? `${text} ${unit}` : `${text} (${unit})`;
}

/** Two numbers with the same decimals, three significant digits for the larger. */
function alike(before: number, now: number): [string, string] {
  const size = Math.max(Math.abs(before), Math.abs(now));
  const digits = size > 0 ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size)))) : 0;
  return [fixed(before, digits), fixed(now, digits)];
}

/** "up from 12.6 to 17.9%". */
function movedTo(change: {before: number; now: number}, unit: string): string {
  const [before, now] = alike(change.before, change.now);
  return `${change.now > change.before ? "up" : "down"} from ${before} to ${quantity(now, unit)}`;
}

export const describeSince = (day: string): string => `over since ${shortDate(day)}`;
export const describeDistance = (value: number): string => fixed(value, 3);
/** What is behind the one verdict of a column. */
export function describeVerdict({pValue, carrier}: Verdict): string {
  if (Number.isNaN(pValue) || carrier === null) return "";
  if (pValue > 0.2) return `All together: chance alone often makes windows as unlike (p = ${significant(pValue, 2)}).`;
  const odds = `once in ${count(Number((1 / pValue).toPrecision(2)))} times`;
  // Beyond a millionth p-values are extrapolated: their figures would say more than is known.
  const isExtrapolated = pValue < 1e-6;
  const often = isExtrapolated ? "less than once in a million times" : odds;
  const p = isExtrapolated ? "p < 10⁻⁶" : `p = ${significant(pValue, 2)}`;
  return `All together: if nothing had changed, windows this unlike would come ${often} (${p}). What tells most is ${carriers[carrier]}.`;
}

const carriers: Readonly<Record<ColumnStatistic, string>> = {
  deviance: "all cells together (deviance)",
  andersonDarling: "the order of the values (Anderson–Darling)",
  largestCell: "a single cell against the rest"
};

export const describeBound = (bound: number): string =>
  !Number.isFinite(bound)
    ? ""
    : `KS is taken over bins; on the raw values it could be larger by up to ${fixed(bound, 3)}.`;

/** The figure by which a column moved furthest against its threshold; `ratio` is −1 where nothing can be said. */
interface Lead {
  readonly name: string;
  readonly figure: DistanceName | "missing";
  readonly value: number;
  readonly threshold: number;
  readonly ratio: number;
}

/** Title of the feature table: its finding. */
export function tableTitle({name, figure, value, threshold, ratio}: Lead, moved: number): string {
  if (ratio < 0) return "There is nothing to compare";
  const figures =
    figure === "missing"
      ? `share of missing rows ${signed(100 * value, 1)} points, threshold ${fixed(100 * threshold, 1)}`
      : `${distanceNames[figure].label} ${describeDistance(value)}, threshold ${describeDistance(threshold)}`;
  return moved === 0
    ? `No feature is in alarm; closest to its threshold is ${name}: ${figures}`
    : `${name} moved most: ${figures}`;
}

/** @param standIn the distance of the categories, where the chosen one is not defined of them */
export function tableSubtitle(distance: DistanceName, standIn: DistanceName | null, rate: number): string {
  const categories = standIn === null ? "" : ` (categories, which it does not suit: ${distanceNames[standIn].long})`;
  const order = `All features, furthest over their threshold first, by ${distanceNames[distance].long}${categories}.`;
  return `${order} ${describeThreshold(rate)}`;
}

export function timelineTitle(inAlarm: number, total: number): string {
  if (inAlarm === 0) return `No alarm on any of ${days(total)}`;
  return `Alarms on ${inAlarm} of ${days(total)}`;
}
export const timelineSubtitle =
  "Drag the two windows or their ends, or draw a new current window on the chart. Every figure below follows.";

export function predictionTitle(name: string, before: number, now: number, unit: string): string {
  if (!Number.isFinite(before) || !Number.isFinite(now)) return `There is no ${name} in one of the windows`;
  const [from, to] = alike(before, now);
  if (from === to) return `The mean ${name} is unchanged at ${quantity(to, unit)}`;
  return `The mean ${name} went ${movedTo({before, now}, unit)}`;
}
export const predictionSubtitle = (unit: string): string =>
  `Share of rows per bin${unit && `, ${unit}`}. Outlined: reference; filled: current.`;

export function errorTitle({reference, current, verdict}: PerformanceChange): string {
  if (current.n === 0 || reference.n === 0) return "Too few labels to compare the error";
  const figures = `RMSE ${fixed(current.rmse, 2)}, was ${fixed(reference.rmse, 2)}`;
  return {
    worse: `The error rose: ${figures}`,
    better: `The error fell: ${figures}`,
    unchanged: `The error did not change beyond chance: ${figures}`,
    unknown: `Too few labels to judge: ${figures}`
  }[verdict];
}
export const errorSubtitle = (unit: string): string =>
  `Realised RMSE of each day${unit && `, ${unit}`}, and of the two windows.`;

export const anomalyNames: Readonly<Record<AnomalyKind, string>> = {
  MULTIPLE_REASONS: "Several problems",
  BOOL_TYPE_BIG_INT: "Neither 0 nor 1",
  BOOL_TYPE_SMALL_INT: "Neither 0 nor 1",
  BOOL_TYPE_UNEXPECTED_STRING: "Neither yes nor no",
  BOOL_TYPE_UNEXPECTED_FLOAT: "Neither 0 nor 1",
  ENUM_TYPE_INVALID_UTF8: "Damaged text",
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: "New value",
  FEATURE_TYPE_HIGH_UNIQUE: "Too many different values",
  FEATURE_TYPE_LOW_UNIQUE: "Too few different values",
  FEATURE_TYPE_NO_UNIQUE: "Different values not counted",
  FEATURE_TYPE_LOW_FRACTION_PRESENT: "Values missing",
  FEATURE_TYPE_LOW_NUMBER_PRESENT: "Values missing",
  FEATURE_TYPE_NOT_PRESENT: "All values missing",
  FLOAT_TYPE_BIG_FLOAT: "Value too large",
  FLOAT_TYPE_SMALL_FLOAT: "Value too small",
  FLOAT_TYPE_STRING_NOT_FLOAT: "Not a number",
  FLOAT_TYPE_HAS_NAN: "NaN",
  FLOAT_TYPE_HAS_INF: "Infinite value",
  INT_TYPE_BIG_INT: "Value too large",
  INT_TYPE_SMALL_INT: "Value too small",
  INT_TYPE_NOT_INT_STRING: "Not a whole number",
  SCHEMA_MISSING_COLUMN: "Column missing",
  SCHEMA_NEW_COLUMN: "New column",
  UNEXPECTED_DATA_TYPE: "Wrong type",
  DOMAIN_INVALID_FOR_TYPE: "Schema: domain and type differ",
  FEATURE_MISSING_NAME: "Schema: no name",
  FEATURE_MISSING_TYPE: "Schema: no type",
  INVALID_SCHEMA_SPECIFICATION: "Schema: contradiction",
  INVALID_DOMAIN_SPECIFICATION: "Schema: domain not sound",
  STATS_NOT_AVAILABLE: "Figure not kept",
  COMPARATOR_CONTROL_DATA_MISSING: "Nothing to compare with",
  COMPARATOR_L_INFTY_HIGH: "Share changed",
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: "Distribution changed",
  COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH: "Count changed",
  COMPARATOR_LOW_NUM_EXAMPLES: "Fewer rows than before",
  COMPARATOR_HIGH_NUM_EXAMPLES: "More rows than before",
  DATASET_LOW_NUM_EXAMPLES: "Too few rows",
  DATASET_HIGH_NUM_EXAMPLES: "Too many rows",
  NO_DATA_IN_SPAN: "No data",
  DATA_NOT_FRESH: "Data too old",
  MISSING_SHARE_CHANGED: "Missing values changed",
  STATISTIC_TOO_LOW: "Figure too low",
  STATISTIC_TOO_HIGH: "Figure too high"
};
export const decisionName = "Retraining advised";
export const describeNoteDays = (first: string, last: string, number: number): string =>
  number === 1 ? shortDate(first) : `${dateSpan(first, last)}, on ${days(number)}`;
export const showAllNotes = (number: number): string => `Show all ${number}`;

/** "1 day", "7 days". */
function days(number: number): string {
  return number === 1 ? "1 day" : `${count(number)} days`;
}
