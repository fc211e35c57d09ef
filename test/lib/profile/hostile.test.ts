import {describe, expect, it} from "vitest";
import type {ColumnDrift} from "../../../lib/drift/column-drift.js";
import {compareWindows} from "../../../lib/drift/compare.js";
import {explainColumn} from "../../../lib/drift/explain.js";
import {DISTANCES} from "../../../lib/drift/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {decodeProfiles, encodeProfiles} from "../../../lib/profile/codec.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {FINE_BINS} from "../../../lib/profile/nested-bins.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {projectProfile, projectSpec} from "../../../lib/profile/project.js";
import {categoricalSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {BlockSpec, ColumnSpec, ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import {seeded} from "../../../lib/statistics/random.js";
import {hostileNames} from "../schema/hostile-names.js";

const ROWS = 400;
const DAYS = 4;

const random = seeded(20240301);
const tameNumbers = Array.from({length: ROWS * DAYS}, () => random());
const tameTexts = tameNumbers.map((x) => (x < 0.3 ? "a" : "b"));

const cycled = <T>(...values: T[]): T[] => tameNumbers.map((_, row) => values[row % values.length]!);

/** Numbers that a source should not hold. Where none is finite, the column is one that went bad after its reference. */
const hostileNumbers: Record<string, (number | null)[]> = {
  "all missing": cycled<number | null>(null),
  "all NaN": cycled(NaN),
  "all infinite": cycled(Infinity, -Infinity),
  constant: cycled(7),
  "the largest constant": cycled(Number.MAX_VALUE),
  "the least constant": cycled(-Number.MAX_VALUE),
  "NaN and infinities among numbers": cycled(1, NaN, 2, Infinity, 3, -Infinity, null),
  "1e308 of both signs": cycled(1e308, -1e308, 1.5e308, -1.7e308),
  "zeros of both signs": cycled(0, -0),
  denormals: cycled(Number.MIN_VALUE, -Number.MIN_VALUE, 0),
  "whole numbers beyond 2^53": tameNumbers.map((x) => 2 ** 53 + 2 * Math.floor(1e6 * x)),
  "beyond 2^63": cycled(2 ** 63, 2 ** 64, -(2 ** 63)),
  "one number, else missing": tameNumbers.map((_, row) => (row === 5 ? 3 : null)),
  "1e6 apart and 1e-6 apart": cycled(1e6, 1e6 + 1e-6, 1e-6, 0)
};

const hostileTexts: Record<string, (string | null)[]> = {
  "all texts missing": cycled<string | null>(null),
  "all empty": cycled(""),
  "as many levels as rows": tameNumbers.map((_, row) => `level ${row}`),
  "lone surrogates": cycled("\ud800", "\udfff", "a\ud800b"),
  "right-to-left": cycled("שלום", "مرحبا", "\u202eevil"),
  "names of members": cycled("__proto__", "constructor", "toString", "hasOwnProperty"),
  markup: cycled("<script>alert(1)</script>", '"', "'", "\n", "\u0000"),
  "a text of a megabyte": cycled("x".repeat(2 ** 20), "y")
};

/** A column as made of its own values, or, where bins cannot be placed, of tame ones. */
function columnOf(name: string, values: readonly (number | string | null)[]): ColumnSpec {
  if (name in hostileTexts) return categoricalSpec(name, "feature", values as (string | null)[]);
  const numbers = Float64Array.from(values as (number | null)[], (x) => x ?? NaN);
  return numericSpec(name, "feature", "number", numbers.some(Number.isFinite) ? numbers : tameNumbers);
}

function batchOf(spec: ProfileSpec, data: Readonly<Record<string, readonly (number | string | null)[]>>): Batch {
  const columns = spec.columns.map((column): [string, NumericValues | CodedValues] => {
    const values = data[column.name]!;
    return [
      column.name,
      column.kind === "numeric"
        ? numericValues(values as (number | null)[])
        : codedValues(values as (string | null)[], column)
    ];
  });
  return {rows: Object.values(data)[0]!.length, columns: new Map(columns)};
}

const data = {tame: tameNumbers, text: tameTexts, ...hostileNumbers, ...hostileTexts};
const columns = Object.entries(data).map(([name, values]) =>
  name === "text" ? categoricalSpec(name, "feature", values as string[]) : columnOf(name, values)
);
const numbers = ["tame", ...Object.keys(hostileNumbers)];
const blocks: BlockSpec[] = [
  ...numbers.map((name): BlockSpec => ({kind: "pair", columns: [name, "text"]})),
  ...numbers.map((name): BlockSpec => ({kind: "scores", score: name, label: "text", edges: [0]})),
  ...numbers.map((name): BlockSpec => ({
    ...{kind: "errors", prediction: name, label: "tame"},
    edges: [0],
    feature: null
  })),
  ...numbers.map((name): BlockSpec => ({kind: "gram", columns: ["tame", name]}))
];
const slices: SliceSpec[] = numbers.map((name) => ({name, column: name, above: 0, upTo: null}));
const spec: ProfileSpec = {columns, blocks, slices};

const slotsOf = (sums: Float64Array, name: string): Float64Array => {
  const {start, next} = columnLayout(spec, name);
  return sums.subarray(start, next);
};

/** What a reader is told about a column: every figure is a number in its range, or NaN for "not defined", with no alarm. */
function checkStatus({distances, missing}: ColumnDrift): void {
  for (const {value, threshold, alarm} of DISTANCES.map((name) => distances[name])) {
    expect(value >= 0 || Number.isNaN(value)).toBe(true);
    expect(alarm).toBe(value > threshold);
  }
  expect(Number.isFinite(missing.value)).toBe(true);
  expect(missing.alarm).toBe(Math.abs(missing.value) > missing.threshold);
}

describe("hostile columns, from reference to explanation", () => {
  const days = Array.from({length: DAYS}, (_, day) => {
    const rows = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, values.slice(day * ROWS, (day + 1) * ROWS)])
    );
    return {start: `2024-01-0${day + 1}`, profile: profileRows(spec, batchOf(spec, rows))};
  });
  const decoded = decodeProfiles(encodeProfiles(spec, days, {withSpec: true}));
  const timeline = timelineOf(decoded.spec, decoded.partitions);
  const [reference, current] = [windowSums(timeline, {from: 0, to: 2}), windowSums(timeline, {from: 2, to: 4})];
  const drifts = compareWindows(decoded.spec, reference, current, 0.05);

  it.each(columns.map(({name}) => name))("gives a status: %s", (name) => {
    const drift = drifts.find((d) => d.name === name)!;
    expect([drift.n, drift.m]).toEqual([2 * ROWS, 2 * ROWS]);
    checkStatus(drift);
    for (const finding of explainColumn(columnLayout(decoded.spec, name), reference, current, 0.05))
      for (const figure of Object.values(finding)) expect(Number.isNaN(figure)).toBe(false);
  });

  it.each(["tame", "text"])("keeps a column beside them as if it were alone: %s", (name) => {
    const alone: ProfileSpec = {columns: columns.filter((c) => c.name === name), blocks: [], slices: []};
    const values = Object.fromEntries([[name, data[name as "tame" | "text"].slice(0, ROWS)]]);
    const {start, next} = columnLayout(alone, name);
    const {sums} = profileRows(alone, batchOf(alone, values));
    expect(slotsOf(days[0]!.profile.sums, name)).toEqual(sums.subarray(start, next));
    expect(drifts.find((d) => d.name === name)!.distances.psi.alarm).toBe(false);
  });

  it("shows the tail of many levels by its buckets", () => {
    const {distances} = drifts.find((d) => d.name === "as many levels as rows")!;
    expect(distances.psi.value).toBeGreaterThan(0);
  });

  it("compares the same in 64 bins as in 256", () => {
    const names = columns.map(({name}) => name);
    const small = projectSpec(spec, {columns: names, bins: FINE_BINS, withBlocks: false});
    const projected = days.map(({start, profile}) => ({start, profile: projectProfile(spec, small, profile)}));
    const page = timelineOf(small, projected);
    const [before, now] = [windowSums(page, {from: 0, to: 2}), windowSums(page, {from: 2, to: 4})];
    expect(compareWindows(small, before, now, 0.05)).toEqual(drifts);
  });
});

