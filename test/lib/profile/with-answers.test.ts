import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {BlockSpec, ColumnSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {withAnswers} from "../../../lib/profile/with-answers.js";
import {batchOf, eighths, hostileDoubles, rowsOf, spec as whole} from "./rows.js";

const spec: ProfileSpec = {
  ...whole,
  blocks: [{kind: "errors", prediction: "ŷ", label: "y", edges: [-1, 0.5], feature: null}],
  slices: []
};
const answered: ProfileSpec = {...spec, columns: spec.columns.filter(({name}) => name === "y" || name === "ŷ")};

describe("withAnswers(spec, profile, answered, answers)", () => {
  it.each([
    ["exact sums", eighths],
    ["hostile values", hostileDoubles]
  ])("is the profile of the same rows with other predictions: %s", (_, numbers) => {
    const prediction = fc.option(fc.oneof(numbers, fc.constant(NaN)));
    fc.assert(
      fc.property(rowsOf(numbers), fc.array(prediction, {minLength: 30, maxLength: 30}), (rows, predictions) => {
        const others = batchOf(rows.map((row, i) => ({...row, prediction: predictions[i]!})));
        const profile = profileRows(spec, batchOf(rows));
        const before = structuredClone(profile);
        expect(withAnswers(spec, profile, answered, profileRows(answered, others))).toEqual(profileRows(spec, others));
        expect(profile).toEqual(before);
      })
    );
  });

  const profile = profileRows(spec, batchOf([]));
  const answers = profileRows(answered, batchOf([]));

  it.each<[string, ProfileSpec, string]>([
    ["other blocks", {...spec, blocks: [{kind: "gram", columns: ["x"]}]}, "incompatible specs: blocks differ"],
    ["slices", {...spec, slices: whole.slices}, "slices count predictions too"]
  ])("refuses a spec with %s, in which predictions are counted too", (_, own, message) => {
    expect(() => withAnswers(own, profileRows(own, batchOf([])), answered, answers)).toThrow(message);
  });

  it("puts the scores and the blocks of a classifier in their place", () => {
    const levels = ["no", "yes"];
    const classes = (name: string, role: "label" | "prediction"): ColumnSpec => {
      return {kind: "categorical", type: "text", name, role, levels, buckets: 1};
    };
    const score = numericSpec("score", "score", "number", [0.1, 0.3, 0.5, 0.7, 0.9]);
    const outcomes = [classes("y", "label"), score, classes("said", "prediction")];
    const blocks: BlockSpec[] = [
      {kind: "pair", columns: ["said", "y"]},
      {kind: "scores", score: "score", label: "y", edges: [0.5]}
    ];
    const all = {columns: [numericSpec("x", "feature", "number", [1, 2]), ...outcomes], blocks, slices: []};
    const rows = (scores: readonly number[]): Batch => ({
      rows: 4,
      columns: new Map<string, NumericValues | CodedValues>([
        ["x", numericValues([1, 2, 3, 4])],
        ["y", codedValues(["no", "yes", null, "yes"], {levels, buckets: 1})],
        ["score", numericValues(scores)],
        [
          "said",
          codedValues(
            scores.map((p) => (p >= 0.5 ? "yes" : "no")),
            {levels, buckets: 1}
          )
        ]
      ])
    });
    const [before, now] = [rows([0.1, 0.2, 0.3, 0.4]), rows([0.9, 0.2, 0.6, 0.7])];
    const own = {columns: outcomes, blocks, slices: []};
    expect(withAnswers(all, profileRows(all, before), own, profileRows(own, now))).toEqual(profileRows(all, now));
  });

  it("refuses other bins, and a spec without predictions", () => {
    const other = {...answered, columns: answered.columns.map((column) => ({...column, centre: 7}))};
    expect(() => withAnswers(spec, profile, other, answers)).toThrow("incompatible columns of predictions: ŷ and ŷ");
    const none = {...answered, columns: answered.columns.slice(0, 1), blocks: []};
    expect(() => withAnswers(spec, profile, none, answers)).toThrow("the spec has no column of predictions");
  });
});
