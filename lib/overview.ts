import type {StreamSummary, Summary} from "./bundle.js";
import type {ErrorMeasure} from "./decay/realised-error.js";
import type {Window} from "./profile/window.js";

/** What the home page says of a monitor, as `overview.json`: a few numbers per partition, whatever the columns. */
export interface Overview extends Pick<
  Summary,
  | "id"
  | "title"
  | "description"
  | "source"
  | "unit"
  | "timeZone"
  | "falseAlarmRate"
  | "current"
  | "errorMeasure"
  | "version"
> {
  /** version of the model that was trained here; null where there is none */
  readonly model: string | null;
  /** number of columns, and of those that are features */
  readonly columns: number;
  readonly features: number;
  readonly label: {readonly name: string; readonly unit: string} | null;
  readonly streams: readonly StreamOverview[];
}

/** What one stream's history comes to. */
export interface StreamOverview extends Pick<StreamSummary, "id" | "title" | "simulated" | "changeAt"> {
  /** start of the last partition; null where there is none */
  readonly last: string | null;
  /** features in alarm at each partition */
  readonly alarms: readonly number[];
  /** partitions after the reference window, and how many of them had a feature in alarm */
  readonly compared: number;
  readonly comparedInAlarm: number;
  /** error of the rolling window that ends with each partition; null before the first is full, or without labels */
  readonly error: readonly (number | null)[];
  /** error of the reference window */
  readonly referenceError: number | null;
}

/** Returns what the home page says of a monitor. */
export function overviewOf(summary: Summary): Overview {
  const {id, title, description, source, unit, timeZone, falseAlarmRate, current, errorMeasure, version} = summary;
  const {columns, model, streams} = summary;
  const label = columns.find(({role}) => role === "label");
  return {
    ...{id, title, description, source, unit, timeZone, falseAlarmRate, current, errorMeasure, version},
    model: model?.version ?? null,
    columns: columns.length,
    features: columns.filter(({role}) => role === "feature").length,
    label: label === undefined ? null : {name: label.name, unit: label.unit},
    streams: streams.map((stream) => streamOverview(summary, stream))
  };
}

function streamOverview({columns, reference, current, errorMeasure}: Summary, stream: StreamSummary): StreamOverview {
  const features = new Set(columns.filter(({role}) => role === "feature").map(({name}) => name));
  const {id, title, simulated, changeAt, starts} = stream;
  const alarms = stream.alarms.map((names) => names.filter((name) => features.has(name)).length);
  const compared = alarms.slice(reference.to);
  const errorOf = (window: Window): number | null => errorMeasure && pooledError(stream, errorMeasure, window);
  return {
    ...{id, title, simulated, changeAt, alarms},
    last: starts.at(-1) ?? null,
    compared: compared.length,
    comparedInAlarm: compared.filter((n) => n > 0).length,
    error: starts.map((_, i) => (i + 1 < current ? null : errorOf({from: i + 1 - current, to: i + 1}))),
    referenceError: errorOf(reference)
  };
}

/**
 * Returns the error over all labelled rows of a window, from the errors of its partitions; null where there are none.
 * @param measure of the errors: squared errors add up for RMSE, wrong rows for the error rate
 * @example pooledError({error: [3, null, 5], labelled: [10, 0, 10]}, "RMSE", {from: 0, to: 3}) // ≈ 4.1231
 */
export function pooledError(
  {error, labelled}: Pick<StreamSummary, "error" | "labelled">,
  measure: ErrorMeasure,
  {from, to}: Window
): number | null {
  const power = measure === "RMSE" ? 2 : 1;
  let [n, sum] = [0, 0];
  for (let i = from; i < Math.min(to, error.length); ++i) {
    n += labelled[i]!;
    sum += labelled[i]! * (error[i] ?? 0) ** power;
  }
  return n === 0 ? null : (sum / n) ** (1 / power);
}
