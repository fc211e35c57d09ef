import type {CalibratedDays} from "./calibrated-days.js";
import type {ReferenceId, StreamId} from "./drift-streams.js";

/** drift-alarms.json: what takes too long to find out in a page. */
export interface DriftAlarms {
  readonly stream: {readonly rowsPerDay: number; readonly seed: number; readonly start: string};
  /** columns in alarm on each day, compared with the first days */
  readonly alarms: Readonly<Record<StreamId, readonly (readonly string[])[]>>;
  /** days of the weekly swing (S3) with any column in alarm, by what they are compared with */
  readonly seasonal: Readonly<Record<ReferenceId, number>>;
  /** quiet days that the calibrated verdict takes for changed, by their size */
  readonly calibrated: readonly CalibratedDays[];
}

/** The column whose weekly swing the third stream is. */
export const SWINGING = "dis";

/** Days that the quiz has drawn, and their rows. */
export const QUIZ_DAYS = 2000;
export const QUIZ_ROWS = 120;
/** Days that labels take in the quiz. */
export const QUIZ_DELAY = 14;

/** quiz-false-alarms.json */
export type FalseAlarmAnswers = {
  /** rows from which the rule of thumb of 0.1 keeps to 5% a feature, at ten bins and a known reference */
  readonly fewestRows: number;
  /** the same against a reference of 304 rows */
  readonly fewestRowsOfTwo: number;
  /** in percent, of twelve tests at 5% */
  readonly atLeastOne: number;
  /** level of each of twelve tests that keeps all of them at 5% */
  readonly corrected: number;
  /** days of a quiet year with an alarm, of twelve features and `QUIZ_ROWS` rows a day, by the rule of thumb of 0.1 */
  readonly falseAlarmsAYear: number;
  /** what the swinging column should be compared with */
  readonly seasonalReference: ReferenceId;
  /** days on which that column is above chance, by what it is compared with */
  readonly swingDays: Readonly<Record<ReferenceId, number>> & Readonly<Record<string, number>>;
  /** days from the change to the alarm where clean air gets a premium, labels of all rows coming `QUIZ_DELAY` days late */
  readonly detectionDays: number;
  /** the same without a delay */
  readonly detectionDaysAtOnce: number;
};
