import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {realisedError} from "../../lib/decay/realised-error.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {calibratedDistance, verdictOf} from "../../lib/drift/calibrate.js";
import type {ComparedWindows} from "../../lib/drift/calibrate.js";
import {COLUMN_STATISTICS} from "../../lib/drift/calibrated/statistics.js";
import type {ColumnStatistic} from "../../lib/drift/calibrated/statistics.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {DistanceName} from "../../lib/drift/types.js";
import {decide} from "../../lib/policy/decide.js";
import type {DayError, ErrorTrigger} from "../../lib/policy/decide.js";
import type {Decision} from "../../lib/policy/types.js";
import {ERRORS, layoutOf, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../lib/profile/window.js";
import type {Window} from "../../lib/profile/window.js";
import type {Anomaly, AnomalyKind} from "../../lib/schema/types.js";
import type {TableDrift} from "../config/types.js";

/** What the fold carries from one day to the next. */
interface Memory {
  /** day on which the error trigger last fired; null if it never did */
  readonly firedOn: number | null;
}

export const START: Memory = {firedOn: null};

/** One line of the journal. `at` is the day the line is about: the same data give the same journal. */
export type JournalLine = {readonly at: string; readonly stream: string} &
  /** `error` is null where no row is labelled */
  (
    | {readonly kind: "profiled"; readonly rows: number; readonly labelled: number; readonly error: number | null}
    | {readonly kind: "anomaly"; readonly column: string; readonly anomaly: AnomalyKind; readonly description: string}
    | {
        readonly kind: "alarm";
        readonly column: string;
        /** of windows as unlike when nothing changed; a millionth also stands for less */
        readonly pValue: number;
        /** the statistic of the verdict that says most */
        readonly carrier: ColumnStatistic;
        readonly distance: DistanceName;
        readonly value: number;
        readonly threshold: number;
      }
    | ({readonly kind: "decision"} & Decision)
  );

/** What partitions are compared with, and what decides about the model. */
export interface Policy {
  readonly drift: Pick<TableDrift, "distance" | "falseAlarmRate" | "current">;
  /** positions of the partitions that those after them are compared with */
  readonly reference: Window;
  /** null where errors cannot be known */
  readonly errorMeasure: ErrorMeasure | null;
  /** when the model should be retrained, with the RMSE of the model in force on its hold-out rows; null for never */
  readonly retrain: {readonly error: ErrorTrigger; readonly baseline: number} | null;
}

/** What is known on the day: all profiles up to it, and the day's anomalies. */
interface Today {
  readonly stream: string;
  readonly spec: ProfileSpec;
  /** partitions of the stream up to and including this day */
  readonly partitions: readonly PartitionProfile[];
  readonly anomalies: readonly Anomaly[];
}

/** Writes a day's step: its lines of the journal, and what the next day needs to know. */
export async function writeStep(folder: string, policy: Policy, today: Today, memory: Memory): Promise<void> {
  const step = takeStep(policy, today, memory);
  await writeFile(join(folder, "memory.json"), JSON.stringify(step.memory));
  await writeFile(join(folder, "journal.ndjson"), step.lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** Returns what the day after a step needs to know. */
export async function readMemory(folder: string): Promise<Memory> {
  return JSON.parse(await readFile(join(folder, "memory.json"), "utf8")) as Memory;
}

/** Returns a step's lines of the journal. */
export async function readLines(folder: string): Promise<JournalLine[]> {
  const text = await readFile(join(folder, "journal.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalLine);
}

/**
 * Takes one day's step of the fold: compares the last days with the reference period and decides about the model.
 * @returns the day's lines of the journal, and what the next day needs to know
 */
export function takeStep(
  {drift, reference, errorMeasure, retrain}: Policy,
  today: Today,
  memory: Memory
): {lines: JournalLine[]; memory: Memory} {
  const day = today.partitions.length - 1;
  const {start: at, profile} = today.partitions[day]!;
  const line = {at, stream: today.stream};
  const error = errorMeasure === null ? null : realisedError(today.spec, profile.sums, errorMeasure);
  const decision =
    retrain === null
      ? null
      : decide(retrain.error, {
          errors: today.partitions.map(({profile: {sums}}): DayError => ({
            n: sums[ERRORS.n]!,
            square: sums[ERRORS.square]!
          })),
          baseline: retrain.baseline,
          daysSinceFired: memory.firedOn === null ? null : day - memory.firedOn
        });
  return {
    lines: [
      {
        ...line,
        kind: "profiled",
        rows: profile.sums[ROWS]!,
        labelled: error?.n ?? 0,
        error: error === null || error.n === 0 ? null : error.value
      },
      ...today.anomalies.map((a): JournalLine => {
        return {...line, kind: "anomaly", column: a.column, anomaly: a.kind, description: a.description};
      }),
      ...alarmsOf(drift, reference, today).map((alarm) => ({...line, ...alarm})),
      ...(decision === null ? [] : [{...line, kind: "decision" as const, ...decision}])
    ],
    memory: decision?.action === "retrain" ? {firedOn: day} : memory
  };
}

const LEAST_P_VALUE = 1e-6;

type Alarm = Omit<Extract<JournalLine, {kind: "alarm"}>, "at" | "stream">;

/** Compares the last partitions with the reference; one inside the reference, or before it, is compared with nothing. */
function alarmsOf(drift: Policy["drift"], reference: Window, {spec, partitions}: Today): Alarm[] {
  const end = partitions.length;
  if (end <= reference.to) return [];
  const from = Math.max(reference.to, end - drift.current);
  // Only the partitions that are compared: the cost of one must not grow with the history.
  const compared = [...partitions.slice(reference.from, reference.to), ...partitions.slice(from)];
  const timeline = timelineOf(spec, compared);
  const length = reference.to - reference.from;
  const sides = {reference: {from: 0, to: length}, current: {from: length, to: compared.length}};
  const windows = {
    ...{timeline, ...sides},
    referenceSums: windowSums(timeline, sides.reference),
    currentSums: windowSums(timeline, sides.current)
  };
  const columns = layoutOf(spec).columns;
  return columns.flatMap((column) => alarmOf(column, windows, drift.falseAlarmRate / columns.length, drift.distance));
}

function alarmOf(column: ColumnLayout, windows: ComparedWindows, alpha: number, chosen: DistanceName): Alarm[] {
  const {status, pValue, carrier} = verdictOf(column, windows, alpha);
  if (status !== "alarm") return [];
  const distance = decidingDistance(column.spec.kind, chosen);
  const {value, threshold} = calibratedDistance(column, windows, alpha / COLUMN_STATISTICS.length, distance);
  // Beyond a millionth the null distribution is extrapolated, and its digits mean nothing.
  const known = Math.max(pValue, LEAST_P_VALUE);
  return [{kind: "alarm", column: column.spec.name, pValue: known, carrier: carrier!, distance, value, threshold}];
}
