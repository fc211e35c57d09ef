import {describe, expect, it} from "vitest";
import {clockOf, isOutside, minuteOf, PREDICTION, readingOf} from "../../../../lib/course/logging/readings.js";
import {line, ranges} from "./log.js";

describe("readingOf(event, field)", () => {
  it("is the answer, or an input", () => {
    const event = line("08:00", {nox: 0.6, prediction: 12});
    expect(readingOf(event, PREDICTION)).toBe(12);
    expect(readingOf(event, "nox")).toBe(0.6);
  });

  it("refuses an input that is not there", () => {
    expect(() => readingOf(line("08:00"), "tax")).toThrow("unknown field: tax");
  });
});

describe("isOutside(event, field, ranges)", () => {
  it.each([
    [0.4, false],
    [0.9, false],
    [0.399, true],
    [0.901, true]
  ])("of NOX %d is %s: the ends belong to the range", (nox, expected) => {
    expect(isOutside(line("08:00", {nox}), "nox", ranges)).toBe(expected);
  });

  it("refuses a field without a range", () => {
    expect(() => isOutside(line("08:00"), "tax", ranges)).toThrow("unknown range: tax");
  });
});

describe("minuteOf(event) and clockOf(event)", () => {
  it("count from midnight in UTC", () => {
    const event = {time: "2026-05-12T23:59:30.500Z"};
    expect(minuteOf(event)).toBeCloseTo(1439 + 30.5 / 60, 9);
    expect(clockOf(event)).toBe("23:59");
  });
});
