import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {addRows, emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {columnSchema, floatDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {observeColumn} from "../../../lib/schema/observe.js";
import {validate} from "../../../lib/schema/validate.js";

const spec: ProfileSpec = {
  columns: [
    {kind: "numeric", type: "number", name: "x", role: "feature", edges: [0, 1, 2], ranks: [64, 128, 192], centre: 1},
    {kind: "categorical", type: "text", name: "c", role: "feature", levels: ["a", "b"], buckets: 4}
  ],
  ...{blocks: [], slices: []}
};

const batch: Batch = {
  rows: 7,
  columns: new Map<string, NumericValues | CodedValues>([
    ["x", numericValues([0, 0.5, 1.5, NaN, -Infinity, Infinity, null])],
    ["c", codedValues(["a", "a", "b", "y", "z", "a", "a"], {levels: ["a", "b"], buckets: 4})]
  ])
};

const profile = emptyProfile(spec);
addRows(profile, spec, batch);
const [x, c] = ["x", "c"].map((name) => columnLayout(spec, name)) as [
  ReturnType<typeof columnLayout>,
  ReturnType<typeof columnLayout>
];
const extremes = {min: profile.extremes[0]!, max: profile.extremes[1]!};

describe("observeColumn(sums, layout, extremes, type, others)", () => {
  it("tells of a numeric column all that a profile keeps", () => {
    expect(observeColumn(profile.sums, x, extremes, "float")).toMatchObject({
      ...{name: "x", type: "float", rows: 7, missing: 1, nan: 1, infinite: {negative: 1, positive: 1}},
      range: {min: -Infinity, max: Infinity},
      histogram: {kind: "shared", edges: [0, 1, 2], counts: [1, 1, 1, 0]},
      statistics: {zeroShare: 1 / 7, median: 0.5},
      ...{bounds: {median: {low: 0, high: 1}}, fractional: 2, newest: null}
    });
    expect(observeColumn(profile.sums, x, extremes, "float").statistics.mean).toBeCloseTo(2 / 3, 12);
  });

  it("leaves the range and the median out where extremes were not kept", () => {
    const seen = observeColumn(profile.sums, x, null, "float");
    expect(seen.range).toBeNull();
    expect(seen.statistics).not.toHaveProperty("median");
  });

  it("takes the largest value of a timestamp column for the newest", () => {
    expect(observeColumn(profile.sums, x, extremes, "timestamp").newest).toBe(1.5);
    const empty = emptyProfile(spec);
    expect(observeColumn(empty.sums, x, {min: Infinity, max: -Infinity}, "timestamp").newest).toBeNull();
  });

  it("counts the rows of levels that are not UTF-8", () => {
    const broken: ProfileSpec = {
      columns: [{kind: "categorical", type: "text", name: "c", role: "feature", levels: ["a", "\ud800"], buckets: 1}],
      ...{blocks: [], slices: []}
    };
    const [column] = broken.columns as [CategoricalSpec];
    const coded = codedValues(["a", "\ud800", "\ud800"], column);
    const {sums} = profileRows(broken, {rows: 3, columns: new Map([["c", coded]])});
    expect(observeColumn(sums, columnLayout(broken, "c"), null, "string").invalidUtf8).toBe(2);
  });

  it("tells of a categorical column its counts, and how many rows have other values", () => {
    const seen = observeColumn(profile.sums, c, null, "string");
    expect(seen).toMatchObject({
      otherRows: 2,
      distinct: null,
      values: [
        {value: "a", count: 4},
        {value: "b", count: 1}
      ]
    });
    const named = observeColumn(profile.sums, c, null, "string", [{value: "z", count: 2}]);
    expect(named).toMatchObject({otherRows: 0, distinct: 3});
    expect(named.values).toContainEqual({value: "z", count: 2});
  });

  it("is enough for limits to be moved where there are no rows", () => {
    const data = {rows: 7, columns: [observeColumn(profile.sums, x, extremes, "float")]};
    const limited = (max: number) => schemaOf([columnSchema("x", "float", {domain: floatDomain({max})})]);
    expect(validate(limited(Infinity), data)).toEqual([]);
    expect(validate(limited(1e308), data)).toMatchObject([{kind: "FLOAT_TYPE_BIG_FLOAT"}]);
  });
});
