import {describe, expect, it} from "vitest";
import {explainColumn} from "../../../lib/drift/explain.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";

const category: CategoricalSpec = {
  ...{kind: "categorical", type: "text", name: "c", role: "feature"},
  ...{levels: ["a", "b"], buckets: 1}
};

const spec: ProfileSpec = {
  columns: [
    {
      ...{kind: "numeric", type: "number", name: "x", role: "feature", centre: 2},
      ...{edges: [1, 2, 3], ranks: [64, 128, 192]}
    },
    category
  ],
  blocks: [],
  slices: []
};
const [x, c] = [columnLayout(spec, "x"), columnLayout(spec, "c")];

function sumsOf(xs: readonly (number | null)[], cs: readonly (string | null)[] = xs.map(() => "a")): Float64Array {
  const columns = new Map([
    ["x", numericValues(xs)],
    ["c", codedValues(cs, category)]
  ] as [string, ReturnType<typeof numericValues> | ReturnType<typeof codedValues>][]);
  return profileRows(spec, {rows: xs.length, columns}).sums;
}

const many = <T>(n: number, ...values: T[]): T[] => values.flatMap((value) => new Array<T>(n).fill(value));
const even = sumsOf(many(25, 0.5, 1.5, 2.5, 3.5));

describe("explainColumn(column, reference, current, alpha)", () => {
  it("tells the mean and the range that gained most", () => {
    const findings = explainColumn(x, even, sumsOf(many(25, 2.5, 2.5, 2.5, 3.5)), 0.01);
    expect(findings).toEqual([
      {kind: "mean", before: 2, now: 2.75},
      {kind: "deviation", before: expect.closeTo(Math.sqrt(1.25), 12), now: expect.closeTo(Math.sqrt(0.1875), 12)},
      {kind: "range", low: 2, high: 3, points: 0.5}
    ]);
  });

  it.each([
    {value: 0.5, low: null, high: 1},
    {value: 3.5, low: 3, high: null}
  ])("leaves the outer range open: $low to $high", ({value, low, high}) => {
    const range = explainColumn(x, even, sumsOf(many(100, value)), 0.01).find((f) => f.kind === "range");
    expect(range).toEqual({kind: "range", low, high, points: 0.75});
  });

  it("tells missing rows first, as shares of all rows", () => {
    const findings = explainColumn(x, even, sumsOf([...many(70, null), ...many(30, 2.5)]), 0.01);
    expect(findings[0]).toEqual({kind: "missing", before: 0, now: 0.7});
  });

  it("has no mean where no number is left", () => {
    const findings = explainColumn(x, even, sumsOf(many(100, null)), 0.01);
    expect(findings.map((f) => f.kind)).toEqual(["missing"]);
  });

  it("tells NaN and infinities", () => {
    const findings = explainColumn(x, even, sumsOf([...many(20, NaN, Infinity), ...many(60, 2.5)]), 0.01);
    expect(findings[0]).toEqual({kind: "notFinite", before: 0, now: 0.4});
  });

  it("does not tell a change of a share within chance", () => {
    const findings = explainColumn(x, even, sumsOf([null, ...many(33, 0.5, 1.5, 2.5)]), 0.01);
    expect(findings.map((f) => f.kind)).not.toContain("missing");
  });

  it("tells values outside the vocabulary, and the level that changed most", () => {
    const before = sumsOf(many(100, 1), many(50, "a", "b"));
    const after = sumsOf(many(100, 1), [...many(24, "z"), ...many(50, "a"), ...many(26, "b")]);
    expect(explainColumn(c, before, after, 0.01)).toEqual([
      {kind: "other", before: 0, now: 0.24},
      {kind: "level", level: "b", before: 0.5, now: 0.26}
    ]);
  });

  it("has nothing to tell of a window without rows", () => {
    expect(explainColumn(x, even, sumsOf([]), 0.01)).toEqual([]);
    expect(explainColumn(c, sumsOf([]), even, 0.01)).toEqual([]);
  });
});
