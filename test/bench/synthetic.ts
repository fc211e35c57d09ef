import type {Summary} from "../../lib/bundle.js";
import {codedValues, numericValues} from "../../lib/profile/batch.js";
import type {Batch} from "../../lib/profile/batch.js";
import {profileRows} from "../../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../../lib/profile/reference-spec.js";
import type {ColumnSpec, PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {schemaOf} from "../../lib/schema/defaults.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import type {Random} from "../../lib/statistics/random.js";

/** How large a made-up timeline is. Every fifth column is categorical; the last two are label and prediction. */
export interface SyntheticSize {
  readonly columns: number;
  readonly days: number;
  readonly rowsPerDay: number;
  readonly seed: number;
}

export interface Synthetic {
  readonly spec: ProfileSpec;
  readonly partitions: readonly PartitionProfile[];
}

const LEVELS = ["north", "east", "south", "west"];

/**
 * Returns a made-up timeline in which every fourth column drifts from the middle of the time on. The same size and
 * seed give the same numbers.
 */
export function syntheticTimeline(size: SyntheticSize): Synthetic {
  const names = Array.from({length: size.columns}, (_, i) => `column${i + 1}`);
  const reference = Array.from({length: 1000}, (_, row) => drawRow(size, row, 0));
  const columns = names.map((name, i) => columnSpec(size, name, i, reference));
  const spec: ProfileSpec = {columns, blocks: [], slices: []};
  const partitions = Array.from({length: size.days}, (_, day) => {
    const rows = Array.from({length: size.rowsPerDay}, (_, row) =>
      drawRow(size, 1000 + day * size.rowsPerDay + row, day)
    );
    return {start: isoDay(day), profile: profileRows(spec, batchOf(names, size, rows))};
  });
  return {spec, partitions};
}

/** Returns a summary that fits `syntheticTimeline`, with one stream. */
export function syntheticSummary({spec, partitions}: Synthetic): Summary {
  const days = partitions.map((p) => p.start);
  const rows = partitions.map((p) => p.profile.sums[0]!);
  const read = rows.reduce((sum, n) => sum + n, 0);
  return {
    id: "synthetic",
    title: "Synthetic columns",
    description: "Made-up columns for measuring the page.",
    source: {name: "none", origin: "made up", licence: "none", sha256: "", files: 1, rows: 0},
    columns: spec.columns.map(({name, role, kind}) => ({name, role, kind, unit: "", description: "made up"})),
    falseAlarmRate: 0.05,
    distance: "psi",
    unit: "day",
    timeZone: "UTC",
    reference: {from: 0, to: 30},
    current: 7,
    task: "regression",
    errorMeasure: "RMSE",
    labels: null,
    model: {
      version: "1",
      holdout: null,
      details: [],
      intendedUse: [],
      factors: [],
      metrics: [],
      evaluationData: [],
      trainingData: [],
      quantitativeAnalyses: [],
      ethicalConsiderations: [],
      caveats: []
    },
    schema: schemaOf([]),
    streams: [
      {
        id: "S0",
        title: "Drift from the middle on",
        description: "Every fourth column moves.",
        simulated: true,
        changeAt: Math.floor(days.length / 2),
        starts: days,
        ends: days,
        merged: days.map(() => 1),
        rows,
        labelled: partitions.map((p) => p.profile.sums[1]!),
        quarantined: rows.map(() => 0),
        alarms: days.map((_, day) => (day > days.length / 2 ? ["column1"] : [])),
        error: partitions.map((p) => Math.sqrt(p.profile.sums[4]! / p.profile.sums[1]!)),
        anomalies: [],
        decisions: [],
        modelEvents: [],
        arrivals: null,
        missingFiles: [],
        hasRequests: false
      }
    ],
    quarantine: {read, profiled: read, quarantined: 0, reasons: [], folder: ""},
    version: "synthetic"
  };
}

function isoDay(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

function drawRow({columns, days, seed}: SyntheticSize, row: number, day: number): (number | string)[] {
  const random = seeded(deriveSeed(seed, "row", row));
  const since = Math.max(0, day - days / 2) / days;
  const values = Array.from({length: columns}, (_, i) => {
    const shift = i % 4 === 0 ? 3 * since : 0;
    return i % 5 === 4 ? LEVELS[Math.min(3, Math.floor((random() + shift) * 4))]! : normal(random) + shift;
  });
  values[columns - 2] = normal(random);
  values[columns - 1] = (values[columns - 2] as number) + 0.3 * normal(random);
  return values;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function isCategorical({columns}: SyntheticSize, i: number): boolean {
  return i % 5 === 4 && i < columns - 2;
}

function columnSpec(size: SyntheticSize, name: string, i: number, rows: readonly (number | string)[][]): ColumnSpec {
  const role = i === size.columns - 2 ? "label" : i === size.columns - 1 ? "prediction" : "feature";
  if (isCategorical(size, i)) return levelSpec(name, role, LEVELS);
  const values = rows.map((row) => row[i] as number);
  return numericSpec(name, role, "number", values);
}

function batchOf(names: readonly string[], size: SyntheticSize, rows: readonly (number | string)[][]): Batch {
  const column = (i: number): ReturnType<typeof numericValues> | ReturnType<typeof codedValues> =>
    isCategorical(size, i)
      ? codedValues(
          rows.map((row) => row[i] as string),
          {levels: LEVELS, buckets: 1}
        )
      : numericValues(rows.map((row) => row[i] as number));
  return {rows: rows.length, columns: new Map(names.map((name, i) => [name, column(i)]))};
}
