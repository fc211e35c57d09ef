import {count, fixed, percent, significant} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import type {ColumnSummary} from "../lib/bundle.js";
import type {
  AlarmRun,
  ColumnChange,
  MonthlyErrors,
  Step,
  StreamFinding,
  Surplus,
  WorstError
} from "../lib/findings/types.js";
import {errorText} from "./monitor.en.js";

/** What stands out in a stream as a whole, in English. */

export const findingsTitle: string = "What stands out";
export const findingsSubtitle = ({many}: Partitions): string =>
  `Over all ${many}, whatever windows are chosen; every figure is computed by the build’s own functions.`;

/** What a sentence about a stream may name. */
interface FindingContext {
  readonly columns: readonly ColumnSummary[];
  readonly partitions: Partitions;
  /** error of the model on rows it was not trained on; null where it was not trained here */
  readonly holdout: number | null;
}

/** A finding as a name and a sentence or two. */
interface FindingWords {
  readonly name: string;
  readonly text: string;
}

export function describeFinding(finding: StreamFinding, context: FindingContext): FindingWords {
  const {at, amount, one} = context.partitions;
  switch (finding.kind) {
    case "quiet":
      return {
        name: "No alarm",
        text: `No column, ${at} ${finding.compared === 1 ? "the" : "any of the"} ${amount(finding.compared)} after the reference.`
      };
    case "alarm run":
      return {name: "Longest alarm", text: runText(finding, context)};
    case "monthly errors":
      return {
        name: finding.measure === "RMSE" ? "RMSE by month" : "Error rate by month",
        text: monthsText(finding, context)
      };
    case "worst error":
      return {name: `Worst ${one} of the model`, text: worstText(finding, context)};
    case "step":
      return {name: `Largest change from one ${one} to the next`, text: stepText(finding, context)};
    case "unknown values":
      return {name: "New values", text: surplusText(finding, context)};
    case "missing values":
      return {name: "Missing values", text: surplusText(finding, context)};
  }
}

function runText(run: AlarmRun, context: FindingContext): string {
  const {columns, first, last, length, inAlarm, compared, never, changes} = run;
  const {at, amount, span} = context.partitions;
  const [column] = columns as [string, ...string[]];
  const inRow = length === 1 ? `${at} ${amount(1)}` : `${at} ${amount(length)} in a row`;
  const told = changes.map((change) => changeText(change, column, context)).join("; ");
  const share = `Some column was in alarm ${at} ${count(inAlarm)} of the ${amount(compared)} after the reference`;
  const others = never.length === 0 ? "" : `; never ${listed(never, "or")}`;
  return `${listed(columns, "and")}, ${inRow}, ${span(first, last)}. ${told}${told && ". "}${share}${others}.`;
}

function changeText({level, before, now}: ColumnChange, column: string, context: FindingContext): string {
  return level === null
    ? `The mean ${column} went from ${quantity(before, "")} to ${quantity(now, unitOf(column, context))}`
    : `${column} ${level} made up ${percent(now, 2)} of rows, was ${percent(before, 2)}`;
}

function monthsText({measure, months, reference}: MonthlyErrors, {columns, holdout}: FindingContext): string {
  const withYear = new Set(months.map(({month}) => month.slice(0, "2001".length))).size > 1;
  const named = months.map(({month, value}) => `${monthName(month, withYear)} ${errorText(measure, value)}`);
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  const tried = holdout === null ? "" : `, and ${errorText(measure, holdout)} on the hold-out rows`;
  return `${named.join(", ")}${measure === "RMSE" && unit ? ` (${unit})` : ""}. It was ${errorText(measure, reference)} on the reference rows${tried}.`;
}

/** Errors of a few rows are left out of the comparison, though a chart draws them. */
function worstText({measure, at, value, rows}: WorstError, {partitions}: FindingContext): string {
  const name = measure === "RMSE" ? measure : "error rate";
  return `${partitions.short(at)}, ${name} ${errorText(measure, value)} over ${rowsText(rows)} with a label; ${partitions.many} of few labels do not count.`;
}

function stepText({column, at, before, now, deviations}: Step, context: FindingContext): string {
  const to = quantity(now, unitOf(column, context));
  const size = `${significant(deviations, 2)} standard deviations of the reference rows`;
  return `The mean ${column} went from ${quantity(before, "")} to ${to} ${context.partitions.at} ${context.partitions.short(at)}, by ${size}.`;
}

function surplusText({kind, column, rows, share, at, most}: Surplus, {partitions}: FindingContext): string {
  const what = kind === "unknown values" ? "has a value that no row of the reference has" : "is missing";
  const where = `${partitions.at} ${partitions.short(at)}, ${rowsText(most)}`;
  return `${column} ${what} in ${rowsText(rows)} after the reference (${shareText(share)}), most often ${where}.`;
}

function unitOf(column: string, {columns}: FindingContext): string {
  return columns.find(({name}) => name === column)?.unit ?? "";
}

const rowsText = (rows: number): string => (rows === 1 ? "1 row" : `${count(rows)} rows`);
const shareText = (share: number): string => (share < 0.0001 ? "less than 0.01%" : percent(share, 2));

function quantity(value: number, unit: string): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 0.1 ? significant(value, 2) : fixed(value, size < 100 ? 1 : 0);
  return unit === "" ? text : unit === "%" ? `${text}%` : `${text} ${unit}`;
}

/** Names that are written out; more are only counted. */
const NAMED = 5;

/** "origin and destination", or "9 columns". */
function listed(names: readonly string[], word: "and" | "or"): string {
  if (names.length > NAMED) return `${count(names.length)} columns`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

function monthName(month: string, withYear: boolean): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{month: "long", timeZone: "UTC"},
    ...(withYear ? {year: "numeric"} : {})
  } as const);
  return format.format(Date.parse(`${month}-01`));
}
