import {distanceOverTime} from "../../../lib/drift/over-time.js";
import {gramOf} from "../../../lib/model/gram.js";
import type {Gram} from "../../../lib/model/gram.js";
import {leastSquares} from "../../../lib/model/least-squares.js";
import type {ReplayPartition, ReplayStream} from "../../../lib/policy/replay-types.js";
import {numericValues} from "../../../lib/profile/batch.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {PartitionProfile, ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import {dealPools, POOL_A, POOL_B, TRAIN} from "../../../lib/scenario/pools.js";
import {scenarios} from "../../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../../lib/scenario/scenarios.js";
import {drawDay} from "../../../lib/scenario/stream.js";
import type {LoggedRow, Tract} from "../../../lib/scenario/types.js";
import {inferSchema} from "../../../lib/schema/infer.js";
import {windowAnomalies} from "../../../lib/schema/window-anomalies.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

export const features = bostonFeatures.filter((name) => name !== "b");
const names = [...features, "medv"];

/** 120 days of 120 rows, a week to each window of distances, and labels that come after a week. */
const DAYS = 120;
const WEEK = 7;

const pools = dealPools(bostonColumns["medv"]!, 42);
const tracts = Array.from({length: pools.length}, (_, i): Tract => {
  return {tract: i, ...Object.fromEntries(names.map((name) => [name, bostonColumns[name]![i]!]))};
});
const inPool = (...wanted: number[]): Tract[] => tracts.filter((_, i) => wanted.includes(pools[i]!));
const train = inPool(TRAIN);
const pool = inPool(POOL_A, POOL_B);
const source = {pool, train, rowsPerDay: 120, seed: 42};

export const fit = (rows: Gram) => leastSquares(rows, features, "medv");

/** Rows as columns: the features, then the label. */
export function columnsOf(rows: readonly Tract[]): number[][] {
  return names.map((name) => rows.map((row) => row[name]!));
}

const gramOfRows = (rows: readonly Tract[]): Gram => gramOf(names, columnsOf(rows));

export const trainRows: readonly Tract[] = train;

/** Returns a day's rows that models may learn from, and those that errors are measured on. */
export function rowsOf(id: ScenarioId, day: number): {training: LoggedRow[]; scoring: LoggedRow[]} {
  const rows = drawDay(source, scenarios[id], day);
  const of = (wanted: number): LoggedRow[] => rows.filter((row) => pools[row["tract"]!] === wanted);
  return {training: of(POOL_A), scoring: of(POOL_B)};
}

const spec: ProfileSpec = {
  columns: features.map((name) => numericSpec(name, "feature", "number", columnOf(pool, name))),
  blocks: [],
  slices: []
};
const schema = inferSchema(
  features.map((name) => {
    const values = columnOf(train, name);
    return {name, type: values.every(Number.isInteger) ? "int" : "float", values, categorical: false, label: false};
  })
);

function columnOf(rows: readonly Tract[], name: string): number[] {
  return rows.map((row) => row[name]!);
}

function profileOf(rows: readonly Tract[], start: string): PartitionProfile {
  const columns = new Map(features.map((name) => [name, numericValues(columnOf(rows, name))]));
  return {start, profile: profileRows(spec, {rows: rows.length, columns})};
}

/** The stream of a scenario with labels a week late, PSI of the last week against the rows that production draws from. */
export function streamOf(id: ScenarioId): ReplayStream {
  const days = Array.from({length: DAYS}, (_, day) => rowsOf(id, day));
  const profiles = days.map(({training, scoring}, day) => profileOf([...training, ...scoring], String(day)));
  const timeline = timelineOf(spec, [profileOf(pool, "reference"), ...profiles]);
  const reference = {from: 0, to: 1};
  const psi = features.map((name) =>
    distanceOverTime(timeline, columnLayout(spec, name), reference, WEEK, "psi").subarray(1)
  );
  const partitions = days.map(({training, scoring}, day): ReplayPartition => {
    return {
      ...{training: gramOfRows(training), scoring: gramOfRows(scoring)},
      features: day < WEEK ? [] : features.map((column, i) => ({column, value: psi[i]![day]!, isAlarm: false})),
      anomalies: windowAnomalies(schema, [], {spec, profile: profiles[day]!.profile})
    };
  });
  return {
    ...{first: gramOfRows(train), holdout: gramOfRows(pool), target: "medv", fit, partitions},
    ...{apart: true, delay: WEEK}
  };
}
