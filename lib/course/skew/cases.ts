/** The three kinds of skew between training and serving. */
export const skewKinds = ["schema", "feature", "distribution"] as const;
export type SkewKind = (typeof skewKinds)[number];

/** Cases to tell apart, each of one kind. */
export const skewCases = {
  renamed: "schema",
  stale: "feature",
  suburbs: "distribution",
  newCode: "schema",
  cents: "feature",
  sampled: "distribution",
  twoPaths: "feature",
  text: "schema"
} as const satisfies Readonly<Record<string, SkewKind>>;
export type SkewCase = keyof typeof skewCases;

export const skewCaseIds = Object.keys(skewCases) as readonly SkewCase[];

/** quiz-skew.json: the answers of the quiz, and the figures they rest on. */
export type SkewAnswers = {
  /** the kind of each case, in their order */
  readonly cases: readonly SkewKind[];
  /** rows of the inner towns with a CRIM outside the range of the outer ones, and all of them */
  readonly crimOutside: number;
  readonly innerRows: number;
  /** how to expect no label in serving */
  readonly label: "environment" | "optional" | "drop";
  /** which check finds a stale join */
  readonly join: "range" | "distribution" | "pairing";
  readonly joinDistance: number;
  readonly joinDiffers: number;
  /** what a threshold does that is small enough to be an example: anomalies where nothing is wrong */
  readonly falseAnomalies: number;
};
