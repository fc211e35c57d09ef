import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Finding, Scoreboard} from "../lib/course/skew/bench.js";
import {skewCaseIds, skewKinds} from "../lib/course/skew/cases.js";
import type {SkewAnswers, SkewCase, SkewKind} from "../lib/course/skew/cases.js";
import type {FaultId} from "../lib/course/skew/faults.js";
import type {ColumnCheck, PairFault} from "../lib/course/skew/pairs.js";
import {BIGQUERY_DISTANCE, TFDV_DISTANCE} from "../lib/course/skew/thresholds.js";
import type {Served, TownSkew} from "../lib/course/skew/towns.js";
import type {StepId, WalkFacts} from "../lib/course/skew/walk.js";
import type {AnomalyKind} from "../lib/schema/types.js";
import {spelled} from "./spelled.js";

const upper = (name: string): string => name.toUpperCase();
const rmse = (value: number): string => (value >= 100 ? count(value) : fixed(value, 2));
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
const plural = (n: number, one: string, many: string): string => `${spelled(n)} ${n === 1 ? one : many}`;

interface StepWords {
  readonly name: string;
  /** the name on the lines of a box */
  readonly lines: readonly string[];
  readonly text: (facts: WalkFacts) => string;
}

const steps: Record<StepId, StepWords> = {
  training: {
    name: "training data",
    lines: ["training", "data"],
    text: ({trainingRows}) => `The ${trainingRows} tracts that the model learnt from, with their label, MEDV.`
  },
  baseline: {
    name: "baseline statistics",
    lines: ["baseline", "statistics"],
    text: ({columns}) =>
      `Counts, gaps, least, most and a histogram of each of ${columns} columns: all that the checks get to see of the rows.`
  },
  schema: {
    name: "schema",
    lines: ["schema"],
    text: () =>
      "What is expected of each column. It was inferred from the training data; then a person added how far serving may lie from training."
  },
  serving: {
    name: "serving data",
    lines: ["serving", "data"],
    text: ({servingRows}) =>
      `A batch of ${servingRows} tracts as the service sends them to the model. There is no label. Two things are wrong with it; do you see them?`
  },
  statistics: {
    name: "serving statistics",
    lines: ["serving", "statistics"],
    text: () => "The same summary of the batch, in the same bins. The checks see no row of it either."
  },
  validate: {
    name: "validate",
    lines: ["validate"],
    text: ({checks, over}) =>
      `Every expectation is held against the statistics. Of the ${checks} distances between training and serving that could be measured, ${spelled(over)} ${over === 1 ? "is" : "are"} over the threshold.`
  },
  anomalies: {
    name: "detect anomalies",
    lines: ["detect", "anomalies"],
    text: ({anomalies}) =>
      `What is not as expected, ${anomalies} things in all, each under the name that TFDV gives it.`
  },
  skew: {
    name: "kinds of skew",
    lines: ["kinds of", "skew"],
    text: ({schemaSkew, featureSkew, distributionSkew, servingRows}) =>
      `Schema skew: ${schemaSkew} anomalies of columns and types. Distribution skew: ${distributionSkew} columns. Feature skew no summary can show: it takes the rows, paired by key, and one column differs in ${featureSkew} of ${servingRows}.`
  },
  alert: {
    name: "alert",
    lines: ["alert"],
    text: () => "A message for people: what, where, and by how much. It does not say why; no check knows that."
  },
  analysis: {
    name: "analyse",
    lines: ["analyse"],
    text: () =>
      "Somebody pairs the records by key and looks at which columns differ in how many of them. Then either the data are mended, or the schema is."
  }
};

/** 11A: the diagram. */
export const walkWords = {
  label: "Walk the diagram (real rows, planted faults)",
  steps,
  predict: ({servingRows, columns}: WalkFacts): string =>
    `Two things went wrong with a batch of ${servingRows} tracts on its way to the model. The checks hold it against a schema of ${columns} columns. How many anomalies do they report?`,
  predictLabel: "My guess for the anomalies",
  predictReason:
    "One fault is seen from several sides: a column under another name is missing, is new, and cannot be compared; a code written in another way is an unknown value, and moves the distribution.",
  hiddenResult: "What the checks found is hidden until you have guessed. The boxes before this one may be opened.",
  choose: "Box of the diagram",
  next: "Next box",
  title: (place: number, all: number, name: string): string => `Box ${place} of ${all}: ${name}.`,
  subtitle:
    "How training and serving data are checked against one schema. Upper lane: training; lower lane: serving; an arrow is what a box reads.",
  subtitleNarrow:
    "How training and serving data are checked against one schema. Left: training; right: serving; an arrow is what a box reads.",
  columns: [{label: "Box"}, {label: "Reads"}, {label: "File"}],
  none: "nothing",
  loading: "The file is being fetched.",
  failed: "The file could not be fetched.",
  file: (name: string): string => `Open ${name}`,
  lines: (shown: number, all: number): string =>
    shown < all ? `The first ${count(shown)} of ${count(all)} lines.` : `All ${count(all)} lines.`,
  preview: (name: string): string => `Beginning of ${name}`
};

