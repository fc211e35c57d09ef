import type {RequestEvent} from "../../scenario/incident.js";

/** The field of a line that is no input: the model's answer. */
export const PREDICTION = "prediction";

/** Smallest and largest value of a field in the rows that the model learnt from; of the answer, those of the label. */
export type Ranges = Readonly<Record<string, readonly [number, number]>>;

/**
 * Returns the value of a field: the answer, or an input by its name.
 * @throws RangeError if the line has no such input
 */
export function readingOf({inputs, prediction}: RequestEvent, field: string): number {
  if (field === PREDICTION) return prediction;
  const value = inputs[field];
  if (value === undefined) throw new RangeError(`unknown field: ${field}`);
  return value;
}

/**
 * Returns whether the value of a field lies outside what the model has learnt from.
 * @throws RangeError if there is no range for the field, or no such field
 */
export function isOutside(event: RequestEvent, field: string, ranges: Ranges): boolean {
  const range = ranges[field];
  if (range === undefined) throw new RangeError(`unknown range: ${field}`);
  const value = readingOf(event, field);
  return value < range[0] || value > range[1];
}

/**
 * Returns the moment of a line within its day, in minutes from midnight, UTC.
 * @example minuteOf({time: "2026-05-12T13:30:30.000Z"}) // 810.5
 */
export function minuteOf({time}: Pick<RequestEvent, "time">): number {
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16)) + Number(time.slice(17, 23)) / 60;
}

/**
 * Returns hour and minute of a line, UTC.
 * @example clockOf({time: "2026-05-12T13:30:30.000Z"}) // "13:30"
 */
export function clockOf({time}: Pick<RequestEvent, "time">): string {
  return time.slice(11, 16);
}
