import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {ERRORS, columnLayout, NUMERIC, ROWS} from "../../../lib/profile/layout.js";
import {addRows, emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {bucketOf} from "../../../lib/profile/text-digest.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {seeded, shuffled} from "../../../lib/statistics/random.js";
import {batchOf, differences, eighths, hostileDoubles, rowsOf, spec} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const column = (sums: Float64Array, name: string): number[] => {
  const {start, next} = columnLayout(spec, name);
  return [...sums.subarray(start, next)];
};

const row: Row = {x: 1, level: "", y: 2, prediction: 3};

describe("profileRows(spec, batch)", () => {
  it("counts each value where it belongs", () => {
    const xs = [-3, -2, -0, 0, 0.5, 1, 4, 5, null, NaN, Infinity, -Infinity];
    const {sums, extremes} = profileRows(spec, batchOf(xs.map((x) => ({...row, x}))));
    const finite = [-3, -2, 0, 0, 0.5, 1, 4, 5].map((x) => x - 0.25);
    expect(column(sums, "x")).toEqual([
      ...[1, 1, 1, 1, 2, 1],
      finite.reduce((sum, d) => sum + d, 0),
      finite.reduce((sum, d) => sum + d * d, 0),
      // 64 bins are all there are here, so that their outer ones are the outer bins
      ...[-5, 5, -5, 5],
      ...[2, 2, 1, 2, 1]
    ]);
    expect(sums[ROWS]).toBe(12);
    expect([...extremes.subarray(0, 2)]).toEqual([-3, 5]);
  });

  it("counts levels, others and missing ones apart", () => {
    const levels = ["", null, "Zürich", "\ud800", "Zurich", "\udfff", "東京", "__proto__", ""];
    const {sums} = profileRows(spec, batchOf(levels.map((level) => ({...row, level}))));
    const buckets = [0, 0, 0];
    for (const text of ["Zurich", "\udfff", "__proto__"]) ++buckets[bucketOf(text, 3)]!;
    expect(column(sums, "__proto__")).toEqual([1, 2, 0, 1, 1, 1, ...buckets]);
  });

  it("sums the errors of rows that have both a finite label and a finite prediction", () => {
    const pairs: [number | null, number | null][] = [
      [1, 3],
      [5, 4],
      [null, 1],
      [1, null],
      [NaN, 1],
      [1, Infinity]
    ];
    const {sums} = profileRows(spec, batchOf(pairs.map(([y, prediction]) => ({...row, y, prediction}))));
    expect([...sums.subarray(ERRORS.n, ERRORS.fourth + 1)]).toEqual([2, 1, 3, 5, 17]);
  });

  it("is the empty profile when there are no rows, with no smallest and no largest value", () => {
    expect(profileRows(spec, batchOf([]))).toEqual(emptyProfile(spec));
    expect([...emptyProfile(spec).extremes.subarray(0, 2)]).toEqual([Infinity, -Infinity]);
    expect(emptyProfile(spec).sums.every((x) => x === 0)).toBe(true);
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(rowsOf(eighths), fc.nat(), (rows, seed) => {
        const mixed = profileRows(spec, batchOf(shuffled(rows, seeded(seed))));
        expect(differences(mixed, profileRows(spec, batchOf(rows)))).toEqual([]);
      })
    );
  });

  it("loses no row, whatever the values", () => {
    fc.assert(
      fc.property(rowsOf(hostileDoubles), (rows) => {
        const {sums} = profileRows(spec, batchOf(rows));
        for (const name of ["x", "y", "ŷ"]) {
          const {start, cells, end} = columnLayout(spec, name);
          const counted = [...sums.subarray(start, start + NUMERIC.zeros), ...sums.subarray(cells, end)];
          expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        }
        expect(column(sums, "__proto__").reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      })
    );
  });

  it("keeps what a hostile column holds out of every other column", () => {
    fc.assert(
      fc.property(rowsOf(hostileDoubles), (rows) => {
        const hostile = profileRows(spec, batchOf(rows)).sums;
        const tame = profileRows(spec, batchOf(rows.map((r) => ({...r, x: 1})))).sums;
        for (const name of ["__proto__", "y", "ŷ"]) expect(column(hostile, name)).toEqual(column(tame, name));
        expect(hostile.subarray(0, 6)).toEqual(tame.subarray(0, 6));
      })
    );
  });
});

describe("addRows(profile, spec, batch)", () => {
  it("adds to what is there", () => {
    const profile = profileRows(spec, batchOf([row, {...row, x: -7}]));
    addRows(profile, spec, batchOf([{...row, x: 9}]));
    expect(profile).toEqual(profileRows(spec, batchOf([row, {...row, x: -7}, {...row, x: 9}])));
  });

  const small: ProfileSpec = {columns: spec.columns.slice(0, 2), blocks: [], slices: []};
  const x = numericValues([1, 2]);
  const c = codedValues(["a", null], {levels: [], buckets: 1});
  const columns = (...entries: [string, typeof x | typeof c][]): Batch => ({rows: 2, columns: new Map(entries)});

  it.each<[string, Batch]>([
    ["missing column: __proto__", columns(["x", x])],
    ["column x is categorical, expected numeric", columns(["x", c], ["__proto__", c])],
    ["column __proto__ is numeric, expected categorical", columns(["x", x], ["__proto__", x])],
    ["column x has 1 rows, expected 2", columns(["x", numericValues([1])], ["__proto__", c])],
    ["column x has 1 rows, expected 2", columns(["x", {...x, valid: Uint8Array.of(1)}], ["__proto__", c])],
    [
      "column __proto__ has 3 rows, expected 2",
      columns(["x", x], ["__proto__", codedValues(["a", "b", "c"], {levels: [], buckets: 1})])
    ],
    ["invalid code in column __proto__: -2", columns(["x", x], ["__proto__", {...c, codes: Int32Array.of(0, -2)}])]
  ])("refuses with %j and adds nothing", (message, batch) => {
    const profile = emptyProfile(small);
    expect(() => addRows(profile, small, batch)).toThrow(new RangeError(message));
    expect(profile).toEqual(emptyProfile(small));
  });
});
