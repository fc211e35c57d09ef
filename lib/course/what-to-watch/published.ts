import {failureIds, failures} from "./failures.js";
import type {Failure, FailureId} from "./failures.js";
import {metricIds} from "./metrics.js";
import type {MetricId, Readings} from "./metrics.js";
import type {Watch} from "./readings.js";
import {recordOf} from "./record-of.js";

type Series = readonly (number | null)[];

/** watch-metrics.json: every metric on every day, while nothing fails and while each failure lasts; null is no reading. */
export interface WatchedMetrics {
  readonly watch: Watch;
  /** how the rows were drawn */
  readonly stream: {readonly rowsPerDay: number; readonly seed: number};
  readonly quiet: Readonly<Record<MetricId, Series>>;
  /** of each failure, the metrics that it changes, from its first day on; the others are as when nothing fails */
  readonly changed: Readonly<Record<FailureId, Readonly<Partial<Record<MetricId, Series>>>>>;
}

/** Packs readings for a page: four digits, and of a failure only what it changes. */
export function packReadings(
  facts: Pick<WatchedMetrics, "watch" | "stream">,
  quiet: Readings,
  readings: ReadonlyMap<Failure, Readings>
): WatchedMetrics {
  const packedQuiet = recordOf(metricIds, (metric) => quiet[metric].map(packed));
  const changedBy = (failure: Failure): Partial<Record<MetricId, Series>> => {
    const own = recordOf(metricIds, (metric) => readings.get(failure)![metric].map(packed).slice(failure.start));
    const isChanged = (metric: MetricId): boolean =>
      own[metric].join() !== packedQuiet[metric].slice(failure.start).join();
    return recordOf(metricIds.filter(isChanged), (metric) => own[metric]);
  };
  const byId = new Map(failures.map((failure) => [failure.id, failure]));
  return {...facts, quiet: packedQuiet, changed: recordOf(failureIds, (id) => changedBy(byId.get(id)!))};
}

/** Returns the readings that were packed, to four digits. */
export function unpackReadings({quiet, changed}: WatchedMetrics): {
  readonly quiet: Readings;
  readonly readings: ReadonlyMap<Failure, Readings>;
} {
  const seriesOf = (of: (metric: MetricId) => Series): Readings =>
    recordOf(metricIds, (metric) => of(metric).map((value) => value ?? NaN));
  const whole = (metric: MetricId, {id, start}: Failure): Series => {
    const own = changed[id][metric];
    return own === undefined ? quiet[metric] : [...quiet[metric].slice(0, start), ...own];
  };
  return {
    quiet: seriesOf((metric) => quiet[metric]),
    readings: new Map(failures.map((failure) => [failure, seriesOf((metric) => whole(metric, failure))]))
  };
}

function packed(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toPrecision(4));
}

/** quiz-what-to-watch.json: the answers of the lesson's quiz, and the figures it rests on. */
export type WatchAnswers = {
  /** of the sets in `offeredSets`, the smallest that notices a unit that changes, prices that rise and a relation that turns */
  readonly smallestSet: OfferedSet;
  /** days from the change of a unit to the alarm of the predictions, and to that of the error */
  readonly noticedByPredictions: number;
  readonly noticedByError: number;
  /** days on which a dashboard of all metrics is in alarm though nothing fails, with narrow limits and with the usual ones */
  readonly falseAlarmDays: number;
  readonly falseAlarmDaysUsual: number;
  /** the version with the lower RMSE in the city's tracts, and both */
  readonly betterInCity: "v1" | "v2";
  readonly cityErrors: readonly number[];
};

/** Sets of metrics that the quiz offers, by name. */
export const offeredSets = {
  inputs: ["inputs"],
  "inputs-range": ["inputs", "range", "unseen"],
  "inputs-predictions": ["inputs", "predictions", "spread"],
  error: ["error"],
  "error-inputs": ["error", "inputs", "predictions"]
} as const satisfies Readonly<Record<string, readonly MetricId[]>>;
export type OfferedSet = keyof typeof offeredSets;

/** The failures that the quiz asks a set to notice. */
export const askedFailures = ["unit", "inflation", "premium"] as const satisfies readonly FailureId[];

/** Standard deviations of the narrow limits that the quiz asks about. */
export const NARROW = 3;
