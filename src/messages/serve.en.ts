import {count, fixed, percent, significant} from "../components/format.js";
import type {Answer, AnswerOutcome} from "../components/serve/answerer.js";
import type {BackendName} from "../components/serve/backends.js";
import type {Input} from "../components/serve/inputs.js";
import type {Latency} from "../components/serve/latency.js";
import type {Fault} from "../components/serve/row-faults.js";
import type {OwnModel} from "../lib/model/own/types.js";
import type {ColumnSchema} from "../lib/schema/types.js";
import type {TimedBatch} from "../lib/serving/time-batch.js";
import {quantity} from "./monitor.en.js";

/** Every word of the page that asks the model, in English. */
export const words = {
  title: "Ask the model",
  lede: "The model in force, as the build published it, answers on your device. Nothing you type leaves this page.",
  loading: "Loading the model …",
  retry: "Try again",
  back: "To the monitor",
  noModel: "There is no model here to ask: the predictions of this monitor come with its data.",
  keptBack: "There is no model here to ask: the configuration of this monitor keeps the file of its model back.",
  championOf: "Champion of",
  ownLede: "The model of this monitor, from its own file, answers on your device. Nothing you type leaves this page.",
  ownSize: "Uncompressed, without the model’s own file. Runtime and model come from this site.",
  noPartitions: "No partitions have been profiled yet, so there is no reference to start from.",
  inputs: "One request",
  answer: "Answer",
  send: "Send",
  typical: "Typical values",
  missing: "missing",
  unreadable: "A value cannot be read, so the model is not asked and the request is not sent.",
  traffic: "You are the production traffic",
  trafficAbout:
    "A request is answered with every key, and sent when you leave its field, press Enter or press Send. What was sent is a small stream of its own, compared with the reference by the functions that the monitor uses. It is kept in this page alone and is gone when you leave it.",
  sendTypical: "Send 50 typical rows",
  stream: "Rows as in",
  exportLines: "Export as JSON lines",
  clear: "Clear",
  noRequests: "Nothing sent yet, so there is nothing to compare.",
  head: {
    column: "Column",
    chart: "Reference and yours",
    psi: "PSI",
    ks: "KS",
    threshold: "Threshold",
    verdict: "Verdict",
    sentence: "What happened"
  },
  yours: "yours",
  reference: "reference",
  backends: "The same model in TensorFlow.js",
  backendsAbout:
    "TensorFlow.js computes with one of four back ends: plain JavaScript (cpu), WebAssembly (wasm, one thread), and the graphics card by WebGL or WebGPU. A graphics card earns its keep by large batches only, as every batch travels there and back.",
  measure: "Load TensorFlow.js and measure",
  again: "Measure again",
  measuring: "Measuring",
  backend: "Back end",
  loop: "plain loop",
  rowsPerSecond: "rows/s",
  size: "Loads about 270 kB, compressed: 130 kB of code and 140 kB of WebAssembly."
};

export const exportName = (monitor: string): string => `requests-${monitor}.ndjson`;

export const describeFailure = (reason: string): string => `The model cannot be loaded: ${reason}.`;

/** What a field is about: its meaning, and what the reference holds. */
export function describeInput({description, spec, range}: Input): string {
  const known =
    spec.kind === "categorical"
      ? describeLevels(spec.levels)
      : range === null
        ? "no value in the reference"
        : range[0] === range[1]
          ? `always ${significant(range[0], 5)}`
          : `${significant(range[0], 4)} to ${significant(range[1], 4)}`;
  return [description, known].filter(Boolean).join("; ");
}

function describeLevels(levels: readonly string[]): string {
  const text = levels.join(", ");
  return text.length <= 44 ? `one of ${text}` : `${count(levels.length)} levels, such as ${levels[0]}`;
}

/** What is odd about a value, at its field. */
export function describeFault(fault: Fault, input: Input): string {
  switch (fault.kind) {
    case "anomaly":
      return `not allowed: ${anomalyText(fault.column, fault.anomaly.kind, fault.anomaly.description)}`;
    case "below":
      return `below all of the reference, which begins at ${significant(fault.limit, 5)}`;
    case "above":
      return `above all of the reference, which ends at ${significant(fault.limit, 5)}`;
    case "unseen level":
      return `no value of the reference${input.spec.kind === "categorical" ? ` (${count(input.spec.levels.length)} levels)` : ""}`;
  }
}

