import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coarsen} from "../../lib/horizon.js";

const days = (first: string, number: number): string[] =>
  Array.from({length: number}, (_, i) => new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10));
const nowhere = {from: 0, to: 0};

describe("coarsen(starts, unit, timeZone, reference, horizon)", () => {
  it("leaves the last partitions, merges those before by week and the oldest by month", () => {
    const starts = days("2026-01-01", 90);
    const groups = coarsen(starts, "day", "UTC", nowhere, {fine: 10, coarse: 3});
    const named = groups.map(({from, to}) => `${starts[from]!.slice(5)}…${starts[to - 1]!.slice(5)}`);
    expect(named.slice(0, 6)).toEqual([
      "01-01…02-01",
      "02-02…03-01",
      "03-02…03-08",
      "03-09…03-15",
      "03-16…03-21",
      "03-22…03-22"
    ]);
    expect(groups.length).toBe(5 + 10);
  });

  it("goes by the day of the monitor's zone for hours", () => {
    const starts = ["2026-01-01T22:00:00.000Z", "2026-01-01T23:00:00.000Z", "2026-01-02T00:00:00.000Z"];
    const groups = coarsen(starts, "hour", "Europe/Berlin", nowhere, {fine: 1, coarse: 9});
    expect(groups).toEqual([
      {from: 0, to: 1},
      {from: 1, to: 2},
      {from: 2, to: 3}
    ]);
  });

  it("keeps the reference's bounds", () => {
    const starts = days("2026-01-05", 28);
    const groups = coarsen(starts, "day", "UTC", {from: 3, to: 17}, {fine: 1, coarse: 0});
    expect(groups.map(({from}) => from)).toEqual([0, 3, 17, 27]);
  });

  it("leaves files and months alone but for months' own name", () => {
    const two = [
      {from: 0, to: 1},
      {from: 1, to: 2}
    ];
    expect(coarsen(["a.csv", "b.csv"], "file", "UTC", nowhere, {fine: 1, coarse: 0})).toEqual(two);
    expect(coarsen(["2026-01-01", "2026-02-01"], "month", "UTC", nowhere, {fine: 1, coarse: 0})).toEqual(two);
  });

  it("covers every partition once, in order, and publishes no more than the horizon and its months", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({min: 1, max: 50}), fc.nat(20), (number, fine, coarse) => {
        const groups = coarsen(days("2025-01-01", number), "day", "UTC", nowhere, {fine, coarse});
        expect(groups.flatMap(({from, to}) => Array.from({length: to - from}, (_, i) => from + i))).toEqual(
          Array.from({length: number}, (_, i) => i)
        );
        expect(groups.length).toBeLessThanOrEqual(fine + coarse + 1 + Math.ceil(number / 28));
      }),
      {seed: 8, numRuns: 200}
    );
  });
});
