import {describe, expect, it} from "vitest";
import {compareWindows} from "../../../lib/drift/compare.js";
import {aboveSince, distanceOverTime} from "../../../lib/drift/over-time.js";
import {DISTANCES} from "../../../lib/drift/types.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import {syntheticTimeline} from "../../bench/synthetic.js";

const {spec, partitions} = syntheticTimeline({columns: 7, days: 40, rowsPerDay: 30, seed: 3});
const timeline = timelineOf(spec, partitions);
const reference = {from: 0, to: 15};

describe("distanceOverTime(timeline, column, reference, days, distance)", () => {
  it.each(DISTANCES)("is compareWindows' %s at every day, for every column", (distance) => {
    const days = 5;
    const series = layoutOf(spec).columns.map((c) => distanceOverTime(timeline, c, reference, days, distance));
    for (let to = days; to <= partitions.length; ++to) {
      const current = windowSums(timeline, {from: to - days, to});
      const drifts = compareWindows(spec, windowSums(timeline, reference), current, 0.05);
      expect(series.map((s) => s[to - 1])).toEqual(drifts.map((d) => d.distances[distance].value));
    }
  });

  it("has no value before the first full window", () => {
    const series = distanceOverTime(timeline, layoutOf(spec).columns[0]!, reference, 5, "psi");
    expect(series).toHaveLength(40);
    expect(Array.from(series.subarray(0, 4))).toEqual([NaN, NaN, NaN, NaN]);
    expect(series[4]).toBeGreaterThanOrEqual(0);
  });

  it("has no value where the window is longer than the timeline", () => {
    const series = distanceOverTime(timeline, layoutOf(spec).columns[0]!, reference, 41, "psi");
    expect(series.every(Number.isNaN)).toBe(true);
  });
});

describe("aboveSince(series, threshold, last)", () => {
  it.each([
    {series: [0, 2, 0, 2, 2], last: 4, since: 3},
    {series: [2, 2, 2], last: 2, since: 0},
    {series: [2, 2, 1], last: 2, since: null},
    {series: [2, NaN, 2], last: 2, since: 2},
    {series: [0, 2, 2, 0], last: 1, since: 1}
  ])("$series up to $last is above since $since", ({series, last, since}) => {
    expect(aboveSince(series, 1, last)).toBe(since);
  });

  it("is null without a threshold", () => expect(aboveSince([2, 2], NaN, 1)).toBeNull());
});
