import {describe, expect, it} from "vitest";
import type {PartitionUnit} from "../../lib/bundle.js";
import {partitionsOf} from "../../src/components/partitions.js";
import {roundBelow, timelineTicks} from "../../src/components/timeline-ticks.js";
import {english} from "../messages/english.js";

describe("roundBelow(value)", () => {
  it.each([
    [120, 100],
    [5.4, 5],
    [0.39, 0.3],
    [1, 1],
    [999, 800]
  ])("%d is at or above %d", (value, round) => expect(roundBelow(value)).toBeCloseTo(round, 12));
});

/** Starts of partitions `step` days apart. */
function dates(first: string, length: number, step = 1): string[] {
  return Array.from({length}, (_, i) => new Date(Date.parse(first) + i * step * 86_400_000).toISOString().slice(0, 10));
}

function hours(first: string, length: number): string[] {
  return Array.from({length}, (_, i) => new Date(Date.parse(first) + i * 3_600_000).toISOString());
}

const months = (length: number): string[] =>
  Array.from({length}, (_, i) => new Date(Date.UTC(2019, i, 1)).toISOString().slice(0, 10));

function labels(unit: PartitionUnit, starts: readonly string[], most?: number, timeZone = "UTC"): string[] {
  return timelineTicks(starts, partitionsOf(english, {unit, timeZone}, starts), most).map(({label}) => label);
}

describe("timelineTicks(starts, partitions)", () => {
  it("are the firsts of the months over a few months of days", () => {
    const starts = dates("2026-01-01", 120);
    const ticks = timelineTicks(starts, partitionsOf(english, {unit: "day", timeZone: "UTC"}, starts));
    expect(ticks).toEqual([
      {position: 0, label: "1 Jan"},
      {position: 31, label: "1 Feb"},
      {position: 59, label: "1 Mar"},
      {position: 90, label: "1 Apr"}
    ]);
  });

  it("are days, weeks from Monday, months, quarters or years, the finest there is room for", () => {
    expect(labels("day", dates("2026-03-02", 5))).toEqual(["2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar"]);
    expect(labels("day", dates("2026-03-02", 28))).toEqual(["2 Mar", "9 Mar", "16 Mar", "23 Mar"]);
    expect(labels("day", dates("2024-01-01", 700))).toEqual([
      ...["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]
    ]);
    expect(labels("day", dates("2010-01-01", 3650))).toEqual([
      ...["2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019"]
    ]);
    expect(labels("day", dates("2010-01-01", 3650), 5)).toEqual(["2010", "2012", "2014", "2016", "2018"]);
  });

  it("stand where the local day begins, over hours", () => {
    const starts = hours("2026-03-28T23:00:00Z", 47);
    const ticks = timelineTicks(starts, partitionsOf(english, {unit: "hour", timeZone: "Europe/Berlin"}, starts));
    // the day on which clocks go forward has 23 hours
    expect(ticks).toEqual([
      {position: 0, label: "29 Mar"},
      {position: 23, label: "30 Mar"}
    ]);
    expect(labels("hour", hours("2026-02-03T14:00:00Z", 3))).toEqual(["3 Feb 14:00", "3 Feb 15:00", "3 Feb 16:00"]);
  });

  it("of weeks are the first ones of the months, and of months the years", () => {
    expect(labels("week", dates("2026-01-05", 20, 7))).toEqual(["5 Jan", "2 Feb", "2 Mar", "6 Apr", "4 May"]);
    expect(labels("month", months(48))).toEqual(["2019", "2020", "2021", "2022"]);
    expect(labels("month", months(4))).toEqual(["Jan 2019", "Feb 2019", "Mar 2019", "Apr 2019"]);
  });

  it("leave out a first label that would run into the second, and one at the very end", () => {
    expect(labels("day", dates("2026-01-30", 100))).toEqual(["1 Feb", "1 Mar", "1 Apr", "1 May"].slice(0, 4));
    expect(labels("day", dates("2026-01-01", 60))).not.toContain("1 Mar");
  });

  it("name files, at even distances where there are many", () => {
    const files = (length: number): string[] =>
      Array.from({length}, (_, i) => `logs/${String(i).padStart(3, "0")}.csv`);
    expect(labels("file", files(2))).toEqual(["000.csv", "001.csv"]);
    expect(labels("file", files(60))).toEqual(["000.csv", "010.csv", "020.csv", "030.csv", "040.csv", "050.csv"]);
  });

  it("name rows that have no time of their own among days", () => {
    expect(labels("day", ["train.parquet", ...dates("2026-03-02", 3)])).toEqual([
      ...["train.parquet", "2 Mar", "3 Mar", "4 Mar"]
    ]);
  });

  it("are none of nothing", () => expect(labels("day", [])).toEqual([]));
});
