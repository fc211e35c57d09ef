import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coarseCells, fineCells} from "../../../lib/drift/cells.js";
import {numericValues} from "../../../lib/profile/batch.js";
import {columnFigures} from "../../../lib/profile/column-summary.js";
import {columnLayout, layoutOf} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {projectProfile, projectSpec} from "../../../lib/profile/project.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {batchOf, differences, eighths, emptySpec, hostileDoubles, rowsOf, spec} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const names = spec.columns.map(({name}) => name);

describe("projectProfile(from, to, profile)", () => {
  it("is what the rows give when they are profiled in the smaller terms", () => {
    const reference = fc.array(fc.integer({min: -400, max: 400}), {minLength: 1, maxLength: 300});
    fc.assert(
      fc.property(reference, fc.array(fc.integer({min: -500, max: 500})), (values, xs) => {
        const from: ProfileSpec = {...emptySpec, columns: [numericSpec("x", "feature", "integer", values)]};
        const to = projectSpec(from, {columns: ["x"], bins: 64, withBlocks: false});
        const batch = {rows: xs.length, columns: new Map([["x", numericValues(xs)]])};
        // Centred at a fraction, sums round: two orders of addition would differ.
        const whole: ProfileSpec = {...from, columns: from.columns.map((c) => ({...c, centre: 0}))};
        const target = {...to, columns: to.columns.map((c) => ({...c, centre: 0}))};
        const projected = projectProfile(whole, target, profileRows(whole, batch));
        expect(differences(projected, profileRows(target, batch))).toEqual([]);
      })
    );
  });

  it("says the same of every column, with or without the others", () => {
    fc.assert(
      fc.property(rowsOf(fc.oneof(eighths, hostileDoubles)), fc.subarray(names), (rows, columns) => {
        const to = projectSpec(spec, {columns, bins: 64, withBlocks: false});
        const profile = profileRows(spec, batchOf(rows));
        const {sums, extremes} = projectProfile(spec, to, profile);
        expect(layoutOf(to).columns.map((column) => column.spec.name)).toEqual(columns);
        for (const column of layoutOf(to).columns) {
          const origin = columnLayout(spec, column.spec.name);
          expect(coarseCells(sums, column)).toEqual(coarseCells(profile.sums, origin));
          expect(fineCells(sums, column)).toEqual(fineCells(profile.sums, origin));
          expect(columnFigures(sums, column)).toEqual(columnFigures(profile.sums, origin));
          const [low, high] = [extremes[2 * column.index], extremes[2 * column.index + 1]];
          expect([low, high]).toEqual([profile.extremes[2 * origin.index], profile.extremes[2 * origin.index + 1]]);
        }
        expect(sums.subarray(0, 6)).toEqual(profile.sums.subarray(0, 6));
      })
    );
  });

  it("keeps blocks and drops slices, so that it is the profile without them", () => {
    fc.assert(
      fc.property(rowsOf(eighths), (rows) => {
        const to = projectSpec(spec, {columns: names, bins: 256, withBlocks: true});
        expect(to).toEqual({...spec, slices: []});
        const projected = projectProfile(spec, to, profileRows(spec, batchOf(rows)));
        expect(differences(projected, profileRows(to, batchOf(rows)))).toEqual([]);
      })
    );
  });

  it("refuses a spec that is no projection", () => {
    const profile = profileRows(spec, batchOf([]));
    const other: ProfileSpec = {...emptySpec, columns: [{...spec.columns[0]!, name: "z"}]};
    expect(() => projectProfile(spec, other, profile)).toThrow(new RangeError("unknown column: z"));
    const foreign: ProfileSpec = {...spec, blocks: [{kind: "gram", columns: ["y"]}], slices: []};
    expect(() => projectProfile(spec, foreign, profile)).toThrow(new RangeError("unknown gram block"));
    const finer: ProfileSpec = {
      ...emptySpec,
      columns: [numericSpec("y", "label", "number", [1, 2, 3])]
    };
    const shorter: ProfileSpec = {...emptySpec, columns: [{...(spec.columns[1] as CategoricalSpec), levels: []}]};
    expect(() => projectProfile(spec, shorter, profile)).toThrow(
      new RangeError("column __proto__ is no projection of the larger spec's")
    );
    expect(() => projectProfile(spec, finer, profile)).toThrow(
      new RangeError("column y is no projection of the larger spec's")
    );
  });
});
