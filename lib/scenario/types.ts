import type {Random} from "../statistics/random.js";

/** A row of the source by column name. */
export type Tract = Readonly<Record<string, number>>;

/** A row as production logs it; a scenario may rename, add or drop columns. */
export type LoggedRow = Record<string, number>;

/** What a scenario may look at: the day, what the training rows are like, and a chance of its own. */
export interface Moment {
  /** 0 for the first day of the stream */
  readonly day: number;
  /** (value − mean) / sd of a column of the row, by the training rows */
  z(row: Tract, column: string): number;
  /** of a column of the training rows */
  mean(column: string): number;
  /** for what befalls a row that was drawn; which rows are drawn does not depend on it */
  readonly chance: Random;
}

/** A known change of a simulated stream. Days before `changeDay` are those of the control. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly changeDay: number | null;
  /** relative chance of drawing a tract, 1 where left out; `pool` is all tracts that can be drawn */
  weight?(tract: Tract, moment: Moment, pool: readonly Tract[]): number;
  /** changes a drawn row in place */
  change?(row: LoggedRow, moment: Moment): void;
}
