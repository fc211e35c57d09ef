import {count, fixed, percent, significant, signed} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import type {PresetId} from "../components/windows.js";
import type {ModelEvent} from "../lib/bundle.js";
import type {ErrorChange, ErrorMeasure} from "../lib/decay/realised-error.js";
import type {ColumnStatistic} from "../lib/drift/calibrated/statistics.js";
import type {Verdict} from "../lib/drift/column-drift.js";
import type {Finding} from "../lib/drift/explain.js";
import type {Range} from "../lib/drift/presets/range.js";
import type {DistanceName} from "../lib/drift/types.js";
import type {Role} from "../lib/profile/types.js";
import type {Anomaly, AnomalyKind} from "../lib/schema/types.js";
import {alike, boundText, errorFigure, tellingDigits} from "./figures.js";
import {anomalyText} from "./reasons.en.js";
import {spelled} from "./spelled.js";

/** Every word of the monitor page, in English. */

export {anomalyText, decisionText, modelEventText} from "./reasons.en.js";

export const figureWords = {showTable: "Show as table", copyLink: "Copy link", linkCopied: "Link copied"};

export const distanceNames: Readonly<Record<DistanceName, {readonly label: string; readonly long: string}>> = {
  psi: {label: "PSI", long: "population stability index"},
  jensenShannon: {label: "Jensen–Shannon", long: "Jensen–Shannon divergence, base 2"},
  kolmogorovSmirnov: {label: "KS", long: "Kolmogorov–Smirnov statistic"}
};

export const words = {
  colon: ": ",
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
  noPartitions: "No partitions have been profiled yet. The next build will show the first one.",
  noRows: "One of the two windows holds no rows, so there is nothing to compare.",
  featuresTitle: "What moved",
  notesTitle: "What the monitor noted",
  noNotes: "No data problem, and the model was kept.",
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
  columnsInAlarm: "Columns in alarm",
  quarantined: "Rows quarantined",
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
  meanOf: {reference: "reference mean", current: "current mean"}
};

export const describeModel = (version: string): string => `Champion ${/^\d+$/.test(version) ? `v${version}` : version}`;
/** Up to when, or up to which file, rows are in. */
export const describeData = ({unit, long}: Partitions, last: string): string =>
  unit === "file" ? `the last file is ${long(last)}` : `data through ${long(last)}`;

/** What a column means, and its unit. */
export const aboutColumn = (description: string, unit: string): string =>
  [description, unit].filter(Boolean).join(", ");

export const describeFailure = (reason: string): string => `This stream cannot be shown: ${reason}.`;
export const describeFinestFailure = (reason: string): string =>
  `The finest bins of this column cannot be loaded: ${reason}.`;
export const describeCalibrationFailure = (reason: string): string =>
  `The alarms could not be calibrated, and the verdicts shown are rough: ${reason}.`;
export const describeChange = ({short}: Partitions, start: string): string => `change begins ${short(start)}`;

/** @param window its length, and what the timeline calls its span */
export const describePreset = (
  id: PresetId,
  {one, many, amount}: Partitions,
  {from, length, span}: {readonly from: number; readonly length: number; readonly span: string}
): string => {
  const last = length === 1 ? `last ${one}` : `last ${amount(length)}`;
  return {
    build: from > 0 ? span : length === 1 ? `first ${one}` : `first ${amount(length)}`,
    previous: length === 1 ? `the ${one} before` : `the ${amount(length)} before`,
    before: `all ${many} before`,
    short: last,
    medium: last,
    long: last
  }[id];
};

/** What a screen reader says of a grip's position. */
export const describeGrip = {
  start: ({long}: Partitions, first: string, _last: string, rows: number): string =>
    `${long(first)}, ${count(rows)} rows`,
  end: ({long}: Partitions, _first: string, last: string, rows: number): string => `${long(last)}, ${count(rows)} rows`,
  whole: ({long}: Partitions, first: string, last: string, rows: number): string =>
    `${long(first)} to ${long(last)}, ${count(rows)} rows`
};

export const gripNames = {
  start: ({one}: Partitions, role: string): string => `First ${one} of the ${role} window`,
  end: ({one}: Partitions, role: string): string => `Last ${one} of the ${role} window`,
  whole: (_: Partitions, role: string): string => `Position of the ${role} window`
};

export const describeOverlap = ({amount}: Partitions, shared: number): string =>
  `The two windows share ${amount(shared)}. Their rows count on both sides, so distances come out too small.`;
export const describeFewRows = (role: string, rows: number): string =>
  `The ${role} window holds ${rows === 1 ? "1 row" : `${count(rows)} rows`}: only large changes can be told.`;
export const describeFewPartitions = ({many, amount}: Partitions, number: number, needed: number): string =>
  `The reference window holds ${amount(number)} with rows. How much ${many} differ by nature cannot be learnt from so few, and alarms may come too often: take ${spelled(needed)} ${many} or more.`;

