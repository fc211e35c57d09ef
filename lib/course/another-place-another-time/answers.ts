/** quiz-another-place-another-time.json: the answers of the lecture's four questions, and the figures they rest on. */
export type PlaceAnswers = {
  /** whether a model of 1970 can tell today's prices: as it is, with its answers multiplied, or neither */
  readonly today: "yes" | "rescale" | "neither";
  /** in $1000: the highest answer of least squares, the lowest price by the survey, and the error against its prices */
  readonly highest: number;
  readonly lowestPrice: number;
  readonly frozenRmse: number;
  /** what is in the way of asking it about another city: nothing but accuracy, units, or columns that are not there */
  readonly elsewhere: "accuracy" | "units" | "schema";
  /** columns, and how many of them the other city could send */
  readonly columns: number;
  readonly matches: number;
  /** what a history of the other city with the same columns is good for: nothing is needed, all is well once refitted, or not all */
  readonly history: "keep" | "refit" | "carry";
  readonly homeRmse: number;
  readonly askedRmse: number;
  readonly refitRmse: number;
  /** columns that do not vary in the other market */
  readonly constant: number;
  /** how to keep the model usable while prices rise */
  readonly upkeep: "once" | "calendar" | "inputs" | "watch";
  readonly neverRmse: number;
  readonly weeklyRmse: number;
  readonly weeklyTrainings: number;
  readonly alarmRmse: number;
  readonly alarmTrainings: number;
  readonly inputTrainings: number;
  /** rows of the other market with a CRIM outside the range of the first, and all of them */
  readonly crimOutside: number;
  readonly awayRows: number;
};
