import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {withAnswers} from "../../../lib/profile/with-answers.js";
import {batchOf, eighths, hostileDoubles, rowsOf, spec as whole} from "./rows.js";

const spec: ProfileSpec = {...whole, blocks: [], slices: []};
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

  it.each([
    ["blocks", {...spec, blocks: [{kind: "gram", columns: ["x"]} as const]}],
    ["slices", {...spec, slices: whole.slices}]
  ])("refuses a spec with %s, in which predictions are counted too", (_, own) => {
    expect(() => withAnswers(own, profileRows(own, batchOf([])), answered, answers)).toThrow("blocks and slices");
  });

  it("refuses other bins, and a spec without predictions", () => {
    const other = {...answered, columns: answered.columns.map((column) => ({...column, centre: 7}))};
    expect(() => withAnswers(spec, profile, other, answers)).toThrow("incompatible columns of predictions: ŷ and ŷ");
    const none = {...answered, columns: answered.columns.slice(0, 1)};
    expect(() => withAnswers(spec, profile, none, answers)).toThrow("the spec has no column of predictions");
  });
});
