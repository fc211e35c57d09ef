import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {compareWindows} from "../../lib/drift/compare.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {ColumnDrift, DistanceName} from "../../lib/drift/types.js";
import {decide} from "../../lib/policy/decide.js";
import type {DayError} from "../../lib/policy/decide.js";
import type {Decision} from "../../lib/policy/types.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../lib/profile/window.js";
import type {Anomaly, AnomalyKind} from "../../lib/schema/types.js";
import type {MonitorConfig} from "../config.js";

/** What the fold carries from one day to the next. */
interface Memory {
  /** day on which the error trigger last fired; null if it never did */
  readonly firedOn: number | null;
}

export const START: Memory = {firedOn: null};

/** One line of the journal. `at` is the day the line is about: the same data give the same journal. */
export type JournalLine = {readonly at: string; readonly stream: string} & (
  | {readonly kind: "profiled"; readonly rows: number; readonly labelled: number; readonly rmse: number | null}
  | {readonly kind: "anomaly"; readonly column: string; readonly anomaly: AnomalyKind; readonly description: string}
  | {
      readonly kind: "alarm";
      readonly column: string;
      readonly distance: DistanceName | "missing";
      readonly value: number;
      readonly threshold: number;
    }
  | ({readonly kind: "decision"} & Decision)
);

/** What is known on the day: all profiles up to it, and the day's anomalies. */
interface Today {
  readonly stream: string;
  readonly spec: ProfileSpec;
  /** partitions of the stream up to and including this day */
  readonly partitions: readonly PartitionProfile[];
  readonly anomalies: readonly Anomaly[];
  /** RMSE of the model in force on its hold-out rows */
  readonly baseline: number;
}

/** Writes a day's step: its lines of the journal, and what the next day needs to know. */
export async function writeStep(
  folder: string,
  policy: Pick<MonitorConfig, "drift" | "retrain">,
  today: Today,
  memory: Memory
): Promise<void> {
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
  {drift, retrain}: Pick<MonitorConfig, "drift" | "retrain">,
  today: Today,
  memory: Memory
): {lines: JournalLine[]; memory: Memory} {
  const day = today.partitions.length - 1;
  const {start: at, profile} = today.partitions[day]!;
  const line = {at, stream: today.stream};
  const labelled = profile.sums[ERRORS.n]!;
  const decision = decide(retrain.error, {
    errors: today.partitions.map(({profile: {sums}}): DayError => ({n: sums[ERRORS.n]!, square: sums[ERRORS.square]!})),
    baseline: today.baseline,
    daysSinceFired: memory.firedOn === null ? null : day - memory.firedOn
  });
  return {
    lines: [
      {
        ...line,
        kind: "profiled",
        rows: profile.sums[ROWS]!,
        labelled,
        rmse: labelled > 0 ? Math.sqrt(profile.sums[ERRORS.square]! / labelled) : null
      },
      ...today.anomalies.map((a): JournalLine => {
        return {...line, kind: "anomaly", column: a.column, anomaly: a.kind, description: a.description};
      }),
      ...compareDay(drift, today, day).flatMap((d) =>
        alarmsOf(d, decidingDistance(d.kind, drift.distance)).map((a) => ({...line, ...a}))
      ),
      {...line, kind: "decision", ...decision}
    ],
    memory: decision.action === "retrain" ? {firedOn: day} : memory
  };
}

/** Compares the last days with the reference period; a day inside that period is compared with nothing. */
function compareDay(drift: MonitorConfig["drift"], {spec, partitions}: Today, day: number): ColumnDrift[] {
  if (day < drift.referenceDays) return [];
  const sumsOf = (days: readonly PartitionProfile[]): Float64Array =>
    windowSums(timelineOf(spec, days), {from: 0, to: days.length});
  const from = Math.max(drift.referenceDays, day + 1 - drift.currentDays);
  const [reference, current] = [partitions.slice(0, drift.referenceDays), partitions.slice(from, day + 1)];
  return compareWindows(spec, sumsOf(reference), sumsOf(current), drift.falseAlarmRate);
}

function alarmsOf({name, distances, missing}: ColumnDrift, distance: DistanceName) {
  const alarm = (measure: DistanceName | "missing", {value, threshold}: {value: number; threshold: number}) => {
    return {kind: "alarm" as const, column: name, distance: measure, value, threshold};
  };
  return [
    ...(distances[distance].alarm ? [alarm(distance, distances[distance])] : []),
    ...(missing.alarm ? [alarm("missing", missing)] : [])
  ];
}
