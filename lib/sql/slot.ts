import type {SlotUnit} from "./types.js";

const DAY = 86_400_000;

/**
 * Returns the start of a partition, ISO 8601: a day, or for hours an instant in UTC.
 * @param slot whole days since 1970-01-01, or for hours milliseconds since 1970
 * @example slotStart(31, "month") // "1970-02-01"
 */
export function slotStart(slot: number, unit: SlotUnit): string {
  return unit === "hour"
    ? new Date(slot).toISOString()
    : new Date(slot * DAY).toISOString().slice(0, -"T00:00:00.000Z".length);
}
