import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {withoutLabels} from "../../../lib/profile/without-labels.js";
import {batchOf, eighths, hostileDoubles, rowsOf, spec as whole} from "./rows.js";

const spec: ProfileSpec = {...whole, blocks: whole.blocks.filter(({kind}) => kind === "errors"), slices: []};

/** The same with the category as the label, as a classifier has it. */
const classes: ProfileSpec = {
  ...spec,
  blocks: [],
  columns: spec.columns.map((column) =>
    column.role === "label"
      ? {...column, role: "feature"}
      : column.kind === "categorical"
        ? {...column, role: "label"}
        : column
  )
};

describe("withoutLabels(spec, profile)", () => {
  it.each([
    ["exact sums", eighths],
    ["hostile values", hostileDoubles]
  ])("is the profile of the same rows with every label missing: %s", (_, numbers) => {
    fc.assert(
      fc.property(rowsOf(numbers), (rows) => {
        const unlabelled = rows.map((row) => ({...row, y: null}));
        expect(withoutLabels(spec, profileRows(spec, batchOf(rows)))).toEqual(profileRows(spec, batchOf(unlabelled)));
      })
    );
  });

  it("is that of a classifier's rows too", () => {
    fc.assert(
      fc.property(rowsOf(eighths), (rows) => {
        const unlabelled = rows.map((row) => ({...row, level: null}));
        expect(withoutLabels(classes, profileRows(classes, batchOf(rows)))).toEqual(
          profileRows(classes, batchOf(unlabelled))
        );
      })
    );
  });

  it("leaves the profile it is given as it was, and forgets nothing twice", () => {
    const profile = profileRows(spec, batchOf([{x: 1, level: "", y: 2, prediction: 3}]));
    const before = structuredClone(profile);
    const once = withoutLabels(spec, profile);
    expect(profile).toEqual(before);
    expect(once).not.toEqual(before);
    expect(withoutLabels(spec, once)).toEqual(once);
  });

  it.each([
    ["blocks of pairs", {...spec, blocks: whole.blocks.filter(({kind}) => kind === "pair")}],
    ["blocks of scores", {...spec, blocks: whole.blocks.filter(({kind}) => kind === "scores")}],
    ["Gram blocks", {...spec, blocks: whole.blocks.filter(({kind}) => kind === "gram")}],
    ["slices", {...spec, slices: whole.slices}]
  ])("refuses a spec with %s, in which labels may be counted too", (_, own) => {
    expect(() => withoutLabels(own, profileRows(own, batchOf([])))).toThrow("incompatible spec: ");
  });
});
