import {describe, expect, it} from "vitest";
import {monthStarts, roundBelow} from "../../src/components/timeline-ticks.js";

describe("roundBelow(value)", () => {
  it.each([
    [120, 100],
    [5.4, 5],
    [0.39, 0.3],
    [1, 1],
    [999, 800]
  ])("%d is at or above %d", (value, round) => expect(roundBelow(value)).toBeCloseTo(round, 12));
});

describe("monthStarts(days)", () => {
  it("are the first day and the firsts of the months, none at the very end", () => {
    const days = Array.from({length: 120}, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
    expect(monthStarts(days).map((i) => days[i])).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
  });
});
