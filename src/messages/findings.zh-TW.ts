import {count, fixed, percent, significant} from "../components/format.js";
import type {AlarmRun, ColumnChange, MonthlyErrors, Step, Surplus, WorstError} from "../lib/findings/types.js";
import type * as en from "./findings.en.js";
import {errorText} from "./monitor.zh-TW.js";

export const findingsTitle: typeof en.findingsTitle = "最值得注意的事";
export const findingsSubtitle: typeof en.findingsSubtitle = () =>
  "看的是全部時間，與選了什麼時段無關；每個數字都由建置時的同一套函式算出。";

type Context = Parameters<typeof en.describeFinding>[1];

export const describeFinding: typeof en.describeFinding = (finding, context) => {
  const {amount, one} = context.partitions;
  switch (finding.kind) {
    case "quiet":
      return {name: "沒有告警", text: `參考時段之後的${amount(finding.compared)}裡，沒有任何欄位告警。`};
    case "alarm run":
      return {name: "持續最久的告警", text: runText(finding, context)};
    case "monthly errors":
      return {name: finding.measure === "RMSE" ? "各月的RMSE" : "各月的錯誤率", text: monthsText(finding, context)};
    case "worst error":
      return {name: `模型最差的一${one}`, text: worstText(finding, context)};
    case "step":
      return {name: `與前一${one}相比最大的變化`, text: stepText(finding, context)};
    case "unknown values":
      return {name: "新出現的值", text: surplusText(finding, context)};
    case "missing values":
      return {name: "缺失值", text: surplusText(finding, context)};
  }
};

function runText(run: AlarmRun, context: Context): string {
  const {columns, first, last, length, inAlarm, compared, never, changes} = run;
  const {amount, span} = context.partitions;
  const [column] = columns as [string, ...string[]];
  const told = changes.map((change) => changeText(change, column, context)).join("；");
  const others = never.length === 0 ? "" : `；${listed(never)}從未告警`;
  return `${listed(columns)}，${length === 1 ? "" : "連續"}${amount(length)}，${span(first, last)}。${told}${told && "。"}參考時段之後的${amount(compared)}裡，有${amount(inAlarm)}出現欄位告警${others}。`;
}

function changeText({level, before, now}: ColumnChange, column: string, context: Context): string {
  return level === null
    ? `${column}的平均從${quantity(before, "")}變成${quantity(now, unitOf(column, context))}`
    : `${column}為${level}的列占${percent(now, 2)}，原為${percent(before, 2)}`;
}

function monthsText({measure, months, reference}: MonthlyErrors, {columns, holdout}: Context): string {
  const withYear = new Set(months.map(({month}) => month.slice(0, "2001".length))).size > 1;
  const named = months.map(({month, value}) => `${monthName(month, withYear)}${errorText(measure, value)}`);
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  const tried = holdout === null ? "" : `，在保留資料上是${errorText(measure, holdout)}`;
  return `${named.join("、")}${measure === "RMSE" && unit ? `（${unit}）` : ""}。參考資料上是${errorText(measure, reference)}${tried}。`;
}

/** Errors of a few rows are left out of the comparison, though a chart draws them. */
function worstText({measure, at, value, rows}: WorstError, {partitions}: Context): string {
  const name = measure === "RMSE" ? measure : "錯誤率";
  return `${partitions.short(at)}，${count(rows)}列有標籤的資料，${name}為${errorText(measure, value)}；標籤太少的不算。`;
}

function stepText({column, at, before, now, deviations}: Step, context: Context): string {
  const to = quantity(now, unitOf(column, context));
  return `${context.partitions.short(at)}，${column}的平均從${quantity(before, "")}變成${to}，相當於參考資料的${significant(deviations, 2)}個標準差。`;
}

function surplusText({kind, column, rows, share, at, most}: Surplus, {partitions}: Context): string {
  const what = kind === "unknown values" ? "出現參考資料裡沒有的值" : "缺值";
  return `參考時段之後，${column}有${count(rows)}列${what}（${shareText(share)}），最多的是${partitions.short(at)}，有${count(most)}列。`;
}

function unitOf(column: string, {columns}: Context): string {
  return columns.find(({name}) => name === column)?.unit ?? "";
}

const shareText = (share: number): string => (share < 0.0001 ? "不到0.01%" : percent(share, 2));

function quantity(value: number, unit: string): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 0.1 ? significant(value, 2) : fixed(value, size < 100 ? 1 : 0);
  return `${text}${unit}`;
}

/** Names that are written out; more are only counted. */
const NAMED = 5;

const listed = (names: readonly string[]): string =>
  names.length > NAMED ? `${count(names.length)}個欄位` : names.join("、");

function monthName(month: string, withYear: boolean): string {
  const format = new Intl.DateTimeFormat("zh-TW", {
    ...{month: "long", timeZone: "UTC"},
    ...(withYear ? {year: "numeric"} : {})
  } as const);
  return format.format(Date.parse(`${month}-01`));
}
