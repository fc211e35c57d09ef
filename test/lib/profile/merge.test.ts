import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {columnLayout, ERRORS, layoutOf, NUMERIC} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import type {Profile} from "../../../lib/profile/types.js";
import {batchOf, eighths, ordinaryDoubles, rowsOf, spec} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const of = (rows: readonly Row[]): Profile => profileRows(spec, batchOf(rows));
const profiles = rowsOf(eighths).map(of);

describe("mergeProfiles(a, b)", () => {
  it("leaves a profile as it is when the other is empty", () => {
    fc.assert(fc.property(profiles, (a) => void expect(mergeProfiles(a, emptyProfile(spec))).toEqual(a)));
  });

  it("is commutative", () => {
    fc.assert(fc.property(profiles, profiles, (a, b) => void expect(mergeProfiles(a, b)).toEqual(mergeProfiles(b, a))));
  });

  it("is associative", () => {
    fc.assert(
      fc.property(profiles, profiles, profiles, (a, b, c) => {
        expect(mergeProfiles(mergeProfiles(a, b), c)).toEqual(mergeProfiles(a, mergeProfiles(b, c)));
      })
    );
  });

  it("is the profile of both sides' rows, exactly where sums are exact", () => {
    fc.assert(
      fc.property(rowsOf(eighths), rowsOf(eighths), (a, b) => {
        expect(mergeProfiles(of(a), of(b))).toEqual(of([...a, ...b]));
      })
    );
  });

  it("is the profile of both sides' rows: counts and extremes exact, sums to 1e-12 of what was added", () => {
    fc.assert(
      fc.property(rowsOf(ordinaryDoubles, 200), rowsOf(ordinaryDoubles, 200), (a, b) => {
        const merged = mergeProfiles(of(a), of(b));
        const whole = of([...a, ...b]);
        const sums = new Set(layoutOf(spec).valueSlots);
        whole.sums.forEach((x, slot) => {
          if (sums.has(slot)) expect(Math.abs(merged.sums[slot]! - x)).toBeLessThanOrEqual(1e-12 * added(whole, slot));
          else expect(merged.sums[slot]).toBe(x);
        });
        expect(merged.extremes).toEqual(whole.extremes);
      })
    );
  });

  it("refuses profiles of different shape, naming both", () => {
    const other = {columns: spec.columns.slice(1)};
    const [a, b] = [emptyProfile(spec), emptyProfile(other)];
    expect(() => mergeProfiles(a, b)).toThrow(
      new RangeError(`incompatible profiles: ${a.sums.length} and ${b.sums.length} numbers`)
    );
  });
});

/** An upper bound of the sum of absolute values that went into a slot, by Cauchy's inequality. */
function added({sums}: Profile, slot: number): number {
  if (slot <= ERRORS.fourth) return slot === ERRORS.sum ? sums[ERRORS.absolute]! : sums[slot]!;
  const {
    start,
    cells,
    end,
    spec: column
  } = ["x", "y", "ŷ"]
    .map((name) => columnLayout(spec, name))
    .find((layout) => slot >= layout.start && slot < layout.end)!;
  const n = sums.subarray(cells, end).reduce((sum, count) => sum + count, 0);
  const squares = sums[start + NUMERIC.shiftedSquares]!;
  if (slot === start + NUMERIC.shiftedSquares) return squares;
  return Math.sqrt(n * squares) + (column.kind === "numeric" ? n * Math.abs(column.centre) : 0);
}