export const rowsPer = ({one}: Partitions): string => `Rows per ${one}`;

/** What the timeline knows of one partition. */
export interface PartitionFacts {
  readonly rows: number;
  readonly quarantined: number;
  /** null where no label has arrived */
  readonly error: number | null;
  readonly alarms: readonly string[];
}

/** One line below the timeline for the partition under the pointer. */
export function describePartition(name: string, facts: PartitionFacts, measure: ErrorMeasure | null): string {
  const {rows, quarantined, error, alarms} = facts;
  const named = alarms.length > 4 ? `${alarms.length} columns` : alarms.join(", ");
  return [
    `${name}: ${count(rows)} rows`,
    ...(quarantined > 0 ? [`${count(quarantined)} quarantined`] : []),
    ...(measure === null ? [] : [error === null ? "no labels yet" : `${measure} ${errorText(measure, error)}`]),
    alarms.length === 0 ? "no alarm" : `alarm on ${named}`
  ].join(", ");
}

export const errorText = errorFigure;

/** A label for errors: "RMSE, $1000" or "Error rate, %". */
export function errorLabel(measure: ErrorMeasure, unit: string): string {
  return measure === "RMSE" ? `RMSE${unit && `, ${unit}`}` : "Error rate";
}

export interface VerdictFacts {
  /** whether a window is compared with itself */
  readonly isSame: boolean;
  readonly moved: number;
  readonly features: number;
  /** features expected in alarm when nothing changed, at most */
  readonly expected: number;
  /** label and prediction, where they are in alarm */
  readonly outcomes: readonly {readonly name: string; readonly role: Role}[];
  /** null where nothing is predicted, or nothing is labelled */
  readonly performance: ErrorChange | null;
  /** unit of the label, "" where there is none */
  readonly unit: string;
}

/** The verdict, for someone who has one minute. */
export function verdictSentence({isSame, moved, features, performance}: VerdictFacts): string {
  if (isSame) return "The two windows are the same: there is nothing to compare yet.";
  const inputsMoved = moved > 0;
  if (features === 0) return modelSentence(performance);
  if (performance === null) return inputsMoved ? "Inputs moved." : "No input moved.";
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

/** The verdict where no column is an input. */
function modelSentence(performance: ErrorChange | null): string {
  if (performance === null) return "There is no input to compare.";
  return {
    worse: "The model is harmed.",
    better: "The model does better.",
    unchanged: "The model is not harmed.",
    unknown: "Too few labels to judge the model."
  }[performance.verdict];
}

/** The figures behind the verdict. */
export function verdictFigures({moved, features, expected, outcomes, performance, unit}: VerdictFacts): string {
  const byChance =
    expected > 0 ? ` (by chance, at most one alarm in ${significant(1 / expected, 2)} such comparisons)` : "";
  const inputs =
    `${moved} of ${features === 1 ? "1 feature" : `${features} features`} in alarm${byChance}. ${outcomesInAlarm(outcomes)}`.trim();
  if (performance === null) return inputs;
  const {measure, reference, current} = performance;
  if (current.n === 0) return `${inputs} No labels in the current window.`;
  const was = reference.n === 0 ? "" : `, was ${errorText(measure, reference.value)}`;
  const name = measure === "RMSE" ? measure : "Error rate";
  return `${inputs} ${name} ${errorText(measure, current.value)}${was}${measure === "RMSE" && unit ? ` (${unit})` : ""}.`;
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
      return changedShare(finding, (now) => `${now} missing`);
    case "notFinite":
      return changedShare(finding, (now) => `NaN or infinite in ${now} of rows`);
    case "other":
      return changedShare(finding, (now) => `values not seen before in ${now} of rows`);
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
      return changedShare(finding, (now) => `value ${finding.level} in ${now} of rows`);
  }
}

/** Two shares with as many decimals as it takes to tell them apart. */
function changedShare({before, now}: {before: number; now: number}, sentence: (now: string) => string): string {
  const digits = tellingDigits(before, now);
  return `${sentence(percent(now, digits))}, was ${percent(before, digits)}`;
}

