import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {figure, percent, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import {STATISTIC_NAMES} from "./types.js";
import type {ColumnSchema} from "./types.js";

/** Checks the age of the newest value. `now` is in milliseconds since 1970; null where it is not known. */
export function checkFreshness(maxAgeMs: number, {name, newest}: ObservedColumn, now: number | null): Reason[] {
  if (newest === null) return [reason("STATS_NOT_AVAILABLE", `the newest value of ${name} was not kept`)];
  if (now === null) return [reason("STATS_NOT_AVAILABLE", `the age of ${name} is not known: no time was given`)];
  if (now - newest <= maxAgeMs) return [];
  const told = `the newest value of ${name} is ${duration(now - newest)} old, expected at most ${duration(maxAgeMs)}`;
  return [reason("DATA_NOT_FRESH", told)];
}

/** Checks the change of the share of missing rows against the previous span, where there is one. */
export function checkMissingChange(limit: number, seen: ObservedColumn, previous: ObservedDataset | null): Reason[] {
  if (previous === null) return [];
  const {name} = seen;
  const before = previous.columns.find((c) => c.name === name);
  if (before === undefined || before.rows === 0)
    return [reason("COMPARATOR_CONTROL_DATA_MISSING", `the previous span has no ${name} to compare with`)];
  const [was, is] = [before, seen].map((column) => 1 - presentRows(column) / column.rows) as [number, number];
  // Counted over the common denominator, so that a change of exactly the limit is one of exactly the limit.
  const change = Math.abs(seen.missing * before.rows - before.missing * seen.rows) / (seen.rows * before.rows);
  if (change <= limit) return [];
  const told = `${name} is missing in ${percent(is)} of rows, was ${percent(was)}`;
  return [reason("MISSING_SHARE_CHANGED", `${told}: expected a change of at most ${percent(limit)}`)];
}

/** Checks the figures of the distribution that are limited. */
export function checkStatistics({statistics}: ColumnSchema, seen: ObservedColumn): Reason[] {
  return STATISTIC_NAMES.flatMap((statistic) => {
    const limits = statistics[statistic];
    if (limits === undefined) return [];
    const value = seen.statistics[statistic];
    const what = `the ${statistic} of ${seen.name}`;
    if (value === undefined || Number.isNaN(value)) return [reason("STATS_NOT_AVAILABLE", `${what} was not kept`)];
    const {low, high} = seen.bounds[statistic] ?? {low: value, high: value};
    if (limits.min !== null && high < limits.min)
      return [reason("STATISTIC_TOO_LOW", `${what} is ${figure(value)}, expected at least ${figure(limits.min)}`)];
    if (limits.max !== null && low > limits.max)
      return [reason("STATISTIC_TOO_HIGH", `${what} is ${figure(value)}, expected at most ${figure(limits.max)}`)];
    if ((limits.min === null || low >= limits.min) && (limits.max === null || high <= limits.max)) return [];
    const told = `${what} lies from ${figure(low)} to ${figure(high)}: whether it is within its limits is not known`;
    return [reason("STATS_NOT_AVAILABLE", told)];
  });
}

function duration(ms: number): string {
  const units: [number, string][] = [
    [86_400_000, "days"],
    [3_600_000, "hours"],
    [60_000, "minutes"],
    [1000, "seconds"]
  ];
  const [size, unit] = units.find(([u]) => ms >= u) ?? [1, "milliseconds"];
  return `${figure(ms / size)} ${unit}`;
}
