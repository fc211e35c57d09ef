/**
 * A model card: the nine sections of M. Mitchell et al., "Model cards for model reporting", 2019
 * (arXiv 1810.03993). Every field is filled by the build; a test refuses an empty one.
 */
export interface ModelCard {
  readonly version: string;
  /** error on rows that the model was not trained on, in the label's units; null where all were needed to train it */
  readonly holdout: {readonly rows: number; readonly rmse: number} | null;
  readonly details: readonly CardField[];
  readonly intendedUse: readonly CardField[];
  readonly factors: readonly CardField[];
  readonly metrics: readonly CardField[];
  readonly evaluationData: readonly CardField[];
  readonly trainingData: readonly CardField[];
  readonly quantitativeAnalyses: readonly CardSlice[];
  readonly ethicalConsiderations: readonly CardField[];
  readonly caveats: readonly CardField[];
}

export interface CardField {
  readonly name: string;
  readonly text: string;
}

/** Error on one slice of the evaluation rows. */
export interface CardSlice {
  readonly slice: string;
  readonly n: number;
  readonly rmse: number;
  readonly mae: number;
  readonly bias: number;
}