const faults: Record<FaultId, {readonly name: string; readonly text: string}> = {
  S6a: {name: "NOX × 100", text: "arrives in parts per billion"},
  S6b: {name: "TAX ÷ 10", text: "arrives as a tenth"},
  S6c: {name: "AGE ÷ 100", text: "a percentage becomes a share"},
  S6d: {name: "RM + 1", text: "one room more is counted"},
  gaps: {name: "PTRATIO lost", text: "three rows of ten have none"},
  S6e: {name: "PTRATIO filled", text: "the same gaps, filled with the mean"},
  S7: {name: "Columns change", text: "PTRATIO has another name, RAD 24 is written 99"}
};

const phrases: Partial<Record<AnomalyKind, (figure: string) => string>> = {
  SCHEMA_MISSING_COLUMN: () => "is missing",
  SCHEMA_NEW_COLUMN: () => "is not in the schema for serving",
  FEATURE_TYPE_NOT_PRESENT: () => "has no value in any row",
  FEATURE_TYPE_LOW_FRACTION_PRESENT: (share) => `has a value in only ${share} of rows`,
  FEATURE_TYPE_LOW_NUMBER_PRESENT: () => "has a value in too few rows",
  FLOAT_TYPE_BIG_FLOAT: (most) => `reaches ${most}`,
  FLOAT_TYPE_SMALL_FLOAT: (least) => `falls to ${least}`,
  INT_TYPE_BIG_INT: (most) => `reaches ${most}`,
  INT_TYPE_SMALL_INT: (least) => `falls to ${least}`,
  UNEXPECTED_DATA_TYPE: () => "is of another type",
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: (values) => `has values outside its domain: ${values}`,
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: (distance) => `lies ${distance} from training (Jensen–Shannon)`,
  COMPARATOR_L_INFTY_HIGH: (distance) => `has a value whose share changed by ${distance}`,
  COMPARATOR_CONTROL_DATA_MISSING: () => "cannot be compared: serving has none",
  INVALID_SCHEMA_SPECIFICATION: () => "has expectations that contradict each other",
  INVALID_DOMAIN_SPECIFICATION: () => "has a domain that is not sound"
};

const figureOf = ({evidence}: Finding): string => {
  if (evidence === null) return "";
  if (evidence.of === "values") return evidence.values.join(", ");
  if (evidence.of === "present") return percent(evidence.value);
  return evidence.of === "distance" ? fixed(evidence.value, 3) : significant(evidence.value, 3);
};

interface Batch {
  readonly faults: readonly FaultId[];
  readonly rows: number;
  readonly affected: number;
  readonly rmse: number;
  readonly quietRmse: number;
  readonly anomalies: number;
}