describe("a column that turns hostile after its reference", () => {
  const tame = numericSpec("x", "feature", "number", tameNumbers);
  const one: ProfileSpec = {columns: [tame], blocks: [], slices: []};
  const sumsOf = (values: readonly (number | null)[]): Float64Array =>
    profileRows(one, {rows: values.length, columns: new Map([["x", numericValues(values)]])}).sums;
  const reference = sumsOf(tameNumbers);

  it.each(Object.entries(hostileNumbers))("is in alarm and explained: %s", (_, values) => {
    const [drift] = compareWindows(one, reference, sumsOf(values), 0.05);
    checkStatus(drift!);
    expect(drift!.distances.psi.alarm).toBe(true);
    expect(explainColumn(columnLayout(one, "x"), reference, sumsOf(values), 0.05).length).toBeGreaterThan(0);
  });

  it.each([
    ["empty", []],
    ["one row", [0.5]]
  ])("has a status: %s", (_, values) => {
    const [drift] = compareWindows(one, reference, sumsOf(values), 0.05);
    expect(drift!.m).toBe(values.length);
    for (const {alarm} of DISTANCES.map((name) => drift!.distances[name])) expect(alarm).toBe(false);
  });
});

describe("hostile names", () => {
  it.each(hostileNames)("name a column, a level and a slice: %j", (name) => {
    const column = categoricalSpec(name, "feature", [name, `other ${name}`]);
    const named: ProfileSpec = {
      columns: [column],
      blocks: [{kind: "pair", columns: [name, name]}],
      slices: [{name, column: name, levels: [name]}]
    };
    const rows = (...texts: string[]): Batch => ({
      rows: texts.length,
      columns: new Map([[name, codedValues(texts, column)]])
    });
    const days = [rows(name, name), rows(name, `other ${name}`), rows("unheard of")].map((batch, day) => {
      return {start: `day ${day}`, profile: profileRows(named, batch)};
    });
    const {spec: read, partitions} = decodeProfiles(encodeProfiles(named, days, {withSpec: true}));
    const timeline = timelineOf(read, partitions);
    const [before, now] = [windowSums(timeline, {from: 0, to: 1}), windowSums(timeline, {from: 1, to: 2})];
    const [drift] = compareWindows(read, before, now, 0.05);
    expect(drift!.name).toBe(name);
    expect(drift!.distances.jensenShannon.value).toBeCloseTo(0.3113, 4);
    expect(explainColumn(columnLayout(read, name), before, now, 0.05).at(-1)).toMatchObject({kind: "level", now: 0.5});
  });
});

it("a million levels are profiled in time, and their tail is seen to change", {timeout: 60_000}, () => {
  const texts = (from: number): string[] => Array.from({length: 1e6}, (_, i) => `level ${from + i}`);
  const reference = texts(0);
  const column = categoricalSpec("c", "feature", reference);
  const one: ProfileSpec = {columns: [column], blocks: [], slices: []};
  const sumsOf = (values: readonly string[]): Float64Array =>
    profileRows(one, {rows: values.length, columns: new Map([["c", codedValues(values, column)]])}).sums;
  const [before, rare] = [sumsOf(reference), sumsOf(new Array<string>(1e6).fill("level 999999"))];
  expect([column.levels.length, column.buckets]).toEqual([1000, 32]);
  const [same] = compareWindows(one, before, before, 0.05);
  expect(same!.distances.psi.alarm).toBe(false);
  expect(compareWindows(one, before, rare, 0.05)[0]!.distances.psi.alarm).toBe(true);
});
