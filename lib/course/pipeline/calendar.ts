import {pipelineSteps, WORKDAY_MINUTES} from "./automation.js";
import type {Automation} from "./automation.js";

const DAY_MS = 86_400_000;
const [SUNDAY, MONDAY, SATURDAY] = [0, 1, 6];

/**
 * Returns the day of the week, 0 for Sunday.
 * @param start ISO date of day 0
 * @example weekdayOf("2026-01-01", 4) // 1
 */
export function weekdayOf(start: string, day: number): number {
  return new Date(Date.parse(start) + day * DAY_MS).getUTCDay();
}

/**
 * Returns whether people work on a day.
 * @example isWorkingDay("2026-01-01", 2, true) // false
 */
export function isWorkingDay(start: string, day: number, weekdaysOnly: boolean): boolean {
  const weekday = weekdayOf(start, day);
  return !weekdaysOnly || (weekday !== SUNDAY && weekday !== SATURDAY);
}

/** Returns whether figures that nothing watches are looked at: on Mondays. */
export function isLookedAt(start: string, day: number): boolean {
  return weekdayOf(start, day) === MONDAY;
}

/** The steps from rows to a served model; monitoring follows them. */
const MAKING = pipelineSteps.filter((step) => step !== "monitoring");

/**
 * Plans the making of a model that was asked for on the evening of a day. What is automatic takes no time worth counting;
 * what is done by hand takes its minutes of the working days after.
 * @returns the day on whose evening the model is put in place, and the minutes of work by hand
 * @example planOf({automatic: ["extraction"], minutes: 240, weekdaysOnly: true}, "2026-01-01", 0) // {served: 5, minutes: 1440}
 */
export function planOf(
  {automatic, minutes, weekdaysOnly}: Pick<Automation, "automatic" | "minutes" | "weekdaysOnly">,
  start: string,
  asked: number
): {readonly served: number; readonly minutes: number} {
  const total = minutes * MAKING.filter((step) => !automatic.includes(step)).length;
  let day = asked;
  for (let worked = 0; worked < total;) if (isWorkingDay(start, ++day, weekdaysOnly)) worked += WORKDAY_MINUTES;
  return {served: day, minutes: total};
}