function rangeText(low: number | null, high: number | null): string {
  if (low === null) return `at ${boundText(high!, 3)} or below`;
  if (high === null) return `above ${boundText(low, 3)}`;
  const [from, to] = [boundText(low, 3), boundText(high, 3)];
  return from === to ? `at ${to}` : `in ${from}–${to}`;
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

/** What limits would mean: in the current window, and in each of the partitions by itself. */
export function describeLimits(
  now: number,
  wrong: number,
  starts: readonly string[],
  first: number,
  partitions: Partitions
): string {
  const {unit, amount, short} = partitions;
  const window = now === 0 ? "In the current window nothing is wrong." : "The current window breaks a limit:";
  if (wrong === 0) return `None of ${amount(starts.length)} breaks a limit. ${window}`;
  return `${wrong} of ${amount(starts.length)} break a limit, the first ${unit === "day" ? "on " : ""}${short(starts[first]!)}. ${window}`;
}

/** A range of values as a table shows it: above the first, up to and with the second. */
export function binText(low: number | null, high: number | null): string {
  if (low === null && high === null) return "all values";
  if (low === null) return `≤ ${boundText(high!, 4)}`;
  if (high === null) return `> ${boundText(low, 4)}`;
  const [from, to] = [boundText(low, 4), boundText(high, 4)];
  return from === to ? to : `${from} – ${to}`;
}

const points = (share: number): string => `${signed(share * 100, 0)} points`;

/** A number with its unit: 17.9%, 6.2 rooms, 13.8 ($1000). */
export function quantity(text: string, unit: string): string {
  if (unit === "") return text;
  return unit === "%" ? `${text}%` : /^\p{L}+$/u.test(unit) ? `${text} ${unit}` : `${text} (${unit})`;
}

/** "up from 12.6 to 17.9%". */
function movedTo(change: {before: number; now: number}, unit: string): string {
  const [before, now] = alike(change.before, change.now);
  return `${change.now > change.before ? "up" : "down"} from ${before} to ${quantity(now, unit)}`;
}

export const describeSince = ({short}: Partitions, start: string): string => `over since ${short(start)}`;
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
  pearson: "all cells together (Pearson)",
  andersonDarling: "the order of the values (Anderson–Darling)",
  mood: "the spread of the values (Mood)",
  outsideAtom: "the values beside the most frequent one (Mann–Whitney)",
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

export function timelineTitle({at, amount}: Partitions, inAlarm: number, total: number): string {
  if (inAlarm === 0) return total === 1 ? "No alarm" : `No alarm ${at} any of ${amount(total)}`;
  if (total === 1) return "In alarm";
  return `Alarms ${at} ${count(inAlarm)} of ${amount(total)}`;
}
export const timelineSubtitle: string =
  "Drag the two windows or their ends, or draw a new current window on the chart. Every figure below follows.";

export function predictionTitle(name: string, before: number, now: number, unit: string): string {
  if (!Number.isFinite(before) || !Number.isFinite(now)) return `There is no ${name} in one of the windows`;
  const [from, to] = alike(before, now);
  if (from === to) return `The mean ${name} is unchanged at ${quantity(to, unit)}`;
  return `The mean ${name} went ${movedTo({before, now}, unit)}`;
}
export const predictionSubtitle = (unit: string): string =>
  `Share of rows per bin${unit && `, ${unit}`}. Outlined: reference; filled: current.`;

export function errorTitle({measure, reference, current, verdict}: ErrorChange): string {
  if (current.n === 0 || reference.n === 0) return "Too few labels to compare the error";
  const figures = `${measure} ${errorText(measure, current.value)}, was ${errorText(measure, reference.value)}`;
  return {
    worse: `The error rose: ${figures}`,
    better: `The error fell: ${figures}`,
    unchanged: `The error did not change beyond chance: ${figures}`,
    unknown: `Too few labels to judge: ${figures}`
  }[verdict];
}
export const errorSubtitle = (measure: ErrorMeasure, {one}: Partitions, unit: string): string =>
  measure === "RMSE"
    ? `Realised RMSE of each ${one}${unit && `, ${unit}`}, and of the two windows.`
    : `Share of rows with a wrong class in each ${one}, and in the two windows.`;

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
/** What is wrong, in a line. */
export const anomalyLine = (anomaly: Pick<Anomaly, "kind" | "column" | "description">): string =>
  `${anomalyNames[anomaly.kind]}: ${anomalyText(anomaly)}`;

export const decisionName: string = "Challenger trained";
export const modelEventNames: Readonly<Record<ModelEvent["kind"], string>> = {
  refused: "Challenger refused",
  canary: "Canary begins",
  promoted: "Promoted",
  "rolled back": "Rolled back"
};
export const describeNoteTimes = (partitions: Partitions, first: string, last: string, number: number): string =>
  number === 1
    ? partitions.short(first)
    : `${partitions.span(first, last)}, ${partitions.at} ${partitions.amount(number)}`;
export const showAllNotes = (number: number): string => `Show all ${number}`;
export const showAllColumns = (number: number): string => `Show all ${count(number)} columns`;

/** Heading of the columns that are no features: "The prediction and the label". */
export function outcomesTitle(roles: readonly Role[]): string {
  const known = outcomeOrder.filter((role) => roles.includes(role)).map((role) => `the ${role}`);
  const text = known.length < 2 ? known.join("") : `${known.slice(0, -1).join(", ")} and ${known.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const outcomeOrder: readonly Role[] = ["prediction", "score", "label", "time"];

/** The pages of a monitor beside the dashboard. */
export const monitorPages = {
  label: "More about this monitor",
  names: {
    performance: "How well, and for whom",
    journal: "Journal and registry",
    policy: "What if we had retrained otherwise?",
    serve: "Ask the model"
  }
};
