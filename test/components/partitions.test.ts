import {describe, expect, it} from "vitest";
import {partitionsOf} from "../../src/components/partitions.js";
import {nameShortener} from "../../src/components/short-names.js";
import {english} from "../messages/english.js";

const of = (unit: "hour" | "day" | "week" | "month", starts: readonly string[], timeZone = "UTC") =>
  partitionsOf(english, {unit, timeZone}, starts);

describe("partitionsOf(monitor, starts)", () => {
  it("calls days by their dates, wherever the reader is", () => {
    const days = of("day", ["2026-03-30", "2026-03-31"], "Asia/Tokyo");
    expect(days.short("2026-03-31")).toBe("31 Mar");
    expect(days.long("2026-03-31")).toBe("31 March 2026");
    expect(days.span("2026-03-30", "2026-03-31")).toBe("30 Mar – 31 Mar");
    expect(days.span("2026-03-31", "2026-03-31")).toBe("31 Mar");
    expect([days.amount(1), days.amount(1200)]).toEqual(["1 day", "1,200 days"]);
  });

  it("gives years where the dates alone would not be plain", () => {
    const years = of("day", ["2025-03-01", "2026-03-31"]);
    expect(years.short("2025-03-01")).toBe("1 Mar 2025");
    expect(years.hasYears).toBe(true);
  });

  it("calls hours by the clock of the monitor's zone, to the end of the last one", () => {
    const hours = of("hour", ["2026-02-03T13:00:00.000Z", "2026-02-03T22:00:00.000Z"], "Europe/Berlin");
    expect(hours.short("2026-02-03T13:00:00.000Z")).toBe("3 Feb 14:00");
    expect(hours.long("2026-02-03T13:00:00.000Z")).toBe("3 February 2026 at 14:00 CET");
    expect(hours.span("2026-02-03T13:00:00.000Z", "2026-02-03T22:00:00.000Z")).toBe("3 Feb 14:00 – 4 Feb 00:00");
  });

  it("tells the two hours apart that a clock going back shows alike", () => {
    const [first, second] = ["2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"];
    const hours = of("hour", [first!, second!], "Europe/Berlin");
    expect(hours.short(first!)).toBe(hours.short(second!));
    expect(hours.long(first!)).toBe("25 October 2026 at 02:00 CEST");
    expect(hours.long(second!)).toBe("25 October 2026 at 02:00 CET");
  });

  it("calls merged partitions by their extent", () => {
    const starts = ["2026-01-01", "2026-02-02", "2026-02-09"];
    const mixed = partitionsOf(english, {unit: "day", timeZone: "UTC"}, starts, [
      "2026-01-31",
      "2026-02-08",
      "2026-02-09"
    ]);
    expect(starts.map(mixed.short)).toEqual(["1 Jan – 31 Jan", "2 Feb – 8 Feb", "9 Feb"]);
    expect(mixed.long("2026-02-02")).toBe("2 Feb – 8 Feb");
    expect(mixed.span("2026-01-01", "2026-02-02")).toBe("1 Jan – 8 Feb");
    expect(mixed.span("2026-02-02", "2026-02-02")).toBe("2 Feb – 8 Feb");
  });

  it("calls weeks by their first day and lets them end on their last", () => {
    const weeks = of("week", ["2026-03-23", "2026-03-30"]);
    expect(weeks.short("2026-03-30")).toBe("30 Mar");
    expect(weeks.long("2026-03-30")).toBe("the week of 30 March 2026");
    expect(weeks.span("2026-03-23", "2026-03-30")).toBe("23 Mar – 5 Apr");
    expect(weeks.span("2026-03-30", "2026-03-30")).toBe("30 Mar – 5 Apr");
  });

  it("calls months by name and year", () => {
    const months = of("month", ["2001-01-01", "2001-02-01"]);
    expect(months.short("2001-01-01")).toBe("Jan 2001");
    expect(months.long("2001-01-01")).toBe("January 2001");
    expect(months.span("2001-01-01", "2001-02-01")).toBe("Jan 2001 – Feb 2001");
  });

  it("calls files by their names, and rows without a time among days too", () => {
    const files = partitionsOf(english, {unit: "file", timeZone: "UTC"}, ["logs/2026-01-01", "logs/b.csv"]);
    expect(files.short("logs/2026-01-01")).toBe("2026-01-01");
    expect(files.long("logs/b.csv")).toBe("logs/b.csv");
    expect(files.span("logs/2026-01-01", "logs/b.csv")).toBe("2026-01-01 – b.csv");
    const mixed = of("day", ["train.parquet", "2026-03-30"]);
    expect(mixed.short("train.parquet")).toBe("train.parquet");
    expect(mixed.span("train.parquet", "2026-03-30")).toBe("train.parquet – 30 Mar");
    expect(mixed.clock("train.parquet")).toBe("");
  });
});

describe("nameShortener(names)", () => {
  it("leaves out the folder that all have in common, and no more", () => {
    const short = nameShortener(["logs/day=1/part.parquet", "logs/day=2/part.parquet"]);
    expect(short("logs/day=2/part.parquet")).toBe("day=2/part.parquet");
    expect(nameShortener(["a/x.csv", "b/x.csv"])("a/x.csv")).toBe("a/x.csv");
    expect(nameShortener(["logs/a.csv"])("logs/a.csv")).toBe("a.csv");
    expect(nameShortener([])("a/b.csv")).toBe("a/b.csv");
  });

  it("leaves out the middle of what is long", () => {
    const name = "predictions-of-the-credit-model-2026-01-31.parquet";
    const short = nameShortener([name])(name);
    expect(short).toBe("predictions-o…-01-31.parquet");
    expect(short.length).toBe(28);
  });
});
