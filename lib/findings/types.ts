import type {ErrorMeasure} from "../decay/realised-error.js";

/**
 * What stands out in the whole of a stream, as facts; the page puts them into words. `first`, `last` and `at` are starts
 * of partitions.
 */
export type StreamFinding = QuietStream | AlarmRun | MonthlyErrors | WorstError | Step | Surplus;

/** No column was in alarm in any of the partitions that were compared. */
export interface QuietStream {
  readonly kind: "quiet";
  readonly compared: number;
}

/** The longest run of alarms of any column. */
export interface AlarmRun {
  readonly kind: "alarm run";
  /** columns with this very run, in the monitor's order */
  readonly columns: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly length: number;
  /** partitions in which any column was in alarm, of those that were compared */
  readonly inAlarm: number;
  readonly compared: number;
  /** columns that never were */
  readonly never: readonly string[];
  /** of the first of the columns, between the reference and the run: what tells most */
  readonly changes: readonly ColumnChange[];
}

/** The share of a level among all rows; where `level` is null, the mean of a column of numbers. */
export interface ColumnChange {
  readonly level: string | null;
  readonly before: number;
  readonly now: number;
}

/** How the error went, month by month. */
export interface MonthlyErrors {
  readonly kind: "monthly errors";
  readonly measure: ErrorMeasure;
  /** of all rows after the reference, by month as "2001-02"; those with enough labels */
  readonly months: readonly {readonly month: string; readonly value: number}[];
  readonly reference: number;
}

/** The partition with the largest error. */
export interface WorstError {
  readonly kind: "worst error";
  readonly measure: ErrorMeasure;
  readonly at: string;
  readonly value: number;
  readonly rows: number;
}

/** The largest change of a mean from one partition to the next, by the column's own spread. */
export interface Step {
  readonly kind: "step";
  readonly column: string;
  readonly at: string;
  readonly before: number;
  readonly now: number;
  /** in standard deviations of the reference rows */
  readonly deviations: number;
}

/** Rows with a value that the reference does not have, or with more values missing than there. */
export interface Surplus {
  readonly kind: "unknown values" | "missing values";
  readonly column: string;
  /** after the reference */
  readonly rows: number;
  /** of all rows there, in [0, 1] */
  readonly share: number;
  /** the partition with the largest share, and how many rows there */
  readonly at: string;
  readonly most: number;
}
