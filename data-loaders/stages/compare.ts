import {realisedError} from "../../lib/decay/realised-error.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {calibratedDistance, verdictOf} from "../../lib/drift/calibrate.js";
import type {ComparedWindows} from "../../lib/drift/calibrate.js";
import {COLUMN_STATISTICS} from "../../lib/drift/calibrated/statistics.js";
import {compareWindows} from "../../lib/drift/compare.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {JournalEvent, Labelled} from "../../lib/journal/types.js";
import type {FeatureDistance} from "../../lib/policy/evidence.js";
import {layoutOf, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../lib/profile/window.js";
import type {Window} from "../../lib/profile/window.js";
import type {Anomaly} from "../../lib/schema/types.js";
import type {TableDrift} from "../config/types.js";

/** What partitions are compared with, and how errors are measured. */
export interface Comparison {
  readonly drift: Pick<TableDrift, "distance" | "falseAlarmRate" | "current">;
  /** positions of the partitions that those after them are compared with */
  readonly reference: Window;
  /** null where errors cannot be known */
  readonly errorMeasure: ErrorMeasure | null;
}

/** What is known when a partition has ended. */
export interface Today {
  readonly stream: string;
  readonly spec: ProfileSpec;
  /** partitions of the stream up to and including this one, as they are known now */
  readonly partitions: readonly PartitionProfile[];
  readonly anomalies: readonly Anomaly[];
  /** version of the model in force; null where predictions come with the rows, or there are none */
  readonly model: string | null;
}

/** Returns what the journal says of a partition: what was read, what is wrong with it, and what has moved. */
export function describePartition({drift, reference, errorMeasure}: Comparison, today: Today): JournalEvent[] {
  const {stream, spec, partitions, anomalies, model} = today;
  const {start: at, profile} = partitions.at(-1)!;
  const place = {at, stream};
  return [
    {...place, kind: "profiled", rows: profile.sums[ROWS]!, ...labelledPart(spec, profile, errorMeasure), model},
    ...anomalies.map((a): JournalEvent => {
      return {...place, kind: "anomaly", column: a.column, anomaly: a.kind, description: a.description};
    }),
    ...alarmsOf(drift, reference, today).map((alarm) => ({...place, ...alarm}))
  ];
}

/** Returns how many rows of a profile have a label, and how far predictions are from them. */
export function labelledPart(
  spec: ProfileSpec,
  {sums}: Profile,
  measure: ErrorMeasure | null
): Pick<Labelled, "labelled" | "error"> {
  const error = measure === null ? null : realisedError(spec, sums, measure);
  return {labelled: error?.n ?? 0, error: error === null || error.n === 0 ? null : error.value};
}

const LEAST_P_VALUE = 1e-6;

type FoundAlarm = Omit<Extract<JournalEvent, {kind: "alarm"}>, "at" | "stream">;

/** Compares the last partitions with the reference; one inside the reference, or before it, is compared with nothing. */
function alarmsOf(drift: Comparison["drift"], reference: Window, {spec, partitions}: Today): FoundAlarm[] {
  const windows = comparedWindows(drift, reference, spec, partitions);
  if (windows === null) return [];
  const columns = layoutOf(spec).columns;
  return columns.flatMap((column) => alarmOf(column, windows, drift.falseAlarmRate / columns.length, drift.distance));
}

/**
 * Returns how far each feature is from the reference, by the monitor's distance.
 * @param events of the partition, which say what is in alarm
 * @returns none for a partition that is compared with nothing
 */
export function featureDistances(
  {drift, reference}: Comparison,
  {spec, partitions}: Pick<Today, "spec" | "partitions">,
  events: readonly JournalEvent[]
): FeatureDistance[] {
  const windows = comparedWindows(drift, reference, spec, partitions);
  if (windows === null) return [];
  const alarms = new Set(events.flatMap((event) => (event.kind === "alarm" ? [event.column] : [])));
  const records = compareWindows(spec, windows.referenceSums, windows.currentSums, drift.falseAlarmRate);
  return records.flatMap((record, i) => {
    const {name: column, role, kind} = spec.columns[i]!;
    if (role !== "feature") return [];
    const {value} = record.distances[decidingDistance(kind, drift.distance)];
    return [{column, value, isAlarm: alarms.has(column)}];
  });
}

function comparedWindows(
  drift: Comparison["drift"],
  reference: Window,
  spec: ProfileSpec,
  partitions: readonly PartitionProfile[]
): ComparedWindows | null {
  const end = partitions.length;
  if (end <= reference.to) return null;
  const from = Math.max(reference.to, end - drift.current);
  // Only the partitions that are compared: the cost of one must not grow with the history.
  const compared = [...partitions.slice(reference.from, reference.to), ...partitions.slice(from)];
  const timeline = timelineOf(spec, compared);
  const length = reference.to - reference.from;
  const sides = {reference: {from: 0, to: length}, current: {from: length, to: compared.length}};
  return {
    ...{timeline, ...sides},
    referenceSums: windowSums(timeline, sides.reference),
    currentSums: windowSums(timeline, sides.current)
  };
}

function alarmOf(column: ColumnLayout, windows: ComparedWindows, alpha: number, chosen: DistanceName): FoundAlarm[] {
  const {status, pValue, carrier} = verdictOf(column, windows, alpha);
  if (status !== "alarm") return [];
  const distance = decidingDistance(column.spec.kind, chosen);
  const {value, threshold} = calibratedDistance(column, windows, alpha / COLUMN_STATISTICS.length, distance);
  // Beyond a millionth the null distribution is extrapolated, and its digits mean nothing.
  const known = Math.max(pValue, LEAST_P_VALUE);
  return [{kind: "alarm", column: column.spec.name, pValue: known, carrier: carrier!, distance, value, threshold}];
}