/** 11B: the schema bench. */
export const benchWords = {
  label: "Write the schema (real rows, planted faults)",
  faults,
  toggles: "What is wrong with the batch below",
  fault: (id: FaultId): string => `${faults[id].name}: ${faults[id].text}`,
  predict: (faultCount: number): string =>
    `The schema is inferred from the training rows, and no person has touched it yet. Each of the ${spelled(faultCount)} faults below comes alone. How many does it find?`,
  predictLabel: "My guess for the faults found",
  predictReason: (found: readonly FaultId[]): string =>
    `Found: ${listed(found.map((id) => faults[id].name))}. Types, gaps, codes and columns can be read off the rows. How high a number may be cannot: TFDV leaves that to people, and so do we.`,
  presets: {
    inferred: "As inferred",
    tight: "Ranges as in training",
    large: `Distance ${BIGQUERY_DISTANCE} everywhere`,
    small: `Distance ${TFDV_DISTANCE} everywhere`,
    needed: "Show me one that does"
  },
  presetsLabel: "Begin with",
  task: (faultCount: number): string =>
    `Your task: find all ${spelled(faultCount)} faults, find nothing where nothing is wrong, and add as few limits as you can.`,
  column: "Column of the schema",
  columnName: upper,
  type: "Type",
  types: {float: "number", int: "whole number"},
  share: "Least share of rows with a value",
  shareValue: (share: number): string => percent(share),
  low: "Least value",
  high: "Largest value",
  values: "Allowed values",
  serving: "Environments",
  inServing: "expected in serving",
  distance: (isCode: boolean): string => `Largest distance from training (${isCode ? "L∞" : "Jensen–Shannon"}, 0 to 1)`,
  empty: "Leave a field empty for no limit.",
  schemaText: "The schema as TFDV reads it",
  findings: "Anomalies in this batch",
  noFindings: "No anomaly.",
  finding: (found: Finding): string => `${upper(found.column)} ${phrases[found.kind]?.(figureOf(found)) ?? ""}`.trim(),
  result: ({faults: ids, rows, affected, rmse: now, quietRmse, anomalies}: Batch): string => {
    const found =
      anomalies === 0 ? "The schema finds nothing" : `The schema finds ${plural(anomalies, "anomaly", "anomalies")}`;
    if (ids.length === 0) return `${found} in a batch with nothing wrong; the model is off by ${rmse(now)}.`;
    const what = listed(ids.map((id) => faults[id].name));
    return `${found} in a batch with ${what}: ${affected} of ${rows} rows are wrong, and the model is off by ${rmse(now)} instead of ${rmse(quietRmse)}.`;
  },
  hiddenTitle: (faultCount: number): string =>
    `${spelled(faultCount).replace(/^./, (c) => c.toUpperCase())} faults, each alone: what they cost, found or not.`,
  title: ({found, faults: all, quiet, added}: Scoreboard): string => {
    const false_ = quiet.length === 0 ? "no false anomaly" : plural(quiet.length, "false anomaly", "false anomalies");
    const task = found === all.length && quiet.length === 0 ? "Solved: " : "";
    return `${task}${found} of ${all.length} faults found, ${false_}, ${plural(added, "limit", "limits")} added.`;
  },
  subtitle: (rows: number): string =>
    `Real rows with planted faults: ${rows} tracts, once for each fault alone. Dot: RMSE of the model in force, $1000, on a scale of powers of ten; short dashed line: with nothing wrong. Below a name: what the schema finds.`,
  quiet: "Nothing wrong",
  unsaid: "hidden until you have guessed",
  missed: "missed",
  silent: "nothing found, as it should be",
  more: (n: number): string => ` and ${n} more`,
  axis: "RMSE, $1000",
  columns: [
    {label: "Fault"},
    {label: "Rows affected", numeric: true},
    {label: "RMSE, $1000", numeric: true},
    {label: "Anomalies"}
  ],
  rmse
};

const pairFaults: Record<PairFault, string> = {
  unit: "another unit",
  rounding: "rounded to one decimal",
  join: "the value of the record before"
};

interface PairLook {
  readonly check: "distribution" | "pairing";
  readonly checks: readonly ColumnCheck[];
  readonly threshold: number;
  readonly tolerance: number;
  readonly pairs: number;
}

const foundIn = (checks: readonly ColumnCheck[]): string[] =>
  checks.filter(({isFound}) => isFound).map(({feature}) => upper(feature));

