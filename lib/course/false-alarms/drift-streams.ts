import {verdictOf} from "../../drift/calibrate.js";
import {compareWindows} from "../../drift/compare.js";
import {layoutOf} from "../../profile/layout.js";
import type {PartitionProfile} from "../../profile/types.js";
import {timelineOf, windowSums} from "../../profile/window.js";
import type {Timeline, Window} from "../../profile/window.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import {profileDay, watchSpec} from "../what-to-watch/days.js";
import {serve} from "../what-to-watch/production.js";
import type {Production} from "../what-to-watch/production.js";

/** Streams of the lesson: nothing happens; inputs drift slowly, jump and return, swing every week. */
export const streamIds = ["S0", "S1", "S2", "S3"] as const;
export type StreamId = (typeof streamIds)[number];

/** Days of a stream, and its first ones, that stand for what is usual. */
export const STREAM_DAYS = 120;
export const FIRST_DAYS = 30;
/** The day that the lesson opens with: the weekly swing is far out, and the dashboard in alarm about it. */
export const OPENING_DAY: Window = {from: 114, to: 115};
/** Probability that any column of a day is in alarm though nothing changed. */
export const FALSE_ALARM_RATE = 0.05;

/** Days that a day can be compared with: the first of the stream, the week before it, the same weekday a week before. */
export const referenceIds = ["first", "week", "weekday"] as const;
export type ReferenceId = (typeof referenceIds)[number];

const WEEK = 7;

/**
 * Returns the days that a window is compared with; none before the stream begins.
 * @example referenceWindow("week", {from: 40, to: 41}) // {from: 33, to: 40}
 * @example referenceWindow("weekday", {from: 40, to: 41}) // {from: 33, to: 34}
 */
export function referenceWindow(id: ReferenceId, {from, to}: Window): Window {
  if (id === "first") return {from: 0, to: FIRST_DAYS};
  return {from: Math.max(0, from - WEEK), to: Math.max(1, id === "week" ? from : to - WEEK)};
}

/** Returns the ISO dates of a stream's days. */
export function streamDates(start: string): string[] {
  return Array.from({length: STREAM_DAYS}, (_, day) =>
    new Date(Date.parse(start) + day * DAY_MS).toISOString().slice(0, 10)
  );
}

const DAY_MS = 86_400_000;

/**
 * Makes the profiles of a stream day by day, with the model's answers and the labels; the last value is the timeline of
 * all days, null before. A page does this between other work (`inSlices`).
 * @param starts ISO dates of the days
 */
export function* streamTimeline(
  production: Production,
  id: StreamId,
  starts: readonly string[]
): Generator<Timeline | null> {
  const spec = watchSpec(production, false);
  const partitions: PartitionProfile[] = [];
  for (const [day, start] of starts.entries()) {
    const served = serve(production, drawDay(production.stream, scenarios[id], day));
    partitions.push({...profileDay(spec, production, served, day), start});
    yield null;
  }
  yield timelineOf(spec, partitions);
}

/**
 * Returns the columns in alarm between two windows, by the calibrated verdict, as the dashboard decides.
 * @returns names, in the order of the spec
 */
export function columnsInAlarm(timeline: Timeline, reference: Window, current: Window): string[] {
  const columns = layoutOf(timeline.spec).columns;
  const [referenceSums, currentSums] = [windowSums(timeline, reference), windowSums(timeline, current)];
  const windows = {timeline, reference, current, referenceSums, currentSums};
  return columns
    .filter((column) => verdictOf(column, windows, FALSE_ALARM_RATE / columns.length).status === "alarm")
    .map(({spec}) => spec.name);
}

/** A stream that was judged already, against the same reference: the columns in alarm on each of its days. */
export interface KnownAlarms {
  readonly timeline: Timeline;
  readonly alarms: readonly (readonly string[])[];
}

/**
 * Returns the columns in alarm on each day that has a whole month before it; none on those before.
 * @param days up to which to go
 * @param known of another stream: a day that is the same in both, and compared with the same, is not judged again
 */
export function dailyAlarms(
  timeline: Timeline,
  id: ReferenceId,
  {days = timeline.starts.length, known}: {readonly days?: number; readonly known?: KnownAlarms} = {}
): (readonly string[])[] {
  return Array.from({length: days}, (_, day) => {
    const current = {from: day, to: day + 1};
    const reference = referenceWindow(id, current);
    if (day < FIRST_DAYS) return [];
    const isKnown = known && [reference, current].every((window) => isSame(timeline, known.timeline, window));
    return isKnown ? known.alarms[day]! : columnsInAlarm(timeline, reference, current);
  });
}

/** Returns whether each day of a window holds the same in two streams. */
function isSame(one: Timeline, other: Timeline, {from, to}: Window): boolean {
  return one.partitions.slice(from, to).every(({sums}, i) => {
    const others = other.partitions[from + i]!.sums;
    return sums.length === others.length && sums.every((sum, at) => sum === others[at]);
  });
}

/**
 * Returns on how many days a column's PSI is more than two large windows would show by chance: a look at one column, not
 * the calibrated verdict.
 */
export function daysAboveChance(timeline: Timeline, id: ReferenceId, column: string): number {
  const position = timeline.spec.columns.findIndex(({name}) => name === column);
  return timeline.starts.filter((_, day) => {
    const current = {from: day, to: day + 1};
    if (day < FIRST_DAYS) return false;
    const before = windowSums(timeline, referenceWindow(id, current));
    const drifts = compareWindows(timeline.spec, before, windowSums(timeline, current), FALSE_ALARM_RATE);
    return drifts[position]!.distances.psi.alarm;
  }).length;
}
