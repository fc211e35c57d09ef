import {count, fixed, percent, significant} from "../components/format.js";
import type {Partitions} from "../components/partitions.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";
import type {Overview, StreamOverview} from "../lib/overview.js";
import {errorText} from "./monitor.en.js";
import {amountOf, unitWords} from "./partitions.en.js";

/** What one stream's error did. */
interface Told {
  readonly title: string;
  /** inputs in alarm in the last partition */
  readonly alarms: number;
  /** the last window's error in units of the reference period's */
  readonly times: number;
}

export interface HeadlineFacts {
  readonly inputs: number;
  readonly streams: number;
  /** whether any partition lies after the reference period */
  readonly compared: boolean;
  /** streams in which an input was in alarm */
  readonly alarmed: number;
  /** of the streams in alarm, those whose error changed least and most; null where none can be judged */
  readonly calmest: Told | null;
  readonly wildest: Told | null;
  /** of the streams without an alarm, the one whose error grew most; null where none can be judged */
  readonly silent: Told | null;
}

/** An error this many times the reference period's is worth a word. */
const NOTABLE = 1.1;

/** Words of the home page. */
export const homeWords = {
  stream: "What was changed",
  alarms: "Inputs in alarm",
  simulated: "simulated",
  monitor: "Monitor",
  /** @param monitors number of them */
  open: (title: string, monitors: number): string => (monitors === 1 ? "Open the monitor" : `Open ${title}`),
  lesson: "Read the first lesson",
  noError: "no labels",
  alarmsNow: (alarms: number, inputs: number): string => `${count(alarms)} of ${count(inputs)}`,
  /** @param measures of the rows below */
  errorHeading: (measures: readonly (ErrorMeasure | null)[]): string => {
    const used = new Set(measures.filter((measure) => measure !== null));
    return used.size === 1 ? `Error (${[...used].join("")})` : "Error";
  },
  errorChange: (measure: ErrorMeasure, {referenceError, error}: StreamOverview): string =>
    [referenceError, error.at(-1)].map((value) => errorText(measure, value ?? NaN)).join(" → "),
  title: (facts: HeadlineFacts): string => {
    const {inputs, streams, compared, alarmed, calmest, wildest, silent} = facts;
    if (!compared) return "Nothing has been compared yet: all there is so far belongs to the reference period.";
    if (alarmed === 0)
      return silent === null
        ? "No input is in alarm."
        : `No input is in alarm in ${streamsText(streams)}, and ${silent.times < NOTABLE ? `no error grew by ${percent(NOTABLE - 1)}` : `in “${silent.title}” the error grew by ${change(silent.times)}`}.`;
    if (calmest === null || wildest === null)
      return `Inputs are in alarm in ${count(alarmed)} of ${streamsText(streams)}; no labels say what became of the error.`;
    if (silent === null || silent.times <= Math.max(1, calmest.times))
      return calmest === wildest
        ? `${loud(calmest, inputs)}.`
        : `${loud(calmest, inputs)}; “${wildest.title}”, with ${count(wildest.alarms)} in alarm, moved it by ${change(wildest.times)}.`;
    return `${calmest.times < NOTABLE ? "Loud is not harmful. " : ""}${loud(calmest, inputs)}; “${silent.title}” put none in alarm, and the error grew ${fixed(silent.times, 1)}-fold.`;
  },
  /** Of a simulated monitor. */
  subtitle: ({label, unit, current, streams, errorMeasure}: Overview, ceiling: number): string => {
    const {one, at} = unitWords[unit];
    const length = streams.reduce((most, {alarms}) => Math.max(most, alarms.length), 0);
    const window = amountOf(unitWords[unit], current);
    const of = label === null ? "" : ` of ${label.name.toUpperCase()}${label.unit && ` (${label.unit})`}`;
    const error = {RMSE: `the root mean squared error${of}`, "error rate": `the share of wrong classes${of}`};
    return (
      `One model in ${count(streams.length)} simulated ${streams.length === 1 ? "production" : "productions"} of ` +
      `${amountOf(unitWords[unit], length)}: how many inputs were in alarm ${at === "on" ? "" : `${at} `}each ${one}` +
      (errorMeasure === null
        ? ". "
        : `, and ${error[errorMeasure]} over the last ${window}, drawn up to ${count(ceiling)} times the reference period's (dashed). `) +
      `The dotted line is the ${one} of the change; the figures are those of the last ${one} and of the last ${window}, ` +
      `with which the monitor opens.`
    );
  },
  /** Of monitors that are not simulated. */
  reportsTitle: (overviews: readonly Overview[]): string => {
    const alarmed = overviews.filter(({streams}) => streams.some(({alarms}) => (alarms.at(-1) ?? 0) > 0));
    const [only] = overviews;
    if (overviews.length === 1)
      return alarmed.length === 0
        ? `No input of ${only!.title} is in alarm.`
        : `Inputs of ${only!.title} are in alarm.`;
    if (alarmed.length === 0) return `No input is in alarm in any of ${count(overviews.length)} monitors.`;
    return `Inputs are in alarm in ${count(alarmed.length)} of ${count(overviews.length)} monitors.`;
  },
  reportsSubtitle: (ceiling: number): string =>
    `How many inputs were in alarm in each partition of a monitor, and the realised error over its rolling window, drawn ` +
    `up to ${count(ceiling)} times the reference period's (dashed). The figures are the last of each.`,
  /** How much of a stream there is, and up to when. */
  extent: ({amount, long, unit}: Partitions, {alarms, last}: StreamOverview): string =>
    last === null
      ? "no data yet"
      : `${amount(alarms.length)}, ${unit === "file" ? "the last" : "through"} ${long(last)}`,
  /** What the build publishes of each monitor. */
  published: (overviews: readonly Overview[]): string =>
    overviews
      .map(({title, columns, unit, streams}) => {
        const length = streams.reduce((most, {alarms}) => Math.max(most, alarms.length), 0);
        const each = streams.length > 1 ? " of each stream" : "";
        return `${title}: ${count(columns)} columns × ${amountOf(unitWords[unit], length)}${each}`;
      })
      .join("; "),
  /** Where the rows of monitors come from. */
  sources: (overviews: readonly Overview[]): string => overviews.map(sourceText).join(" "),
  /**
   * @param overviews at least one
   * @param control a stream in which nothing was changed, with its monitor; null where there is none
   */
  calibrated: (overviews: readonly Overview[], control: {monitor: Overview; stream: StreamOverview} | null): string => {
    const rates = [...new Set(overviews.map(({falseAlarmRate}) => falseAlarmRate))].sort((a, b) => a - b);
    const units = new Set(overviews.map(({unit}) => unit));
    const many = units.size === 1 ? unitWords[overviews[0]!.unit].many : "partitions";
    return (
      `The thresholds follow the sizes of the two windows. When nothing changes, at most ` +
      `${[rates[0]!, ...(rates.length > 1 ? [rates.at(-1)!] : [])].map((rate) => significant(100 * rate, 3)).join(" to ")}% of ${many} ` +
      `raise an alarm, over all columns, label and prediction included: one verdict for each, from all that is counted of it.` +
      (control === null
        ? ""
        : ` Where nothing was changed (“${control.stream.title}”), inputs were in alarm ${unitWords[control.monitor.unit].at} ` +
          `${count(control.stream.comparedInAlarm)} of ${amountOf(unitWords[control.monitor.unit], control.stream.compared)}.`)
    );
  }
};

function sourceText({title, source, model, version}: Overview): string {
  const {name, licence, sha256, rows, files} = source;
  const from = name || (files === 1 ? "one file" : `${count(files)} files`);
  return (
    `${title}: ${count(rows)} rows from ${[from, licence].filter(Boolean).join(", ")}` +
    (sha256 === null ? "" : ` (SHA-256 ${sha256.slice(0, 12)}…)`) +
    `${model === null ? "" : `, model ${model}`}, bundle ${version}.`
  );
}

function loud({title, alarms, times}: Told, inputs: number): string {
  return `“${title}” put ${count(alarms)} of ${count(inputs)} inputs in alarm and moved the error by ${change(times)}`;
}

const streamsText = (streams: number): string => `${count(streams)} ${streams === 1 ? "stream" : "streams"}`;
const change = (times: number): string => percent(times - 1);