/** 11C: pairs. */
export const pairWords = {
  label: "Pair the records (real rows, planted faults)",
  check: "Check",
  checkNames: {distribution: "compare the distributions", pairing: "pair the records by key"},
  column: "Column in the second chart",
  columnName: upper,
  threshold: "Threshold of the distance",
  tolerance: "Tolerance, relative",
  toleranceValue: (share: number): string => percent(share),
  predict: (pairs: number, broken: number): string =>
    `${pairs} records arrive twice: from the training pipeline and from serving. In serving ${spelled(broken)} columns are broken: one has another unit, one is rounded, one belongs to another record. How many of the ${spelled(broken)} does a check of distributions find, with the threshold ${BIGQUERY_DISTANCE}?`,
  predictLabel: "My guess for the columns found",
  predictReason: (distance: number): string =>
    `Only the unit moves the histogram far enough. Rounding hardly moves it, and a column shuffled between records has the histogram it had: its distance is ${fixed(distance, 3)}.`,
  hidden: "The check of distributions is hidden until you have guessed what it finds.",
  result: ({check, checks, threshold, tolerance, pairs}: PairLook): string => {
    const found = foundIn(checks);
    const what = found.length === 0 ? "nothing" : listed(found);
    return check === "distribution"
      ? `Compared as distributions, with the threshold ${fixed(threshold, 2)}: ${what} found. The order of the records plays no part.`
      : `Paired by key, ${pairs} pairs, ${tolerance === 0 ? "to the last digit" : `within ${percent(tolerance)}`}: ${what} found.`;
  },
  title: ({check, checks}: PairLook): string => {
    const lstat = checks.find(({feature}) => feature === "lstat")!;
    return check === "distribution"
      ? `LSTAT ${lstat.isFound ? "is found" : "passes"}: distance ${fixed(lstat.value, 3)}.`
      : `LSTAT ${lstat.isFound ? "is found" : "passes"}: ${percent(lstat.value)} of the pairs differ.`;
  },
  subtitle: {
    distribution:
      "Distance between training and serving, column by column: L∞ for CHAS and RAD, Jensen–Shannon for numbers.",
    pairing: "Share of the pairs whose two values differ, column by column."
  },
  axis: {distribution: "distance", pairing: "% of pairs that differ"},
  thresholdMark: "threshold",
  found: "found",
  passes: "same",
  pairTitle: (feature: string, fault: PairFault | null): string =>
    fault === null
      ? `${upper(feature)}: every record has the same value twice.`
      : `${upper(feature)}: ${pairFaults[fault]}.`,
  pairSubtitle: (pairs: number, hasLine: boolean): string =>
    `Each dot is one of ${pairs} records: its value in training and in serving. ${hasLine ? "On the dashed line they are the same." : "The line on which they would be the same lies outside."}`,
  binTitle: (feature: string, distance: number): string =>
    `${upper(feature)}: the histograms lie ${fixed(distance, 3)} apart.`,
  binSubtitle:
    "Share of records in each bin; bins hold about a tenth of the training values. Outline: training; filled: serving.",
  xAxis: (feature: string): string => `${upper(feature)} in training`,
  yAxis: (feature: string): string => `${upper(feature)} in serving`,
  share: "% of records",
  checkColumns: {
    distribution: [{label: "Column"}, {label: "Distance", numeric: true}, {label: "Verdict"}],
    pairing: [{label: "Column"}, {label: "Pairs that differ", numeric: true}, {label: "Verdict"}]
  },
  pairColumns: [
    {label: "Tract", numeric: true},
    {label: "Training", numeric: true},
    {label: "Serving", numeric: true}
  ],
  binColumns: [
    {label: "From above", numeric: true},
    {label: "up to", numeric: true},
    {label: "Training", numeric: true},
    {label: "Serving", numeric: true}
  ]
};

interface TownFacts extends TownSkew {
  readonly by: string;
  readonly at: string;
  readonly served: Served;
  readonly threshold: number;
}

const over = ({columns, threshold}: TownFacts): string[] =>
  columns.filter(({distance}) => distance > threshold).map(({column}) => upper(column));

/** 11D: the outer and the inner towns. */
export const townWords = {
  label: "Leave some towns out (real rows)",
  by: "Training leaves out tracts by",
  border: "From this value on they are left out",
  columnName: upper,
  served: "Serving asks about",
  servedNames: {unseen: "the tracts left out", all: "all tracts"} satisfies Record<Served, string>,
  threshold: "Threshold of the distance",
  predict: (home: number, homeRows: number, awayRows: number): string =>
    `A model with all columns learns from the ${homeRows} tracts with RAD below 24 and is off by ${rmse(home)} there, in $1000. How far off is it on the ${awayRows} tracts with RAD 24?`,
  predictLabel: "My guess for its RMSE there, in $1000",
  rmse,
  predictReason: (asked: number, home: number): string =>
    `That is ${fixed(asked / home, 1)} times as far, and nothing is broken: every value is right.`,
  hidden: "The errors are hidden until you have guessed.",
  result: (facts: TownFacts): string => {
    const names = over(facts);
    const found =
      names.length === 0
        ? "no column is"
        : names.length > 4
          ? `${names.length} columns are`
          : `${listed(names)} ${names.length === 1 ? "is" : "are"}`;
    const {asked, allRmse, home, served} = facts;
    const now = served === "unseen" ? asked.rmse : allRmse;
    return `Serving asks about ${count(facts.servedRows)} tracts: ${found} over the threshold ${fixed(facts.threshold, 2)}, and the model is off by ${rmse(now)} instead of ${rmse(home.rmse)}.`;
  },
  hiddenResult: (facts: TownFacts): string => {
    const names = over(facts);
    return `Serving asks about ${count(facts.servedRows)} tracts: ${names.length} of ${facts.columns.length} columns are over the threshold ${fixed(facts.threshold, 2)}.`;
  },
  title: (facts: TownFacts): string => {
    const [first] = facts.columns;
    const names = over(facts);
    return names.length === 0
      ? `No column is over the threshold; ${upper(first!.column)} lies farthest, ${fixed(first!.distance, 2)}.`
      : `${names.length} of ${facts.columns.length} columns are over the threshold; ${upper(first!.column)} lies farthest, ${fixed(first!.distance, 2)}.`;
  },
  subtitle: ({home, servedRows, by, at}: TownFacts): string =>
    `Distance of the ${count(servedRows)} served tracts from the ${count(home.rows)} with ${upper(by)} below ${at} that the model learnt from; right: served tracts outside the range of training.`,
  axis: "distance (codes L∞, else Jensen–Shannon)",
  thresholdMark: "threshold",
  outside: (rows: number): string => (rows === 0 ? "–" : `${count(rows)} outside`),
  columns: [
    {label: "Column"},
    {label: "Distance", numeric: true},
    {label: "Served tracts outside the range", numeric: true}
  ],
  errorTitle: ({home, asked}: TownFacts): string =>
    `Off by ${rmse(home.rmse)} where it learnt, by ${rmse(asked.rmse)} where it did not.`,
  errorSubtitle: "RMSE of one model, least squares with all columns, in $1000.",
  errorAxis: "RMSE, $1000",
  bars: {home: "tracts it learnt from", asked: "tracts left out", all: "all tracts"},
  errorColumns: [{label: "Tracts"}, {label: "Number", numeric: true}, {label: "RMSE, $1000", numeric: true}]
};

