import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {completeness} from "../../../lib/decay/label-completeness.js";
import type {LabelArrival, PredictedPartition} from "../../../lib/decay/label-lag.js";
import {changedPartitions, labelLag} from "../../../lib/decay/label-lag.js";

const DAY = 86_400_000;
const day = (n: number): string => new Date(Date.UTC(2024, 2, 1) + n * DAY).toISOString();
const partitions: PredictedPartition[] = [0, 1, 2].map((n) => ({start: day(n), end: day(n + 1), predicted: 100}));
const arrivals: LabelArrival[] = [
  {partition: day(0), at: day(2), labels: 60, revisions: 0},
  {partition: day(0), at: day(4), labels: 30, revisions: 5},
  {partition: "2024-03-02", at: day(3), labels: 100, revisions: 0},
  {partition: day(1), at: day(6), labels: 2, revisions: 1}
];

describe("labelLag(partitions, arrivals, options)", () => {
  it.each([
    {asOf: day(1), known: [0, 0, 0], pending: [100, 100, 100], overdue: [0, 0, 0]},
    {asOf: day(2), known: [60, 0, 0], pending: [40, 100, 100], overdue: [0, 0, 0]},
    {asOf: day(4), known: [90, 100, 0], pending: [0, 0, 100], overdue: [10, 0, 0]},
    {asOf: day(9), known: [90, 100, 0], pending: [0, 0, 0], overdue: [10, 0, 100]}
  ])("says what was known on $asOf of three days, with three days of delay", ({asOf, known, pending, overdue}) => {
    const lags = labelLag(partitions, arrivals, {asOf, delayMs: 3 * DAY});
    expect(lags.map((lag) => lag.known)).toEqual(known);
    expect(lags.map((lag) => lag.pending)).toEqual(pending);
    expect(lags.map((lag) => lag.overdue)).toEqual(overdue);
  });

  it("counts revisions, and labels beyond the predictions", () => {
    const lags = labelLag(partitions, arrivals, {asOf: day(9), delayMs: DAY});
    expect(lags.map(({revisions}) => revisions)).toEqual([5, 1, 0]);
    expect(lags.map(({unmatched}) => unmatched)).toEqual([0, 2, 0]);
  });

  const arrival = fc.record({
    partition: fc.nat(3).map(day),
    at: fc.nat(9).map(day),
    labels: fc.nat(80),
    revisions: fc.nat(9)
  });

  it("accounts for every prediction, and what is known never shrinks", () => {
    fc.assert(
      fc.property(fc.array(arrival, {maxLength: 12}), fc.nat(9), fc.nat(5), (list, today, delay) => {
        const at = (n: number): ReturnType<typeof labelLag> =>
          labelLag(partitions, list, {asOf: day(n), delayMs: delay * DAY});
        at(today).forEach((lag, i) => {
          expect(lag.known + lag.pending + lag.overdue).toBe(lag.predicted);
          expect(lag.estimated).toBe(lag.pending + lag.overdue);
          expect(Math.min(lag.known, lag.pending, lag.overdue, lag.unmatched)).toBeGreaterThanOrEqual(0);
          expect(at(today + 1)[i]!.known).toBeGreaterThanOrEqual(lag.known);
        });
      }),
      {seed: 7, numRuns: 200}
    );
  });

  it("refuses a date that cannot be read", () => {
    expect(() => labelLag(partitions, arrivals, {asOf: "yesterday", delayMs: 0})).toThrow(
      new RangeError("invalid date: yesterday")
    );
  });
});

describe("changedPartitions(arrivals, since, until)", () => {
  it.each([
    [day(1), day(2), [day(0)]],
    [day(2), day(4), [day(0), "2024-03-02"]],
    [day(4), day(5), []],
    [day(5), day(9), [day(1)]]
  ])("after %s until %s are %j", (since, until, expected) => {
    expect(changedPartitions([...arrivals].reverse(), since, until)).toEqual(expected);
  });

  it("over two successive spans are those of the whole span", () => {
    const whole = changedPartitions(arrivals, day(0), day(9));
    const parts = [...changedPartitions(arrivals, day(0), day(3)), ...changedPartitions(arrivals, day(3), day(9))];
    expect(new Set(parts)).toEqual(new Set(whole));
  });
});

describe("completeness(partitions, arrivals, options)", () => {
  it("is the share of labels by age, among partitions old enough", () => {
    expect(completeness(partitions, arrivals, {asOf: day(4), agesMs: [0, DAY, 2 * DAY, 3 * DAY, 9 * DAY]})).toEqual([
      {ageMs: 0, predicted: 300, share: 0},
      {ageMs: DAY, predicted: 300, share: 160 / 300},
      {ageMs: 2 * DAY, predicted: 200, share: 160 / 200},
      {ageMs: 3 * DAY, predicted: 100, share: 0.9},
      {ageMs: 9 * DAY, predicted: 0, share: NaN}
    ]);
  });
});
