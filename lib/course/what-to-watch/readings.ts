import {performanceOf} from "../../decay/performance.js";
import {distanceOverTime} from "../../drift/over-time.js";
import {columnLayout, NUMERIC, ROWS} from "../../profile/layout.js";
import {timelineOf} from "../../profile/window.js";
import type {Timeline} from "../../profile/window.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import {standardDeviation} from "../../statistics/moments.js";
import {answersWhile} from "./answers.js";
import {PREDICTION, profileDay, watchSpec} from "./days.js";
import type {Failure} from "./failures.js";
import {machineMetrics, machineReadings} from "./machine.js";
import type {Readings} from "./metrics.js";
import {serve} from "./production.js";
import type {Production, Served} from "./production.js";
import {recordOf} from "./record-of.js";

/** How long production is watched. */
export interface Watch {
  readonly days: number;
  /** first days, which later ones are compared with */
  readonly reference: number;
  /** days until the labels of a day are known */
  readonly labelDelay: number;
}

/** A stream of days as it is watched. */
interface WatchedDays {
  readonly timeline: Timeline;
  readonly served: readonly Served[];
  readonly answers: readonly Float64Array[];
}

/**
 * Reads every metric on every day while something fails.
 * @param failure null: nothing does
 */
export function readingsOf(production: Production, failure: Failure | null, watch: Watch): Readings {
  const days = Array.from({length: watch.days}, (_, day) => day);
  const watched = watchDays(production, failure, days);
  const {seed} = production.stream;
  const machines = days.map((day) =>
    machineReadings(seed, day, failure?.id ?? null, failure === null ? -1 : day - failure.start)
  );
  return {
    ...recordOf(machineMetrics, (metric) => machines.map((readings) => readings[metric])),
    ...dataReadings(production, watched, watch.reference),
    ...labelReadings(watched.timeline, watch.labelDelay)
  };
}

function watchDays(production: Production, failure: Failure | null, days: readonly number[]): WatchedDays {
  const spec = watchSpec(production, false);
  const scenario = scenarios[failure?.scenario ?? "S0"];
  const served = days.map((day) => serve(production, drawDay(production.stream, scenario, day)));
  const answers = served.map((rows, day) =>
    failure === null || day < failure.start ? rows.predictions : answersWhile(failure.id, production, rows, day)
  );
  const profiles = served.map((rows, day) => profileDay(spec, production, rows, day, answers[day]));
  return {timeline: timelineOf(spec, profiles), served, answers};
}

type DataMetric = "missing" | "unseen" | "range" | "inputs" | "predictions" | "spread";

function dataReadings(
  production: Production,
  {timeline, served, answers}: WatchedDays,
  reference: number
): Pick<Readings, DataMetric> {
  const {features} = production;
  const psiOf = (name: string): Float64Array =>
    distanceOverTime(timeline, columnLayout(timeline.spec, name), {from: 0, to: reference}, 1, "psi");
  const missing = features.map((name) => columnLayout(timeline.spec, name).start + NUMERIC.missing);
  const inputs = features.map(psiOf);
  const known = knownValues(production);
  return {
    missing: timeline.partitions.map(({sums}) => (100 * Math.max(...missing.map((slot) => sums[slot]!))) / sums[ROWS]!),
    unseen: served.map((rows) => 100 * shareOfRows(rows, known.isUnseen)),
    range: served.map((rows) => 100 * shareOfRows(rows, known.isOutside)),
    inputs: served.map((_, day) => Math.max(...inputs.map((series) => series[day]!))),
    predictions: Array.from(psiOf(PREDICTION)),
    spread: answers.map(standardDeviation)
  };
}

/** Features that are codes: a value that is not in the training rows is no value between two others. */
const CODES: readonly string[] = ["chas", "rad"];

interface KnownValues {
  isUnseen(feature: number, value: number): boolean;
  isOutside(feature: number, value: number): boolean;
}

/** What the training rows say of values. A gap is neither unseen nor outside. */
function knownValues({features, stream}: Production): KnownValues {
  const columns = features.map((name) => {
    const values = stream.train.map((tract) => tract[name]!);
    return {codes: CODES.includes(name) ? new Set(values) : null, low: Math.min(...values), high: Math.max(...values)};
  });
  return {
    isUnseen: (feature, value) => columns[feature]!.codes?.has(value) === false && !Number.isNaN(value),
    isOutside: (feature, value) => value < columns[feature]!.low || value > columns[feature]!.high
  };
}

/** Share of the rows in which the test holds for any feature. */
function shareOfRows({inputs, labels}: Served, holds: (feature: number, value: number) => boolean): number {
  const rows = labels.filter((_, row) => inputs.some((values, feature) => holds(feature, values[row]!)));
  return rows.length / labels.length;
}

/** Of the rows whose labels have just come. */
function labelReadings({partitions}: Timeline, delay: number): Pick<Readings, "error" | "bias"> {
  const known = partitions.map((_, day) => partitions[day - delay]);
  const figures = known.map((profile) => (profile === undefined ? null : performanceOf(profile.sums)));
  return {error: figures.map((one) => one?.rmse ?? NaN), bias: figures.map((one) => one?.bias ?? NaN)};
}