/** A schema speaks of many rows; these are the sentences for one. */
function anomalyText({domain}: ColumnSchema, kind: string, otherwise: string): string {
  const [min, max] = domain?.kind === "float" || domain?.kind === "int" ? [domain.min, domain.max] : [null, null];
  switch (kind) {
    case "FEATURE_TYPE_NOT_PRESENT":
    case "FEATURE_TYPE_LOW_FRACTION_PRESENT":
    case "SCHEMA_MISSING_COLUMN":
      return "a value is required";
    case "ENUM_TYPE_UNEXPECTED_STRING_VALUES":
      return domain?.kind === "string"
        ? `the schema knows ${count(domain.values.length)} values, and this is none of them`
        : otherwise;
    case "FLOAT_TYPE_SMALL_FLOAT":
    case "INT_TYPE_SMALL_INT":
      return `at least ${significant(min ?? NaN, 6)}`;
    case "FLOAT_TYPE_BIG_FLOAT":
    case "INT_TYPE_BIG_INT":
      return `at most ${significant(max ?? NaN, 6)}`;
    case "UNEXPECTED_DATA_TYPE":
      return "the schema expects a value of another type";
    default:
      return otherwise;
  }
}

export const describeUntyped = (text: string): string =>
  /^-?\d+,\d+$/.test(text)
    ? `“${text}” is no number: write it with a point`
    : `“${text}” is no number: the request cannot be answered`;

/** The answer in one line. */
export function describeAnswer({task, classes}: AnswerOutcome, answer: Answer, unit: string): string {
  if (typeof answer === "string") return answer;
  if (task === "regression") return quantity(significant(answer[0]!, 4), unit);
  if (task === "binary") return `${classes[1]}: ${percent(answer[0]!, 1)}`;
  const [first, ...others] = classes.map((name, i) => ({name, share: answer[i]!})).sort((a, b) => b.share - a.share);
  return [first!, ...others.slice(0, 2)].map(({name, share}) => `${name}: ${percent(share, 1)}`).join(", ");
}

export const noAnswer: string = "no answer";

/** @param reason as the code has it, in English */
export const describeNoAnswer = (reason: string): string =>
  `No answer: ${reason}. The build keeps such rows as rows without a prediction; so does the stream of requests.`;

/** What a screen reader says once the reader rests. */
export const spokenAnswer = (name: string, answer: string, remark: string): string => `${name}: ${answer}. ${remark}`;

export function describeLatency({p50, p99, batches, calls}: Latency): string {
  if (batches === 0) return "Timing the model on this device …";
  const text = `p50 ${duration(p50)}, p99 ${duration(p99)} per answer on this device.`;
  return calls === 1
    ? `${text} These are the last ${count(batches)} answers.`
    : `${text} One answer is shorter than a tick of the browser’s clock: these are the means of the last ${count(batches)} batches of ${count(calls)} answers each.`;
}

/** @param us microseconds */
function duration(us: number): string {
  const [value, unit] = us < 1000 ? [us, "µs"] : [us / 1000, "ms"];
  return `${fixed(value, value < 10 ? 2 : 1)} ${unit}`;
}

const formats = {
  onnx: "An ONNX model",
  layers: "A layers model of TensorFlow.js",
  graph: "A graph model of TensorFlow.js"
};

/** @param bytes of the runtime, uncompressed */
export function describeOwn({format, inputs}: OwnModel, bytes: number): {about: string; load: string} {
  const columns = new Set(inputs.flatMap((input) => input.columns.map(({name}) => name))).size;
  const read = `${count(columns)} ${columns === 1 ? "column" : "columns"}`;
  return {
    about: `${formats[format]}, which reads ${read}. It can answer here, on your device: nothing you type leaves this page.`,
    load: `Load the model, ${significant(bytes / 1e6, 2)} MB`
  };
}

/**
 * @param title of the stream; null where there is only one
 * @param when the partition after which it was promoted; null for the model that was there first
 */
