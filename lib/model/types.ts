/** One dense layer: output j is activation(bias[j] + Σ input[i] · weights[i · outputs + j]). */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** row-major, inputs × outputs */
  readonly weights: readonly number[];
  readonly bias: readonly number[];
  readonly activation: "relu" | "linear";
}

/** A network as it is stored: its layers, the first of which reads encoded rows. */
export type Layers = readonly DenseLayer[];

/** A number as a model reads it: (value − mean) / sd over the training rows, and 0 for a gap. */
export interface NumberInput {
  readonly kind: "number";
  readonly name: string;
  readonly mean: number;
  /** population standard deviation; 1 for a number that does not vary */
  readonly sd: number;
  /** whether training rows had gaps: one more encoded column is then 1 for a gap and 0 else */
  readonly gaps: boolean;
}

/** A category as a model reads it: a 0/1 column per level, one for all other values, and one for a gap. */
export interface CategoryInput {
  readonly kind: "category";
  readonly name: string;
  readonly levels: readonly string[];
}

/** A column that a model reads. */
export type ModelInput = NumberInput | CategoryInput;

/**
 * What a model answers, from what its last layer gives: mean + sd · output; the probability of the second class, as
 * 1 / (1 + exp(−output)); or a probability per class, as softmax of the outputs.
 */
export type Outcome =
  | {readonly task: "regression"; readonly name: string; readonly mean: number; readonly sd: number}
  | {readonly task: "binary"; readonly name: string; readonly classes: readonly [string, string]}
  | {readonly task: "multiclass"; readonly name: string; readonly classes: readonly string[]};

interface Common {
  readonly inputs: readonly ModelInput[];
  readonly outcome: Outcome;
}

/** Least squares or ridge, as a network of one linear layer. */
export interface LinearTrained extends Common {
  readonly kind: "least squares" | "ridge";
  readonly layers: Layers;
}

/** A network that was trained by itself. */
export interface NetworkTrained extends Common {
  readonly kind: "network";
  readonly layers: Layers;
}

/** Networks that differ in their seeds; the model's answer is the mean of theirs. */
export interface EnsembleTrained extends Common {
  readonly kind: "ensemble";
  readonly networks: readonly Layers[];
}

/** A trained model with all that turns a row into an answer, as it is stored and published: plain JSON. */
export type TrainedModel = LinearTrained | NetworkTrained | EnsembleTrained;

/** Least squares as it is fitted: prediction = intercept + Σ coefficients[i] · features[i], in the columns' own units. */
export interface LinearModel {
  readonly features: readonly string[];
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** Rows as columns, in an order stated where it is asked for, all of one length; NaN is a missing value. */
export type Columns = readonly ArrayLike<number>[];

/** A model at work: it answers rows, given as one column per input with missing values as NaN. */
export interface Predictor {
  readonly inputs: readonly string[];
  predict(columns: readonly Float64Array[]): Float64Array;
}
