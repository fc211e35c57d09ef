import {describe, expect, it} from "vitest";
import {isTime, partitionInstant} from "../../lib/partition-time.js";

const instant = (start: string, zone: string): string => new Date(partitionInstant(start, "day", zone)).toISOString();

describe("partitionInstant(start, unit, timeZone)", () => {
  it.each([
    ["2026-01-15", "UTC", "2026-01-15T00:00:00.000Z"],
    ["2026-01-15", "Europe/Berlin", "2026-01-14T23:00:00.000Z"],
    // the days on which clocks are set, which begin before they are
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
    ["2026-03-08", "America/Los_Angeles", "2026-03-08T08:00:00.000Z"],
    ["2026-03-09", "America/Los_Angeles", "2026-03-09T07:00:00.000Z"],
    ["2026-11-01", "America/Los_Angeles", "2026-11-01T07:00:00.000Z"],
    ["2026-11-02", "America/Los_Angeles", "2026-11-02T08:00:00.000Z"],
    // without a midnight, and with two
    ["2026-03-08", "America/Havana", "2026-03-08T05:00:00.000Z"],
    ["2026-03-09", "America/Havana", "2026-03-09T04:00:00.000Z"],
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
    ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z"],
    ["2026-07-01", "Asia/Kathmandu", "2026-06-30T18:15:00.000Z"],
    ["1900-06-01", "Pacific/Kiritimati", "1900-06-01T10:29:20.000Z"]
  ])("of %s in %s is %s", (start, zone, expected) => expect(instant(start, zone)).toBe(expected));

  it("of an hour is the hour, whatever the zone", () => {
    expect(partitionInstant("2026-03-29T01:00:00.000Z", "hour", "Europe/Berlin")).toBe(Date.UTC(2026, 2, 29, 1));
  });

  it("of what is no time is NaN", () => {
    expect(partitionInstant("a.csv", "day", "UTC")).toBeNaN();
    expect(partitionInstant("2026-01-01", "file", "UTC")).toBeNaN();
  });
});

describe("isTime(start, unit)", () => {
  it.each([
    ["2026-01-01", "day", true],
    ["2026-01-01T05:00:00.000Z", "hour", true],
    ["2026-01-01", "file", false],
    ["2026-01-01.csv", "day", false],
    ["train", "month", false]
  ] as const)("of %s, %s, is %s", (start, unit, expected) => expect(isTime(start, unit)).toBe(expected));
});