export function describeChampion(version: string, title: string | null, when: string | null): string {
  const whose = title === null ? "" : `, champion of “${title}”`;
  return when === null
    ? `Answers are those of ${version}${whose}: the first model, as nothing was promoted.`
    : `Answers are those of ${version}${whose}, promoted after ${when}.`;
}

/** @param first its version; null where it is not known */
export const describeReferenceModel = (first: string | null): string =>
  `The reference was answered by the first model${first === null ? "" : `, ${first}`}: where its predictions differ from yours, part of that is the model.`;

/** @param faults number of inputs that are odd */
export function describeFaults(faults: number, inputs: number): string {
  if (faults === 0) return "All inputs lie within the schema and the reference.";
  return `${count(faults)} of ${count(inputs)} inputs ${faults === 1 ? "is" : "are"} out of the ordinary: the answer is a guess beyond what the model was tried on.`;
}

export const describeCount = (requests: number): string =>
  requests === 1 ? "1 request sent." : `${count(requests)} requests sent.`;

/** Fewer rows than this cannot fill the bins of a comparison. */
export const describeFewRequests = (needed: number): string =>
  `Fewer than ${count(needed)} requests: only large changes can be told, and of most columns nothing yet.`;

/** The verdict about all columns. */
export function describeMoved(moved: readonly string[], undecided: number, columns: number): string {
  const rest = undecided === 0 ? "" : ` Of ${count(undecided)} of ${count(columns)} there is not enough data.`;
  if (moved.length === 0)
    return undecided === columns ? "Not enough data to say anything yet." : `No column moved beyond chance.${rest}`;
  const named = moved.length > 5 ? `${count(moved.length)} columns` : moved.join(", ");
  return `${moved.length === 1 ? "One column moved" : "Columns moved"} beyond chance: ${named}.${rest}`;
}

/** What a threshold costs. */
export const describeRate = (rate: number): string =>
  `When your rows are like the reference, at most ${significant(100 * rate, 3)}% of such comparisons raise an alarm on any column. A threshold is of one distance alone; the verdict weighs all figures together. Every look is a comparison: an alarm that comes and goes while rows arrive says little.`;

export const describeThreshold = (name: string, threshold: number): string => `${name} ${significant(threshold, 2)}`;

/** @param when a partition, or the span of several */
export const likeButton = (when: string): string => `Send 50 rows like ${when}`;

export const drawnWhole: string =
  "Drawn with replacement from real rows that the model has not learnt from, changed as the scenario changes them.";
export const drawnApart: string =
  "The rows of a table are not here. These are drawn from its profile, column by column, as if the columns had nothing to do with each other: every column looks as it does in the table, but their combinations, and so the answers, need not.";

export const describeRowsFailure = (reason: string): string => `The rows cannot be loaded: ${reason}.`;

export const describeComparisonFailure = (reason: string): string => `The requests cannot be compared: ${reason}.`;

export const describeProgress = (name: string, rows: number): string => `Measuring ${name}, ${count(rows)} rows …`;

/** A cell of the table of back ends. */
export const describeBatch = (rows: number, {ms}: TimedBatch): string =>
  `${significant(Number(((rows / ms) * 1000).toPrecision(2)), 2)} (${significant(ms, 2)} ms)`;

export const batchHead = (rows: number): string => (rows === 1 ? "1 row" : `${count(rows)} rows`);

export interface Fastest {
  readonly name: BackendName | "plain loop";
  readonly rows: number;
  readonly perSecond: number;
}

/** The finding of the comparison. */
export const fastestTitle = ({name, rows, perSecond}: Fastest): string =>
  `Fastest here: ${name} with ${rows === 1 ? "one row" : `${count(rows)} rows`} at a time, ${millions(perSecond)} rows a second`;

export const backendsSubtitle = (version: string): string =>
  `Rows per second, on a logarithmic scale, by rows in a batch; from numbers in the page to answers in the page. TensorFlow.js ${version}.`;

export const ensembleNote = (networks: number): string =>
  `One of the model’s ${count(networks)} networks is measured: all together take so many times as long.`;

export const describeBundleFailure = (reason: string): string => `TensorFlow.js cannot be loaded: ${reason}.`;

function millions(x: number): string {
  return x >= 1e6 ? `${significant(x / 1e6, 2)} million` : count(Number(x.toPrecision(2)));
}
