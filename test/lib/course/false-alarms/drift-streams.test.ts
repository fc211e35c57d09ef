import {beforeAll, describe, expect, it} from "vitest";
import {
  columnsInAlarm,
  dailyAlarms,
  FIRST_DAYS,
  referenceWindow,
  streamDates,
  streamTimeline
} from "../../../../lib/course/false-alarms/drift-streams.js";
import {coarseCells} from "../../../../lib/drift/cells.js";
import {layoutOf} from "../../../../lib/profile/layout.js";
import {windowSums} from "../../../../lib/profile/window.js";
import type {Timeline} from "../../../../lib/profile/window.js";
import {jensenShannon, psi} from "../../../../lib/statistics/distances.js";
import {production} from "../what-to-watch/production.js";

describe("referenceWindow(id, current)", () => {
  const current = {from: 40, to: 42};

  it("is the first month, the week before, or as long a window a week before", () => {
    expect(referenceWindow("first", current)).toEqual({from: 0, to: FIRST_DAYS});
    expect(referenceWindow("week", current)).toEqual({from: 33, to: 40});
    expect(referenceWindow("weekday", current)).toEqual({from: 33, to: 35});
  });

  it("holds a day at least, even where the stream has just begun", () => {
    expect(referenceWindow("week", {from: 0, to: 1})).toEqual({from: 0, to: 1});
    expect(referenceWindow("weekday", {from: 3, to: 4})).toEqual({from: 0, to: 1});
  });
});

describe("streamTimeline(production, id, starts)", () => {
  let timeline: Timeline;
  const starts = streamDates("2026-01-01").slice(0, 36);

  beforeAll(() => {
    timeline = Array.from(streamTimeline(production, "S3", starts)).at(-1)!;
  });

  it("ends in a timeline of all days, and has none before", () => {
    expect(timeline.starts).toEqual(starts);
    const steps = streamTimeline(production, "S3", starts.slice(0, 2));
    expect(steps.next().value).toBeNull();
  });

  it("merges windows by adding, so that a week is the sum of its days", () => {
    const days = Array.from({length: 7}, (_, day) => windowSums(timeline, {from: day, to: day + 1}));
    const [column] = layoutOf(timeline.spec).columns;
    const week = coarseCells(windowSums(timeline, {from: 0, to: 7}), column!);
    const added = days.map((sums) => coarseCells(sums, column!)).reduce((a, b) => a.map((n, i) => n + b[i]!));
    expect(week).toEqual(added);
  });

  it("has distances that are 0 from itself, symmetric (JS) and at most 1 (JS)", () => {
    for (const column of layoutOf(timeline.spec).columns) {
      const [a, b] = [windowSums(timeline, {from: 0, to: 7}), windowSums(timeline, {from: 33, to: 34})].map((sums) =>
        coarseCells(sums, column)
      ) as [number[], number[]];
      expect(psi(a, a)).toBe(0);
      expect(jensenShannon(a, b)).toBeCloseTo(jensenShannon(b, a), 12);
      expect(jensenShannon(a, b)).toBeLessThanOrEqual(1);
    }
  });

  it("does not judge a day again that is the same in another stream, and judges one that is not", () => {
    const days = 33;
    const alarms = Array.from({length: days}, () => ["known"]);
    const judged = dailyAlarms(timeline, "first", {days, known: {timeline, alarms}});
    expect(judged).toEqual(alarms.map((known, day) => (day < FIRST_DAYS ? [] : known)));
    const other = Array.from(streamTimeline(production, "S0", starts)).at(-1)!;
    const known = {timeline: other, alarms};
    expect(dailyAlarms(timeline, "first", {days, known})).toEqual(dailyAlarms(timeline, "first", {days}));
  });

  it("raises no alarm on the first days, and none of a window against itself", () => {
    expect(dailyAlarms(timeline, "first", {days: FIRST_DAYS}).flat()).toEqual([]);
    const window = {from: 0, to: FIRST_DAYS};
    expect(columnsInAlarm(timeline, window, window)).toEqual([]);
  });
});
