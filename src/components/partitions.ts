import type {PartitionUnit} from "../lib/bundle.js";
import {isTime} from "../lib/partition-time.js";
import type * as english from "../messages/partitions.en.js";
import type {UnitWords} from "../messages/partitions.en.js";
import {nameShortener} from "./short-names.js";

/** How the partitions of a stream are called. A start is one of `StreamSummary.starts`; in text, it stands for all of its partition. */
export interface Partitions extends UnitWords {
  readonly unit: PartitionUnit;
  /** whether dates carry their year, because without it they would not be plain */
  readonly hasYears: boolean;
  /** "1 day", "7 weeks" */
  amount(number: number): string;
  /** "31 Mar", "Mar 2026", "3 Feb 14:00", or a file's name */
  short(start: string): string;
  /** "31 March 2026", "the week of 30 March 2026", "March 2026", "3 February 2026 at 14:00 CET", or a file's name in full */
  long(start: string): string;
  /** from the beginning of one partition to the end of another: "1 Jan – 30 Jan", "3 Feb 14:00 – 4 Feb 14:00" */
  span(first: string, last: string): string;
  /** what the calendar and clock say at a start, as "2026-02-03T14:00" or "2026-02-03"; "" for a file's name */
  clock(start: string): string;
  /** a date alone, as coarse as asked: "3 Feb", "Feb 2026", "2026" */
  date(start: string, grain: "day" | "month" | "year"): string;
}

const DAY_MS = 86_400_000;
/** Dates of a stream as long as this need their year. */
const YEARLESS_DAYS = 330;

/**
 * Returns how the partitions of a stream are called, on the calendar and clock of the monitor's time zone.
 * @param ends as in `StreamSummary`: one that was merged from several is called by its extent
 */
export function partitionsOf(
  messages: {readonly partitions: typeof english},
  {unit, timeZone}: {readonly unit: PartitionUnit; readonly timeZone: string},
  starts: readonly string[],
  ends: readonly string[] = starts
): Partitions {
  const words = messages.partitions.unitWords[unit];
  const times = starts.filter((start) => isTime(start, unit));
  const nameOf = nameShortener(starts.filter((start) => !isTime(start, unit)));
  const days = times.length === 0 ? 0 : (Date.parse(times.at(-1)!) - Date.parse(times[0]!)) / DAY_MS;
  const hasYears = days >= YEARLESS_DAYS;
  // A date is a day of the calendar wherever it is read; only an instant depends on the zone.
  const write = formatsOf(messages.partitions.locale, unit === "hour" ? timeZone : "UTC", hasYears);
  const merged = new Map(starts.flatMap((start, i) => (ends[i] === start ? [] : [[start, ends[i]!]])));
  const extent = (first: string, last: string): string => `${alone(first)} – ${endOf(last, unit, write)}`;
  const alone = (start: string): string => {
    if (!isTime(start, unit)) return nameOf(start);
    const time = Date.parse(start);
    return unit === "hour" ? write.hour(time) : unit === "month" ? write.month(time) : write.day(time);
  };
  const short = (start: string): string => {
    const last = merged.get(start);
    return last === undefined ? alone(start) : extent(start, last);
  };
  return {
    ...words,
    unit,
    hasYears,
    amount: (number) => messages.partitions.amountOf(words, number),
    short,
    long(start) {
      if (!isTime(start, unit)) return start;
      if (merged.has(start)) return short(start);
      const time = Date.parse(start);
      if (unit === "hour") return write.longHour(time);
      if (unit === "month") return write.longMonth(time);
      return unit === "week" ? messages.partitions.weekOf(write.longDay(time)) : write.longDay(time);
    },
    span(first, last) {
      const final = merged.get(last) ?? last;
      const end = isTime(final, unit) ? endOf(final, unit, write) : alone(final);
      return first === final && unit !== "week" ? alone(first) : `${alone(first)} – ${end}`;
    },
    clock: (start) => (isTime(start, unit) ? (unit === "hour" ? write.clock(Date.parse(start)) : start) : ""),
    date(start, grain) {
      const time = Date.parse(start);
      return {day: write.day, month: write.month, year: write.year}[grain](time);
    }
  };
}

/** The last day or month of a partition, or the moment at which its hour ends. */
function endOf(start: string, unit: PartitionUnit, write: Formats): string {
  const time = Date.parse(start);
  switch (unit) {
    case "hour":
      return write.hour(time + DAY_MS / 24);
    case "week":
      return write.day(time + 6 * DAY_MS);
    case "month":
      return write.month(time);
    default:
      return write.day(time);
  }
}

type Formats = ReturnType<typeof formatsOf>;

function formatsOf(locale: string, timeZone: string, withYear: boolean) {
  const format = (options: Intl.DateTimeFormatOptions): ((time: number) => string) => {
    const formatter = new Intl.DateTimeFormat(locale, {...options, timeZone});
    return (time) => formatter.format(time).replace(",", "");
  };
  const day: Intl.DateTimeFormatOptions = {day: "numeric", month: "short", ...(withYear ? {year: "numeric"} : {})};
  const time = {hour: "2-digit", minute: "2-digit", hourCycle: "h23"} as const;
  const digits = new Intl.DateTimeFormat("sv-SE", {dateStyle: "short", timeStyle: "short", timeZone});
  return {
    day: format(day),
    hour: format({...day, ...time}),
    month: format({month: "short", year: "numeric"}),
    year: format({year: "numeric"}),
    longDay: format({day: "numeric", month: "long", year: "numeric"}),
    longMonth: format({month: "long", year: "numeric"}),
    longHour: format({day: "numeric", month: "long", year: "numeric", ...time, timeZoneName: "short"}),
    // Swedish dates are ISO dates
    clock: (at: number): string => digits.format(at).replace(" ", "T")
  };
}