const cases: Record<SkewCase, string> = {
  renamed: "serving calls a column by another name",
  stale: "serving joins yesterday’s values to today’s records",
  suburbs: "the model learnt from the suburbs and is asked about the city",
  newCode: "a code comes that training never had",
  cents: "serving sends cents where training had dollars",
  sampled: "only a faulty sample of the rows was trained on",
  twoPaths: "two teams wrote the same feature, and round it differently",
  text: "a number arrives as text"
};

const kindNames: Record<SkewKind, string> = {
  schema: "Schema skew",
  feature: "Feature skew",
  distribution: "Distribution skew"
};

export function quizItems(answers: SkewAnswers): QuizItem[] {
  return [
    {
      id: "cases",
      type: "classify",
      question: "Eight cases in which training and serving differ. Which kind of skew is each?",
      cases: skewCaseIds.map((id) => ({id, text: cases[id]})),
      kinds: skewKinds.map((id) => ({id, text: kindNames[id]})),
      reason:
        "Ask in this order. Do both sides fit one description of the columns? If not, it is schema skew. Has the same record another value in serving? Then it is feature skew. If neither, other records come: distribution skew."
    },
    {
      id: "crimOutside",
      type: "number",
      question: `The schema takes the range of CRIM from the tracts with RAD below 24. How many of the ${answers.innerRows} tracts with RAD 24 lie outside it?`,
      min: 0,
      max: answers.innerRows,
      step: 1,
      tolerance: 8,
      unit: "",
      digits: 0,
      reason: `${answers.crimOutside} of ${answers.innerRows}. A single range, taken from the wrong rows, refuses nearly all of them: distribution skew may come as a schema anomaly first.`
    },
    {
      id: "label",
      type: "choice",
      question: "Training rows have a label, served rows have none. How does one schema say so?",
      options: [
        {id: "environment", text: "the label is not in the environment “serving”"},
        {id: "optional", text: "the label is optional everywhere"},
        {id: "drop", text: "the label is not in the schema"}
      ],
      reason:
        "With an environment, serving without a label is fine, and training without one is still an anomaly. Optional would let training rows lose their labels unseen; left out, the label itself would be a new column in training."
    },
    {
      id: "join",
      type: "choice",
      question: "A join gives each record the LSTAT of another. Which check finds it?",
      options: [
        {id: "range", text: "a range in the schema"},
        {id: "distribution", text: `a distance between the distributions, threshold ${BIGQUERY_DISTANCE}`},
        {id: "pairing", text: "pairing the records by key"}
      ],
      reason: `The values as a whole are the same: distance ${fixed(answers.joinDistance, 3)}, and none outside any range. Paired, ${percent(answers.joinDiffers)} of the records differ.`
    },
    {
      id: "falseAnomalies",
      type: "number",
      question: `Take ${TFDV_DISTANCE}, the threshold in the example of TFDV’s guide, for all twelve columns. Nothing is wrong with the batch. How many columns are reported?`,
      min: 0,
      max: 12,
      step: 1,
      tolerance: 1,
      unit: " columns",
      digits: 0,
      reason: `${answers.falseAnomalies}. A few hundred rows differ that much by chance. It is an example and no default; a threshold has to suit the number of rows, which lesson 10 is about.`
    }
  ];
}

export type WalkWords = typeof walkWords;
export type BenchWords = typeof benchWords;
export type PairWords = typeof pairWords;
export type TownWords = typeof townWords;
