import type {SlotUnit} from "../../lib/sql/types.js";
import type {Slots} from "./look.js";

/** Rows that a partition should typically have: with fewer, chance moves the shares of ten bins by a third. */
export const ENOUGH_ROWS = 100;

/** Below this many days, hours may say more. */
const FEW_DAYS = 14;

/**
 * Returns the finest partitions that typically have enough rows: days, or hours where there are few days; then weeks,
 * months. Where none has, the longest of which there are two.
 * @param slots gives the partitions for a unit
 * @param withHours whether times say more than the day
 */
export async function choosePartition(slots: (unit: SlotUnit) => Promise<Slots>, withHours: boolean): Promise<Slots> {
  const days = await slots("day");
  if (withHours && days.starts.length < FEW_DAYS) {
    const hours = await slots("hour");
    if (typicalRows(hours) >= ENOUGH_ROWS) return hours;
  }
  const choices = [days, await slots("week"), await slots("month")].filter(({starts}) => starts.length > 1);
  return choices.find((choice) => typicalRows(choice) >= ENOUGH_ROWS) ?? choices.at(-1) ?? days;
}

/** Returns the rows that half of the partitions have at least; 0 where there are none. */
export function typicalRows({rows}: Slots): number {
  return rows.toSorted((a, b) => b - a)[Math.floor((rows.length - 1) / 2)] ?? 0;
}

/** The longest reference period that is proposed, in partitions. */
const MOST_REFERENCE = 30;

/** Returns how many partitions, the first ones, others are to be compared with: at most a third, at least one. */
export function referenceLength(partitions: number): number {
  return Math.max(1, Math.min(MOST_REFERENCE, Math.floor(partitions / 3)));
}

const WINDOWS: Readonly<Record<SlotUnit, number>> = {hour: 24, day: 7, week: 4, month: 3};

/** Returns the length of the window that is compared: a day of hours, a week of days and so on, of what is left. */
export function currentLength({unit, starts}: Slots): number {
  return Math.max(1, Math.min(WINDOWS[unit], starts.length - referenceLength(starts.length)));
}
