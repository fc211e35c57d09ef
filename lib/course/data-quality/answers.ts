/** The columns of which the quiz asks which is missed least. */
export const quizzedColumns = ["age", "lstat", "rm", "ptratio"] as const;
export type QuizzedColumn = (typeof quizzedColumns)[number];

/** quiz-data-quality.json: the answers of the quiz on data quality, and the figures they rest on. */
export type DataQualityAnswers = {
  /** rows whose label is at the cap, and how many others lie in the last fifth below it */
  readonly capped: number;
  readonly nearCap: number;
  /** largest CRIM outside the city, where the model of S8 learns */
  readonly crimFrom: number;
  /** rows of the city, and how many of them have a larger CRIM */
  readonly cityRows: number;
  readonly crimOutside: number;
  /** the one of `quizzedColumns` whose absence costs least, and all of them by what it costs, least first */
  readonly missedLeast: QuizzedColumn;
  readonly missedOrder: readonly QuizzedColumn[];
  /** mean RMSE on the published splits with all columns and without each of `missedOrder`, to four decimals */
  readonly rmseAll: number;
  readonly rmseLeast: number;
  readonly rmseMost: number;
  /** the least whole percentage of wrong labels at which the median error is a tenth higher than without */
  readonly noise: number;
  readonly cleanRmse: number;
};
