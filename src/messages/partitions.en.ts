import {count} from "../components/format.js";
import type {PartitionUnit} from "../lib/bundle.js";

/** Language in which dates are written. */
export const locale: string = "en-GB";

/** What a partition is called in running text. */
export interface UnitWords {
  readonly one: string;
  readonly many: string;
  /** of a column that names them */
  readonly heading: string;
  /** "on" a day, "in" an hour */
  readonly at: string;
}

export const unitWords: Readonly<Record<PartitionUnit, UnitWords>> = {
  hour: {one: "hour", many: "hours", heading: "Hour", at: "in"},
  day: {one: "day", many: "days", heading: "Day", at: "on"},
  week: {one: "week", many: "weeks", heading: "Week of", at: "in"},
  month: {one: "month", many: "months", heading: "Month", at: "in"},
  file: {one: "file", many: "files", heading: "File", at: "in"}
};

/** "1 day", "7 weeks". */
export function amountOf({one, many}: UnitWords, number: number): string {
  return number === 1 ? `1 ${one}` : `${count(number)} ${many}`;
}

export const weekOf = (date: string): string => `the week of ${date}`;
