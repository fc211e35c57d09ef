import type {PartitionUnit} from "./bundle.js";
import {isTime, localDay} from "./partition-time.js";
import type {Window} from "./profile/window.js";
import {mondayOf} from "./week.js";

/**
 * How much of the past is published in full: the last partitions as they are, those before by the next longer unit (hours
 * by day, days by week, weeks by month), and what is older by month.
 */
export interface Horizon {
  /** partitions that are published as they are */
  readonly fine: number;
  /** of those before, how many of the next longer unit */
  readonly coarse: number;
}

/**
 * Returns which partitions are published as one: a site must not grow with every partition there ever was. Months are
 * not merged further. The reference's bounds are kept, so that the same partitions can be compared.
 * @param starts of the partitions, in order
 * @param reference positions that the reference covers
 * @returns positions of each published partition, in order; they cover all
 * @example coarsen(["2026-01-05", "2026-01-06", "2026-01-12"], "day", "UTC", {from: 0, to: 3}, {fine: 1, coarse: 5}) // [{from: 0, to: 2}, {from: 2, to: 3}]
 */
export function coarsen(
  starts: readonly string[],
  unit: PartitionUnit,
  timeZone: string,
  reference: Window,
  {fine, coarse}: Horizon
): Window[] {
  const recent = Math.max(0, starts.length - fine);
  const keys = starts.map((start) => (isTime(start, unit) ? longerUnits(start, unit, timeZone) : [start, start]));
  const bounds = new Set([recent, reference.from, reference.to]);
  const merge = (parts: readonly Window[], level: 0 | 1): Window[] => {
    const groups: {from: number; to: number}[] = [];
    for (const {from, to} of parts) {
      const last = groups.at(-1);
      if (last !== undefined && !bounds.has(from) && keys[last.from]![level] === keys[from]![level]) last.to = to;
      else groups.push({from, to});
    }
    return groups;
  };
  const alone = starts.map((_, i) => ({from: i, to: i + 1}));
  const middle = merge(alone.slice(0, recent), 0);
  const old = Math.max(0, middle.length - coarse);
  return [...merge(middle.slice(0, old), 1), ...middle.slice(old), ...alone.slice(recent)];
}

/** What a partition belongs to: the next longer unit, and the month. */
function longerUnits(start: string, unit: PartitionUnit, timeZone: string): readonly [string, string] {
  const day = unit === "hour" ? localDay(Date.parse(start), timeZone) : start;
  const month = day.slice(0, 7);
  if (unit === "hour") return [day, month];
  return [unit === "day" ? mondayOf(day) : month, month];
}
