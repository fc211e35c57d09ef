import type {PartitionUnit} from "../../lib/bundle.js";
import {partitionInstant} from "../../lib/partition-time.js";
import type {Window} from "../../lib/profile/window.js";
import type {SlotUnit, TimeRange} from "../../lib/sql/types.js";
import type {ReferencePeriod} from "../config/types.js";

/**
 * Returns which partitions the reference is, as positions.
 * @param starts of all partitions, in order
 * @throws Error if it has none
 */
export function referenceWindow(starts: readonly string[], period: ReferencePeriod, monitor: string): Window {
  const [from, to] =
    "first" in period
      ? [0, Math.min(period.first, starts.length)]
      : [countBefore(starts, period.from), countBefore(starts, period.until)];
  if (to > from) return {from, to};
  const wanted = "first" in period ? "" : ` from ${period.from} until ${period.until}`;
  const has = starts.length === 0 ? "there are no rows at all" : `there are rows from ${starts[0]} to ${starts.at(-1)}`;
  throw new Error(
    `no reference rows: monitor ${monitor} has none${wanted}, ${has}; correct drift.reference in the configuration`
  );
}

function countBefore(starts: readonly string[], limit: string): number {
  return starts.filter((start) => start < limit).length;
}

/** Returns the instants between which the partitions from one to another lie, both included. */
export function rangeOf(first: string, last: string, unit: SlotUnit, timeZone: string): TimeRange {
  const from = partitionInstant(first, unit, timeZone);
  const until = partitionInstant(nextStart(last, unit), unit, timeZone);
  return {from: new Date(from).toISOString(), until: new Date(until).toISOString()};
}

/**
 * Returns the start of the partition after one.
 * @example nextStart("2026-01-31", "day") // "2026-02-01"
 */
export function nextStart(start: string, unit: SlotUnit): string {
  if (unit === "hour") return new Date(Date.parse(start) + 3_600_000).toISOString();
  const [year, month, day] = start.split("-").map(Number) as [number, number, number];
  const next = unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + (unit === "week" ? 7 : 1));
  return new Date(next).toISOString().slice(0, 10);
}

/**
 * Returns what says whether a partition counts, by its start; what has no time always counts.
 * @param asOf day on the clock of the time zone, or instant, at or before which a partition begins that counts; null for all
 */
export function countsAsOf(asOf: string | null, unit: PartitionUnit, timeZone: string): (start: string) => boolean {
  if (asOf === null || unit === "file") return () => true;
  const limit = lastInstant(asOf, timeZone);
  return (start) => partitionInstant(start, unit, timeZone) <= limit;
}

/**
 * Returns the last instant that counts, in milliseconds since 1970.
 * @param asOf as in `countsAsOf`
 */
export function lastInstant(asOf: string, timeZone: string): number {
  return asOf.includes("T") ? Date.parse(asOf) : partitionInstant(nextStart(asOf, "day"), "day", timeZone) - 1;
}
