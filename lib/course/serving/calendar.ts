import {expectedUnread, simulateBatchReads} from "../../serving/batch-schedule.js";
import {staleError} from "./stale.js";
import type {PredictionMoments} from "./stale.js";

export const DAY = 86_400;

/** Days that the calendar shows, from the day on which prices begin to rise. */
export const CALENDAR_DAYS = 60;

/** Seconds that a run takes. */
const RUN_TIME = 900;

/** What is known of prices when a prediction is made: those of its run, or those of the day the model was trained. */
export type Freshness = "refit" | "once";

export interface CalendarSettings {
  /** hours between runs; a divisor of the calendar's hours */
  readonly hours: number;
  readonly readsPerDay: number;
  /** of Zipf's law */
  readonly exponent: number;
  readonly freshness: Freshness;
  readonly seed: number;
}

export interface Calendar {
  readonly runs: number;
  readonly stored: number;
  readonly reads: number;
  /** share of the stored predictions that nobody read */
  readonly unread: number;
  /** of the data behind a prediction that is read, in days */
  readonly meanAge: number;
  /** RMSE of the predictions read, in units of the day the model was fitted */
  readonly rmse: number;
}

/**
 * Runs a calendar of predictions made ahead, and measures what was read of it while labels grow by `growth` a day.
 * @param catalogue rows that each run predicts
 * @throws RangeError for a parameter out of range
 */
export function runCalendar(
  {hours, readsPerDay, exponent, freshness, seed}: CalendarSettings,
  {
    moments,
    growth,
    catalogue
  }: {readonly moments: PredictionMoments; readonly growth: number; readonly catalogue: number}
): Calendar {
  const schedule = {interval: hours * 3600, runTime: RUN_TIME, rows: catalogue};
  const runs = Math.round((CALENDAR_DAYS * 24) / hours);
  const {stored, unread, ages} = simulateBatchReads(schedule, {rate: readsPerDay / DAY, exponent}, runs, seed);
  const days = ages.map((age) => age / DAY);
  const knowledge = freshness === "refit" ? days : everyHour();
  return {
    ...{runs, stored, reads: ages.length, unread: unread / stored},
    meanAge: days.reduce((sum, age) => sum + age, 0) / days.length,
    rmse: staleError(moments, growth, knowledge)
  };
}

/** Reads come evenly over the calendar, and a model that was trained once is as old as the calendar. */
function everyHour(): Float64Array {
  return Float64Array.from({length: CALENDAR_DAYS * 24}, (_, hour) => (hour + 0.5) / 24);
}

/**
 * Returns how old the knowledge of prices is behind a prediction read at each of the given times.
 * @param days times, in days from the first run; runs are taken to be at once there
 * @example knowledgeAges({hours: 48, freshness: "refit"}, [0, 1, 2, 3]) // [0, 1, 0, 1]
 * @example knowledgeAges({hours: 48, freshness: "once"}, [0, 1, 2, 3]) // [0, 1, 2, 3]
 */
export function knowledgeAges(
  {hours, freshness}: Pick<CalendarSettings, "hours" | "freshness">,
  days: readonly number[]
): number[] {
  return days.map((day) => (freshness === "once" ? day : day - Math.floor((day * 24) / hours) * (hours / 24)));
}

/**
 * Returns the share of stored predictions that nobody is expected to read, for runs so many hours apart.
 * @throws RangeError for a parameter out of range
 * @example unreadAt(24, {readsPerDay: 506, exponent: 0}, 506) // ≈ Math.exp(-1)
 */
export function unreadAt(
  hours: number,
  {readsPerDay, exponent}: Pick<CalendarSettings, "readsPerDay" | "exponent">,
  catalogue: number
): number {
  const schedule = {interval: hours * 3600, runTime: RUN_TIME, rows: catalogue};
  return expectedUnread(schedule, {rate: readsPerDay / DAY, exponent});
}
