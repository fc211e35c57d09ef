import {describe, expect, it} from "vitest";
import {outcomePair} from "../../../lib/decay/outcome-counts.js";
import {compareErrors, realisedError} from "../../../lib/decay/realised-error.js";
import {codedValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {seeded} from "../../../lib/statistics/random.js";

const column = (name: string, role: CategoricalSpec["role"], levels: readonly string[]): CategoricalSpec => {
  return {kind: "categorical", type: "text", name, role, levels, buckets: 2};
};

const label = column("y", "label", ["bird", "cat", "dog"]);
const prediction = column("said", "prediction", ["cat", "dog", "fish"]);
const spec: ProfileSpec = {
  columns: [label, prediction],
  blocks: [{kind: "pair", columns: ["said", "y"]}],
  slices: []
};

/** Sums of rows given as [said, is]. */
function sumsOf(rows: readonly (readonly [string | null, string | null])[], of = spec): Float64Array {
  const columns = new Map([
    [
      "said",
      codedValues(
        rows.map(([said]) => said),
        prediction
      )
    ],
    [
      "y",
      codedValues(
        rows.map(([, is]) => is),
        label
      )
    ]
  ]);
  return profileRows(of, {rows: rows.length, columns}).sums;
}

describe("realisedError(spec, sums, 'error rate')", () => {
  it("is the share of labelled rows with another class", () => {
    const sums = sumsOf([
      ...([
        ["cat", "cat"],
        ["dog", "dog"],
        ["dog", "cat"],
        ["fish", "dog"]
      ] as const)
    ]);
    expect(realisedError(spec, sums, "error rate")).toEqual({n: 4, value: 0.5});
  });

  it("leaves out rows without a prediction or a label", () => {
    const sums = sumsOf([
      ["cat", null],
      [null, "cat"],
      [null, null],
      ["cat", "cat"]
    ]);
    expect(realisedError(spec, sums, "error rate")).toEqual({n: 1, value: 0});
    expect(realisedError(spec, sumsOf([]), "error rate")).toEqual({n: 0, value: NaN});
  });

  it("counts a class outside the levels as wrong only where it cannot be the other side's", () => {
    // cat is a level of both sides, so that another value is certainly not cat
    expect(
      realisedError(
        spec,
        sumsOf([
          ["cat", "horse"],
          ["horse", "cat"]
        ]),
        "error rate"
      )
    ).toEqual({n: 2, value: 1});
    // fish is no level of the label, bird none of the prediction: the other value might be just that
    const unknown = sumsOf([
      ["fish", "fish"],
      ["bird", "bird"],
      ["horse", "horse"]
    ]);
    expect(realisedError(spec, unknown, "error rate").n).toBe(0);
  });

  it("agrees with a count of the rows, whatever they are", () => {
    const random = seeded(7);
    const classes = ["cat", "dog", null];
    const pick = (): string | null => classes[Math.floor(random() * 3)]!;
    const rows = Array.from({length: 500}, () => [pick(), pick()] as const);
    const judged = rows.filter(([said, is]) => said !== null && is !== null);
    const wrong = judged.filter(([said, is]) => said !== is).length;
    expect(realisedError(spec, sumsOf(rows), "error rate")).toEqual({n: judged.length, value: wrong / judged.length});
  });

  it("cannot be had where classes are not counted together", () => {
    const without = {...spec, blocks: []};
    expect(outcomePair(without)).toBeUndefined();
    expect(outcomePair(spec)).toBe(layoutOf(spec).blocks[0]);
    expect(() => realisedError(without, sumsOf([], without), "error rate")).toThrow(RangeError);
  });
});

describe("compareErrors(spec, reference, current, 'error rate', alpha)", () => {
  const window = (n: number, wrong: number): Float64Array =>
    sumsOf(Array.from({length: n}, (_, i) => [i < wrong ? "dog" : "cat", "cat"] as const));

  it.each([
    [1000, 100, 1000, 200, "worse"],
    [1000, 200, 1000, 100, "better"],
    [1000, 100, 1000, 110, "unchanged"],
    [1000, 0, 1000, 0, "unchanged"],
    [1000, 100, 29, 29, "unknown"]
  ] as const)("from %d rows, %d wrong, to %d rows, %d wrong is %4$s", (n, a, m, b, verdict) => {
    const change = compareErrors(spec, window(n, a), window(m, b), "error rate", 0.01);
    expect(change).toMatchObject({measure: "error rate", verdict, current: {n: m, value: b / m}});
  });

  it("calls no more than its rate of equal windows changed", () => {
    const random = seeded(3);
    const draw = (n: number): number => Array.from({length: n}, random).filter((u) => u < 0.1).length;
    let changed = 0;
    for (let i = 0; i < 400; ++i) {
      const change = compareErrors(spec, window(400, draw(400)), window(150, draw(150)), "error rate", 0.05);
      if (change.verdict !== "unchanged") ++changed;
    }
    // 5 % of 400, with three standard errors above
    expect(changed).toBeLessThanOrEqual(33);
  });
});
