import type {PartitionUnit} from "../lib/bundle.js";
import {fixed} from "./format.js";

const HOUR = 3_600_000;
/** A month is a twelfth of a year of 365.2425 days. */
const LENGTHS: Readonly<Record<Exclude<PartitionUnit, "file">, number>> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30.436875 * 24 * HOUR
};

/** A time in units of partitions. */
export function delayText(delayMs: number | null, unit: PartitionUnit): string {
  return delayMs === null || unit === "file" ? "–" : fixed(delayMs / LENGTHS[unit], 1);
}
