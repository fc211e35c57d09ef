import type {Correction} from "../lib/course.js";

/** Rows of numbers, column by column. */
export type Table = Readonly<Record<string, readonly number[]>>;

/** MEDV was cut off here: a higher value was written down as this one. */
export const CAP = 50;

/** A value of RAD that stands apart from all others: the rows that have it form a market of their own. */
export const CITY = 24;

/** Returns the numbers of the rows, from 0, whose value of a column passes the test. */
export function rowsWhere(table: Table, name: string, test: (value: number) => boolean): number[] {
  return table[name]!.flatMap((value, row) => (test(value) ? [row] : []));
}

/** Returns the rows whose MEDV was corrected by Gilley and Pace (1996): those where CMEDV differs. */
export function correctionsOf(table: Table): Correction[] {
  const {medv, cmedv} = table as Record<"medv" | "cmedv", readonly number[]>;
  return medv
    .map((value, i) => ({row: i + 1, medv: value, cmedv: cmedv[i]!}))
    .filter((correction) => correction.medv !== correction.cmedv);
}
