import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {columnLayout, layoutOf, NUMERIC} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {timelineOf, windowExtremes, windowProfile, windowSums} from "../../../lib/profile/window.js";
import {batchOf, differences, eighths, emptySpec, ordinaryDoubles, rowsOf, spec, timeline} from "./rows.js";
import type {Row} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const of = (rows: readonly Row[]) => profileRows(spec, batchOf(rows));

/** Partitions with ordinary, exactly summable and ruinous rows, and a window of them. */
const windows = fc
  .array(fc.oneof(rowsOf(eighths, 10), rowsOf(ordinaryDoubles, 10), rowsOf(fc.constantFrom(1e200, -1e308, 3), 3)), {
    maxLength: 8
  })
  .chain((days) =>
    fc
      .tuple(fc.nat({max: days.length}), fc.nat({max: days.length}))
      .map(([a, b]) => ({days: days.map(of), from: Math.min(a, b), to: Math.max(a, b)}))
  );

describe("windowSums(timeline, window)", () => {
  it("is the merged profile of the window's partitions, whatever other partitions hold", () => {
    fc.assert(
      fc.property(windows, ({days, from, to}) => {
        const merged = mergeProfiles(emptyProfile(spec), ...days.slice(from, to));
        const sums = windowSums(timeline(days), {from, to});
        expect(differences({...merged, sums}, merged)).toEqual([]);
      })
    );
  });

  it("keeps the moments of a window clear of an earlier outlier", () => {
    const row: Row = {x: 1, level: "", y: 1, prediction: 2};
    const days = timeline([of([{...row, x: 1e300, prediction: 1e100}]), of([row, row])]);
    const sums = windowSums(days, {from: 1, to: 2});
    expect(sums[columnLayout(spec, "x").start + NUMERIC.shiftedSquares]).toBe(2 * 0.75 ** 2);
    expect([...sums.subarray(0, 6)]).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it.each([
    {from: -1, to: 1},
    {from: 0, to: 3},
    {from: 2, to: 1},
    {from: 0.5, to: 1},
    {from: NaN, to: 1}
  ])("refuses the window $from to $to of two partitions", ({from, to}) => {
    const days = timeline([of([]), of([])]);
    expect(() => windowSums(days, {from, to})).toThrow(new RangeError(`invalid window: ${from} to ${to}`));
  });
});

describe("windowExtremes(timeline, window, column)", () => {
  it("is that of the merged profile", () => {
    fc.assert(
      fc.property(windows, ({days, from, to}) => {
        const merged = mergeProfiles(emptyProfile(spec), ...days.slice(from, to));
        spec.columns.forEach((_, i) =>
          expect(windowExtremes(timeline(days), {from, to}, i)).toEqual([...merged.extremes.subarray(2 * i, 2 * i + 2)])
        );
      })
    );
  });

  it("refuses a window outside the timeline", () => {
    expect(() => windowExtremes(timeline([]), {from: 0, to: 1}, 0)).toThrow(new RangeError("invalid window: 0 to 1"));
  });
});

describe("windowProfile(timeline, window)", () => {
  it("is the merged profile of the window's partitions, blocks and slices included", () => {
    fc.assert(
      fc.property(windows, ({days, from, to}) => {
        const merged = mergeProfiles(emptyProfile(spec), ...days.slice(from, to));
        expect(differences(windowProfile(timeline(days), {from, to}), merged)).toEqual([]);
      })
    );
  });
});

describe("timelineOf(spec, partitions)", () => {
  it("refuses a profile of another shape, naming the partition", () => {
    const profile = emptyProfile(emptySpec);
    expect(() => timelineOf(spec, [{start: "2024-01-01", profile}])).toThrow(
      new RangeError(`incompatible profile: 6 numbers, expected ${layoutOf(spec).length} (2024-01-01)`)
    );
  });
});
