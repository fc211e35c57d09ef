import fc from "fast-check";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import type {Timeline} from "../../../lib/profile/window.js";

const LEVELS = ["", "constructor", "Zürich", "東京", "\ud800"];

/** One of each kind of column, with names and levels that trip careless code. */
export const spec: ProfileSpec = {
  columns: [
    {kind: "numeric", name: "x", role: "feature", edges: [-2, 0, 0.5, 4], coarse: [1, 3], centre: 0.25},
    {kind: "categorical", name: "__proto__", role: "feature", levels: LEVELS},
    {kind: "numeric", name: "y", role: "label", edges: [], coarse: [], centre: 0},
    {kind: "numeric", name: "ŷ", role: "prediction", edges: [1], coarse: [0], centre: 1}
  ]
};

export interface Row {
  readonly x: number | null;
  readonly level: string | null;
  readonly y: number | null;
  readonly prediction: number | null;
}

export function batchOf(rows: readonly Row[]): Batch {
  const levels = rows.map((row) => row.level);
  return {
    rows: rows.length,
    columns: new Map<string, NumericValues | CodedValues>([
      ["x", numericValues(rows.map((row) => row.x))],
      ["__proto__", codedValues(levels, LEVELS)],
      ["y", numericValues(rows.map((row) => row.y))],
      ["ŷ", numericValues(rows.map((row) => row.prediction))]
    ])
  };
}

/** Eighths in [−16, 16]: sums of their first four powers are exact, so that laws hold to the last bit. */
export const eighths = fc.integer({min: -128, max: 128}).map((i) => i / 8);

export const ordinaryDoubles = fc.double({min: -1e6, max: 1e6, noNaN: true});

/** What no source should contain and some will. */
export const hostileDoubles = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 1e308, -1e308, Number.MIN_VALUE, 2 ** 53, 2 ** 53 + 2)
);

/** Rows whose numbers are drawn from `numbers`; NaN and missing values always occur too. */
export function rowsOf(numbers: fc.Arbitrary<number>, maxLength = 30): fc.Arbitrary<Row[]> {
  const cell = fc.oneof(
    {weight: 8, arbitrary: numbers},
    {weight: 1, arbitrary: fc.constantFrom(null, NaN, Infinity, -0)}
  );
  const level = fc.constantFrom(null, "", "constructor", "Zürich", "東京", "\ud800", "\ud801", "__proto__");
  return fc.array(fc.record({x: cell, level, y: cell, prediction: cell}), {maxLength});
}

export function timeline(profiles: readonly Profile[]): Timeline {
  return timelineOf(spec, datedProfiles(profiles));
}

export function datedProfiles(profiles: readonly Profile[]): PartitionProfile[] {
  return profiles.map((profile, day) => ({start: `2024-01-${String(day + 1).padStart(2, "0")}`, profile}));
}
