import type {PartitionUnit} from "./bundle.js";

/**
 * Returns whether the start of a partition is a time: that of a file, or of rows that have no time, is a name.
 * @example isTime("2026-03-29", "day") // true
 */
export function isTime(start: string, unit: PartitionUnit): boolean {
  return unit !== "file" && /^\d{4,}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(start);
}

/**
 * Returns the instant at which a partition begins, in milliseconds since 1970: a date begins at its first moment on the
 * clock of the monitor's time zone. NaN where the start is no time.
 * @param start as in `StreamSummary.starts`
 * @example partitionInstant("2026-03-29", "day", "Europe/Berlin") // 1774738800000
 */
export function partitionInstant(start: string, unit: PartitionUnit, timeZone: string): number {
  if (!isTime(start, unit)) return NaN;
  if (start.includes("T")) return Date.parse(start);
  const midnight = Date.parse(`${start}T00:00:00Z`);
  // The clock may be set between midnight in UTC and midnight here: the offset is that at the time looked for.
  const near = midnight - offsetAt(midnight, timeZone);
  const first = midnight - offsetAt(near, timeZone);
  // Where the clock is set forward at midnight, as in Havana, there is none, and that may still be the evening before.
  const offset = offsetAt(first, timeZone);
  return first + offset < midnight ? midnight - offset : first;
}

/**
 * Returns the date that a zone's calendar shows at an instant.
 * @param instant milliseconds since 1970
 * @example localDay(1774738800000, "Europe/Berlin") // "2026-03-29"
 */
export function localDay(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

/** Returns by how many milliseconds the zone's clock is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = clock(timeZone).formatToParts(instant);
  const [year, month, day, hour, minute, second] = ["year", "month", "day", "hour", "minute", "second"].map((type) =>
    Number(parts.find((part) => part.type === type)!.value)
  );
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - instant;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  let format = clocks.get(timeZone);
  if (format === undefined) {
    const numeric = "numeric" as const;
    const fields = {year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric};
    clocks.set(timeZone, (format = new Intl.DateTimeFormat("en-US", {...fields, hourCycle: "h23", timeZone})));
  }
  return format;
}
