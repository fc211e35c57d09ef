/**
 * What the build publishes for the lessons, as `course.zip`: shared by the stage that writes it and the pages that
 * read it. Nothing on a page is typed that is computed here.
 */

/** boston.json: the rows, column by column, in file order. */
export interface BostonRows {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** pool of each row: 0 train, 1 poolA, 2 poolB */
  readonly pool: readonly number[];
}

/** dictionary.json: one entry per column. */
export interface DictionaryEntry {
  readonly name: string;
  readonly meaning: string;
  /** the same in Traditional Chinese */
  readonly meaningZh: string;
  readonly unit: string;
  readonly level: "town" | "tract";
  readonly role: "feature" | "excluded" | "label";
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly max: number;
  readonly distinct: number;
  /** correlation with MEDV over all rows */
  readonly correlation: number;
  /** what an honest reader should know, each with figures computed from the rows */
  readonly problems: readonly string[];
}

/** One of the rows corrected by Gilley and Pace (1996); `row` counts from 1. */
export interface Correction {
  readonly row: number;
  readonly medv: number;
  readonly cmedv: number;
}

export interface Dictionary {
  readonly entries: readonly DictionaryEntry[];
  readonly corrections: readonly Correction[];
}

/** gram-static.json: Z'Z over Z = [1, 13 features, MEDV], row-major 15 × 15, for each pool and for all rows. */
export interface StaticGrams {
  /** names of the 15 columns, "intercept" first, "medv" last */
  readonly names: readonly string[];
  readonly train: readonly number[];
  readonly poolA: readonly number[];
  readonly poolB: readonly number[];
  readonly all: readonly number[];
}

export type ProtocolId = "published" | "random" | "unshuffled" | "grouped" | "keras";

/** splits.json: the test error of every split under every protocol. */
export interface Splits {
  /** least squares, 13 features: RMSE of each split; for random and grouped, of each fold of several shuffles */
  readonly protocols: Readonly<Record<ProtocolId, readonly ProtocolRun[]>>;
  /** RMSE on each of the 20 published splits */
  readonly models: Readonly<Record<SplitModel, readonly number[]>>;
  /** test-row numbers (0-based) of each of the 20 published splits, so that the page can show what it drew */
  readonly published: readonly (readonly number[])[];
}

export type SplitModel = "mean" | "ols13" | "ols12" | "ols11" | "mlp12" | "mlp13" | "ensemble5";

/** One shuffle of a protocol; `rmse` has one entry per fold, `pooled` is the RMSE over all test rows. */
export interface ProtocolRun {
  readonly seed: number;
  readonly rmse: readonly number[];
  readonly mae: readonly number[];
  readonly pooled: number;
}

/** loss.json: RMSE in $1000 per epoch, on training and validation rows. */
export interface LossCurves {
  readonly runs: readonly {
    readonly seed: number;
    readonly train: readonly number[];
    readonly validation: readonly number[];
  }[];
}

/** quiz.json: the true answer of each quiz item, computed. */
export type QuizAnswers = Readonly<Record<string, number | string | readonly string[]>>;
