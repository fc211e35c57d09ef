import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {numericValues} from "../../../lib/profile/batch.js";
import {layoutOf, ROWS} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {sliceExtremes, sliceRows, sliceSums} from "../../../lib/profile/slices.js";
import type {Profile, ProfileSpec} from "../../../lib/profile/types.js";
import {batchOf, differences, eighths, hostileDoubles, rowsOf, spec} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const unsliced: ProfileSpec = {...spec, slices: []};
const isOrdinary = (x: number | null): x is number => x !== null && Number.isFinite(x);
/** Which rows belong to the slices of `spec`, by their definition. */
const belongs: readonly ((row: Row) => boolean)[] = [
  ({level}) => level === "constructor" || level === "\ud800",
  ({x}) => isOrdinary(x) && x > 0,
  ({x}) => isOrdinary(x) && x > -2 && x <= 4
];
const part = ({sums, extremes}: Profile, slice: number | null): Profile => {
  const first = 2 * sliceExtremes(spec, slice);
  return {sums: sliceSums(spec, sums, slice), extremes: extremes.subarray(first, first + 2 * spec.columns.length)};
};
const rows = rowsOf(fc.oneof(eighths, hostileDoubles));

describe("a profile with slices", () => {
  it("holds for each slice the profile of its rows, and first that of all", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const profile = profileRows(spec, batchOf(all));
        expect(differences(part(profile, null), profileRows(unsliced, batchOf(all)))).toEqual([]);
        belongs.forEach((isIn, slice) => {
          const chosen = profileRows(unsliced, batchOf(all.filter(isIn)));
          expect(differences(part(profile, slice), chosen)).toEqual([]);
        });
      })
    );
  });

  it("counts a row in every slice it belongs to, and one with NaN, without a value or with another in none", () => {
    const row: Row = {x: 1, level: "constructor", y: 0, prediction: 0};
    const rowsIn = (r: Row): number[] => {
      const {sums} = profileRows(spec, batchOf([r]));
      return spec.slices.map((_, slice) => sliceSums(spec, sums, slice)[ROWS]!);
    };
    expect(rowsIn(row)).toEqual([1, 1, 1]);
    expect(rowsIn({...row, level: "東京", x: 4})).toEqual([0, 1, 1]);
    expect(rowsIn({...row, level: "\udfff", x: 0})).toEqual([0, 0, 1]);
    expect(rowsIn({...row, level: null, x: -2})).toEqual([0, 0, 0]);
    for (const x of [null, NaN, Infinity, -Infinity]) expect(rowsIn({...row, x})).toEqual([1, 0, 0]);
  });

  it("merges slice by slice", () => {
    fc.assert(
      fc.property(rowsOf(eighths), rowsOf(eighths), (a, b) => {
        const merged = mergeProfiles(profileRows(spec, batchOf(a)), profileRows(spec, batchOf(b)));
        belongs.forEach((isIn, slice) => {
          const chosen = profileRows(unsliced, batchOf([...a, ...b].filter(isIn)));
          expect(differences(part(merged, slice), chosen)).toEqual([]);
        });
      })
    );
  });
});

describe("sliceSums(spec, sums, slice)", () => {
  it("is a view: what it shows costs no memory", () => {
    const {sums} = profileRows(spec, batchOf([]));
    expect(sliceSums(spec, sums, 2).buffer).toBe(sums.buffer);
    expect(sliceSums(spec, sums, 2)).toHaveLength(layoutOf(spec).stride);
  });

  it("refuses a slice the spec lacks", () => {
    const {sums} = profileRows(spec, batchOf([]));
    for (const slice of [3, -1, 0.5]) {
      const error = new RangeError(`unknown slice: ${slice}, of ${spec.slices.length}`);
      expect(() => sliceSums(spec, sums, slice)).toThrow(error);
      expect(() => sliceExtremes(spec, slice)).toThrow(error);
    }
  });
});

describe("sliceRows(batch, slice, columns)", () => {
  it("leaves the batch as it was and keeps the order of rows", () => {
    const batch = batchOf([3, null, 2, 1, NaN, 5].map((x) => ({x, level: "", y: 0, prediction: 0})));
    const chosen = sliceRows(batch, {name: "s", column: "x", above: 1, upTo: 3}, spec.columns);
    expect(chosen.rows).toBe(2);
    expect(chosen.columns.get("x")).toEqual({...numericValues([3, 2]), valid: Uint8Array.of(1, 1)});
    expect(batch.rows).toBe(6);
  });

  it.each([
    ["unknown column: z (known: x, __proto__, y, ŷ)", {name: "s", column: "z", levels: []}],
    ["column x is numeric, expected categorical", {name: "s", column: "x", levels: []}],
    ["column __proto__ is categorical, expected numeric", {name: "s", column: "__proto__", above: 1, upTo: null}]
  ])("refuses with %j", (message, slice) => {
    expect(() => sliceRows(batchOf([]), slice, spec.columns)).toThrow(new RangeError(message));
  });
});
