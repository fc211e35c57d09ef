/** One dense layer: output j is activation(bias[j] + Σ input[i] · weights[i · outputs + j]). */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** row-major, inputs × outputs */
  readonly weights: readonly number[];
  readonly bias: readonly number[];
  readonly activation: "relu" | "linear";
}

/** How rows become the numbers a network reads: (value − mean) / sd, with mean and sd of the training rows. */
export interface Encoder {
  readonly features: readonly string[];
  readonly mean: readonly number[];
  /** population standard deviation; 1 for a feature that does not vary */
  readonly sd: readonly number[];
}

/** A trained network with all that turns a row into a prediction. */
export interface Network {
  /** its features are the network's inputs, in order */
  readonly encoder: Encoder;
  readonly target: Target;
  readonly layers: readonly DenseLayer[];
}

/** A network as it is stored and published. */
export interface Model extends Network {
  /** first 12 hexadecimal digits of the SHA-256 of the network */
  readonly version: string;
}

/** The label, with the scale the network was trained in: prediction = mean + sd · output. */
export interface Target {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** Least squares: prediction = intercept + Σ coefficients[i] · features[i], in the columns' own units. */
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
