const DAY_MS = 86_400_000;

/**
 * Returns the Monday of a date's week.
 * @example mondayOf("2026-03-29") // "2026-03-23"
 */
export function mondayOf(day: string): string {
  const time = Date.parse(day);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
