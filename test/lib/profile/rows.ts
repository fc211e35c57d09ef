import fc from "fast-check";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {binOf} from "../../../lib/profile/bin.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import type {Timeline} from "../../../lib/profile/window.js";

const LEVELS = ["", "constructor", "Zürich", "東京", "\ud800"];
const BUCKETS = 3;

/** Nothing to count but rows. */
export const emptySpec: ProfileSpec = {columns: [], blocks: [], slices: []};

const feature = {role: "feature"} as const;
const number = {kind: "numeric", type: "number"} as const;

/** One of each kind of column, block and slice, with names and levels that trip careless code. */
export const spec: ProfileSpec = {
  columns: [
    // of the edges of x, 0 and 4 end a tenth of the reference
    {...number, ...feature, name: "x", edges: [-2, 0, 0.5, 4], ranks: [10, 40, 48, 60], centre: 0.25},
    {kind: "categorical", type: "text", ...feature, name: "__proto__", levels: LEVELS, buckets: BUCKETS},
    {...number, name: "y", role: "label", edges: [], ranks: [], centre: 0},
    {...number, name: "ŷ", role: "prediction", edges: [1], ranks: [128], centre: 1}
  ],
  blocks: [
    {kind: "pair", columns: ["__proto__", "x"]},
    {kind: "scores", score: "ŷ", label: "__proto__", edges: [-1, 0.5]},
    {kind: "errors", prediction: "ŷ", label: "y", edges: [0, 2], feature: {column: "x", edges: [1]}},
    {kind: "errors", prediction: "ŷ", label: "y", edges: [], feature: null},
    {kind: "gram", columns: ["x", "__proto__", "y"]}
  ],
  slices: [
    {name: "<script>", column: "__proto__", levels: ["constructor", "\ud800"]},
    {name: "upper\nhalf", column: "x", above: 0, upTo: null},
    {name: "middle", column: "x", above: -2, upTo: 4}
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
      ["__proto__", codedValues(levels, {levels: LEVELS, buckets: BUCKETS})],
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

/** The slots in which two profiles differ, to the last bit; extremes count on after the sums. */
export function differences(a: Profile, b: Profile): number[] {
  const [x, y] = [a, b].map(({sums, extremes}) => [...sums, ...extremes]) as [number[], number[]];
  return Array.from({length: Math.max(x.length, y.length)}, (_, i) => i).filter((i) => !Object.is(x[i], y[i]));
}

/** Rows per bin, by the plain definition. */
export function countsOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const x of values) ++counts[binOf(x, edges)]!;
  return counts;
}
