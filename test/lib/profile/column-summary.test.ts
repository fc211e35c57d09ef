import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {columnFigures} from "../../../lib/profile/column-summary.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {mean, standardDeviation} from "../../../lib/statistics/moments.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const spec: ProfileSpec = {
  columns: [
    {kind: "numeric", type: "number", name: "x", role: "feature", edges: [0], ranks: [128], centre: 5},
    {kind: "categorical", type: "text", name: "c", role: "feature", levels: ["a"], buckets: 1}
  ],
  blocks: [],
  slices: []
};

function figuresOf(xs: readonly (number | null)[], name: "x" | "c" = "x", cs = xs.map(() => "a" as string | null)) {
  const columns = new Map([
    ["x", numericValues(xs)],
    ["c", codedValues(cs, {levels: ["a"], buckets: 1})]
  ] as [string, ReturnType<typeof numericValues> | ReturnType<typeof codedValues>][]);
  return columnFigures(profileRows(spec, {rows: xs.length, columns}).sums, columnLayout(spec, name));
}

describe("columnFigures(sums, column)", () => {
  it("has the mean and the standard deviation of the finite values", () => {
    const value = fc.double({min: -1e4, max: 1e4, noNaN: true});
    fc.assert(
      fc.property(fc.array(value, {minLength: 1, maxLength: 50}), (xs) => {
        const figures = figuresOf([...xs, null, NaN, Infinity]);
        expect(figures.mean).toBeCloseTo(mean(xs), 6);
        expect(figures.deviation).toBeCloseTo(standardDeviation(xs), 2);
      })
    );
  });

  it("counts each kind of row that is no ordinary value", () => {
    expect(figuresOf([0, 0, 7, null, NaN, Infinity, -Infinity])).toMatchObject({
      rows: 7,
      missing: 1,
      notFinite: 3,
      other: 0,
      zeros: 2
    });
    expect(figuresOf([1, 1, 1], "c", ["a", "z", null])).toMatchObject({rows: 3, missing: 1, notFinite: 0, other: 1});
  });

  it("has no mean where there is no number", () => {
    expect(figuresOf([null, NaN]).mean).toBeNaN();
    expect(figuresOf([1], "c").mean).toBeNaN();
  });

  it("has no spread in a constant column", () => expect(figuresOf([0.1, 0.1, 0.1]).deviation).toBeCloseTo(0, 6));
});
