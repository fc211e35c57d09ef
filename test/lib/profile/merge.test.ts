import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {layoutOf} from "../../../lib/profile/layout.js";
import {mergeProfiles, subtractProfiles} from "../../../lib/profile/merge.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import type {Profile} from "../../../lib/profile/types.js";
import {batchOf, differences, eighths, emptySpec, ordinaryDoubles, rowsOf, spec} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const of = (rows: readonly Row[]): Profile => profileRows(spec, batchOf(rows));
const profiles = rowsOf(eighths).map(of);
const row: Row = {x: 1, level: "", y: 2, prediction: 3};

describe("mergeProfiles(first, ...others)", () => {
  it("leaves a profile as it is when the other is empty", () => {
    fc.assert(
      fc.property(profiles, (a) => void expect(differences(mergeProfiles(a, emptyProfile(spec)), a)).toEqual([]))
    );
  });

  it("is commutative", () => {
    fc.assert(
      fc.property(
        profiles,
        profiles,
        (a, b) => void expect(differences(mergeProfiles(a, b), mergeProfiles(b, a))).toEqual([])
      )
    );
  });

  it("is associative", () => {
    fc.assert(
      fc.property(profiles, profiles, profiles, (a, b, c) => {
        const [left, right] = [mergeProfiles(mergeProfiles(a, b), c), mergeProfiles(a, mergeProfiles(b, c))];
        expect(differences(left, right)).toEqual([]);
      })
    );
  });

  it("is the profile of both sides' rows, exactly where sums are exact", () => {
    fc.assert(
      fc.property(rowsOf(eighths), rowsOf(eighths), (a, b) => {
        expect(differences(mergeProfiles(of(a), of(b)), of([...a, ...b]))).toEqual([]);
      })
    );
  });

  it("is the profile of both sides' rows: counts and extremes exact, sums to 1e-12 of what was added", () => {
    fc.assert(
      fc.property(rowsOf(ordinaryDoubles, 60), rowsOf(ordinaryDoubles, 60), (a, b) => {
        const merged = mergeProfiles(of(a), of(b));
        const whole = of([...a, ...b]);
        expect(merged.extremes).toEqual(whole.extremes);
        expect(beyond(merged, whole, [...a, ...b])).toEqual([]);
      }),
      {numRuns: 60}
    );
  });

  it("refuses profiles of different shape, naming both", () => {
    const [a, b] = [emptyProfile(spec), emptyProfile(emptySpec)];
    expect(() => mergeProfiles(a, b)).toThrow(
      new RangeError(`incompatible profiles: ${a.sums.length} and ${b.sums.length} numbers`)
    );
  });
});

describe("subtractProfiles(spec, whole, part)", () => {
  it("takes back what mergeProfiles put in, exactly where sums are exact", () => {
    fc.assert(
      fc.property(profiles, profiles, (a, b) => {
        const {sums} = subtractProfiles(spec, mergeProfiles(a, b), b);
        expect(differences({...a, sums}, a)).toEqual([]);
      })
    );
  });

  it("leaves one partition out: the rest's counts exactly, its sums to 1e-12 of what was added to the whole", () => {
    fc.assert(
      fc.property(fc.array(rowsOf(ordinaryDoubles, 20), {minLength: 1, maxLength: 5}), fc.nat(4), (days, seed) => {
        const out = seed % days.length;
        const whole = mergeProfiles(emptyProfile(spec), ...days.map(of));
        const rest = of(days.filter((_, day) => day !== out).flat());
        expect(beyond(subtractProfiles(spec, whole, of(days[out]!)), rest, days.flat())).toEqual([]);
      }),
      {numRuns: 60}
    );
  });

  it("bounds the rest by the extremes of the whole", () => {
    fc.assert(
      fc.property(profiles, profiles, (a, b) => {
        const {extremes} = subtractProfiles(spec, mergeProfiles(a, b), b);
        expect(extremes.every((x, i) => (i % 2 === 0 ? x <= a.extremes[i]! : x >= a.extremes[i]!))).toBe(true);
      })
    );
  });

  it("leaves both sides as they were", () => {
    const [whole, part] = [of([row, row]), of([row])];
    subtractProfiles(spec, whole, part);
    expect([whole, part]).toEqual([of([row, row]), of([row])]);
  });

  it("refuses a part with rows that the whole lacks, even where there are as many rows", () => {
    expect(() => subtractProfiles(spec, of([row]), of([row, row]))).toThrow(
      new RangeError("not a part of the whole: 2 rows, of 1")
    );
    expect(() => subtractProfiles(spec, of([row]), of([{...row, x: 9}]))).toThrow(
      new RangeError("not a part of the whole: 1 rows, of 0")
    );
  });

  it("refuses a profile of another shape, naming both", () => {
    const message = `incompatible profile: 6 numbers, expected ${layoutOf(spec).length}`;
    expect(() => subtractProfiles(spec, of([]), emptyProfile(emptySpec))).toThrow(new RangeError(message));
    expect(() => subtractProfiles(spec, emptyProfile(emptySpec), of([]))).toThrow(new RangeError(message));
  });
});

/** The slots where two profiles differ by more than counts may, at all, or sums, by 1e-12 of what `rows` added there. */
function beyond({sums}: Profile, expected: Profile, rows: readonly Row[]): number[] {
  const added = new Float64Array(sums.length);
  for (const r of rows) of([r]).sums.forEach((x, slot) => (added[slot]! += Math.abs(x)));
  const values = new Set(layoutOf(spec).valueSlots);
  const allowed = added.map((size, slot) => (values.has(slot) ? 1e-12 * size : 0));
  return [...sums.keys()].filter((slot) => Math.abs(sums[slot]! - expected.sums[slot]!) > allowed[slot]!);
}
