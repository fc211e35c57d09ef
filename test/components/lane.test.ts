import {describe, expect, it} from "vitest";
import {barPath, linePath, roundBelow} from "../../src/components/lane.js";
import {monthStarts} from "../../src/components/timeline.js";

describe("barPath(values, top)", () => {
  it("draws a bar per day and none for nothing", () => {
    expect(barPath([10, 0, null, 5], 10)).toBe("M0.1,1V0h0.8V1ZM3.1,1V0.5h0.8V1Z");
  });
});

describe("linePath(values, top)", () => {
  it("breaks where there is no value", () => {
    expect(linePath([0, 5, NaN, 10], 10)).toBe("M0.5,1L1.5,0.5M3.5,0");
  });
  it("stays inside the box", () => expect(linePath([20], 10)).toBe("M0.5,0"));
});

describe("roundBelow(value)", () => {
  it.each([
    [120, 100],
    [5.4, 5],
    [0.3, 0.2],
    [1, 1],
    [999, 500]
  ])("%d is at or above %d", (value, round) => expect(roundBelow(value)).toBeCloseTo(round, 12));
});

describe("monthStarts(days)", () => {
  it("are the first day and the firsts of the months, none at the very end", () => {
    const days = Array.from({length: 120}, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
    expect(monthStarts(days).map((i) => days[i])).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
  });
});
