import {mean} from "./statistics/moments.js";

/**
 * What the build publishes for the lessons, as `course.zip`: shared by the stage that writes it and the pages that
 * read it. Nothing on a page is typed that is computed here. Beside the files below there are model.json (the champion,
 * a TrainedModel of model/types.ts), card.json (its ModelCard), and log-incident.ndjson (a RequestEvent of
 * scenario/incident.ts per line).
 */

/** boston.json: the rows, column by column, in file order. */
export interface BostonRows {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** pool of each row: 0 train, 1 poolA, 2 poolB */
  readonly pool: readonly number[];
}

/** Columns measured per town: rows with the same values of all four most likely share a town, which the data omits. */
export const TOWN_COLUMNS = ["indus", "rad", "tax", "ptratio"] as const;

/** Returns the town pattern of each row: its values of the town columns. */
export function townPatterns(columns: BostonRows["columns"]): string[] {
  const [first, ...others] = TOWN_COLUMNS.map((name) => columns[name]!);
  return first!.map((value, row) => [value, ...others.map((column) => column[row]!)].join(" "));
}

/** dictionary.json: one entry per column. */
export interface DictionaryEntry {
  readonly name: string;
  readonly meaning: string;
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

/** Folds of the random, the unshuffled and the grouped protocol. */
export const FOLDS = 10;

export const protocolIds = ["published", "random", "unshuffled", "grouped", "keras"] as const;
export type ProtocolId = (typeof protocolIds)[number];

/** splits.json: the test error of every split under every protocol. */
export interface Splits {
  /** least squares, 13 features: 20 published splits, 50 shuffles of random and of grouped folds, one run of the rest */
  readonly protocols: Readonly<Record<ProtocolId, readonly ProtocolRun[]>>;
  /** RMSE on each of the 20 published splits; papers report its mean */
  readonly models: Readonly<Record<SplitModel, readonly number[]>>;
  /** test-row numbers (0-based) of each of the 20 published splits, so that the page can show what it drew */
  readonly published: readonly (readonly number[])[];
}

/**
 * The mean of the training labels; least squares with all features, without B, without B and LSTAT; a network 12-50-1
 * without B and one 13-50-1 with it (mean RMSE over five seeds); the mean prediction of the five without B.
 */
export type SplitModel = "mean" | "ols13" | "ols12" | "ols11" | "mlp12" | "mlp13" | "ensemble5";

/**
 * One run of a protocol: a shuffle with its ten folds, or one split where the protocol is a split. `rmse` and `mae`
 * have one entry per fold, `pooled` is the RMSE over all test rows of the run.
 */
export interface ProtocolRun {
  /** number of the shuffle or of the split, from 1 */
  readonly seed: number;
  readonly rmse: readonly number[];
  readonly mae: readonly number[];
  readonly pooled: number;
}

/**
 * Returns the error of the model under a protocol: the RMSE over all rows tested, in all its runs. One figure for all
 * protocols, so that they compare like with like: RMSE is not additive, and the mean over test sets, which papers report
 * for the published splits, is lower. The runs of a protocol test equally many rows each.
 */
export function protocolError(runs: readonly Pick<ProtocolRun, "pooled">[]): number {
  return Math.sqrt(mean(runs.map(({pooled}) => pooled ** 2)));
}

/** The protocols whose order the quiz asks for: by `protocolError` and by the mean over test sets it is the same. */
export const quizzedProtocols = ["random", "unshuffled", "grouped"] as const satisfies readonly ProtocolId[];

/** loss.json: RMSE in $1000 per epoch, on training and validation rows. */
export interface LossCurves {
  readonly runs: readonly {
    readonly seed: number;
    readonly train: readonly number[];
    readonly validation: readonly number[];
  }[];
}

/** The true answer of each item of a quiz, by the item's id. */
export type QuizAnswers = Readonly<Record<string, number | string | readonly string[]>>;

/** quiz.json: the answers of the quiz on the Boston model, and the figures they rest on, computed from the artefacts. */
export type BostonAnswers = {
  /** rows corrected in 1996 */
  readonly corrections: number;
  /** why the error falls when the capped rows are dropped: they were the hard ones, or the refitted model is better */
  readonly cappedRows: "hard-rows-deleted" | "better-model";
  /** RMSE on the published splits without column B minus with it */
  readonly lossWithoutB: number;
  /** `quizzedProtocols` by their error, lowest first */
  readonly protocolOrder: readonly ProtocolId[];
  /** rows whose label is at the cap */
  readonly cappedCount: number;
  /** least squares, 13 features, fitted and measured on all rows */
  readonly cappedRmseWith: number;
  readonly cappedR2With: number;
  /** the same fitted and measured without the capped rows */
  readonly cappedRmseWithout: number;
  readonly cappedR2Without: number;
  /** the fit without the capped rows, measured on all rows */
  readonly cappedRefitOnAll: number;
};
