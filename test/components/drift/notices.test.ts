import {describe, expect, it} from "vitest";
import {timelineOf} from "../../../lib/profile/window.js";
import type {Window} from "../../../lib/profile/window.js";
import {compareOn} from "../../../src/components/drift/comparison.js";
import {noticesOf} from "../../../src/components/drift/notices.js";
import {partitionsOf} from "../../../src/components/partitions.js";
import {syntheticTimeline} from "../../bench/synthetic.js";
import {english} from "../../messages/english.js";

const sparse = syntheticTimeline({columns: 3, days: 12, rowsPerDay: 20, seed: 7});
const empty = syntheticTimeline({columns: 3, days: 12, rowsPerDay: 0, seed: 7});
/** No rows on the first two days. */
const timeline = timelineOf(sparse.spec, [...empty.partitions.slice(0, 2), ...sparse.partitions.slice(2)]);
const notices = (reference: Window, current: Window): string[] =>
  noticesOf(
    english,
    compareOn(timeline, reference, current, {falseAlarmRate: 0.05, errorMeasure: "RMSE"}),
    partitionsOf(english, {unit: "day", timeZone: "UTC"}, timeline.starts)
  );

describe("noticesOf(comparison, partitions)", () => {
  it("has nothing to say of windows that are long enough and apart", () => {
    expect(notices({from: 2, to: 5}, {from: 6, to: 9})).toEqual([]);
  });

  it("counts the days of the reference that hold rows, as the others tell nothing", () => {
    expect(notices({from: 1, to: 4}, {from: 6, to: 9})).toEqual([
      expect.stringContaining("holds 2 days with rows"),
      expect.stringContaining("The reference window holds 40 rows: only large changes")
    ]);
  });

  it("says so of few rows in the current window, and of days that both windows share", () => {
    expect(notices({from: 2, to: 6}, {from: 5, to: 7})).toEqual([
      expect.stringContaining("share 1 day"),
      expect.stringContaining("The current window holds 40 rows")
    ]);
  });

  it("says of a window without rows that alone", () => {
    expect(notices({from: 0, to: 2}, {from: 6, to: 9})).toHaveLength(1);
  });
});
