import type {ElementType} from "./element-type.js";

/** A tensor that a model takes or gives, as its file declares it. */
export interface ModelPort {
  readonly name: string;
  /** an `ElementType`, or one that no column can be made into */
  readonly type: string;
  /** null for a length that is not fixed, as that of rows is; null as a whole where nothing is declared */
  readonly shape: readonly (number | null)[] | null;
}

/** Which columns a model's input is filled with: one each in [rows] or [rows, 1], several in [rows, columns]. */
export interface OwnInput {
  readonly name: string;
  readonly type: ElementType;
  /** dimensions of the tensor, that of rows among them */
  readonly rank: 1 | 2;
  readonly columns: readonly OwnColumn[];
}

export interface OwnColumn {
  readonly name: string;
  /** the number of each text; null for a column that is given as it is */
  readonly codes: Readonly<Record<string, number>> | null;
}

/**
 * How the model's output is read, one row of it per row:
 * a "number"; the probability of "yes", in [rows], [rows, 1], or the second of [rows, 2]; the "probabilities" of all
 * classes; or the "class" itself.
 */
export interface OwnOutput {
  readonly name: string;
  readonly kind: "number" | "yes" | "probabilities" | "class";
  /** in the order of the output's numbers; null where the answer is a number, or classes are what the model says */
  readonly classes: readonly string[] | null;
}

/** A model of the user's own and how rows are put to it: all that build and page have to know beside its files. */
export interface OwnModel {
  readonly format: "onnx" | "layers" | "graph";
  readonly inputs: readonly OwnInput[];
  readonly output: OwnOutput;
  /** rows of each run, where the model fixes them; null for any number */
  readonly batch: number | null;
}

/** The values of a column for some rows: numbers, NaN for a missing one and 1 or 0 for yes or no; or texts. */
export type OwnValues =
  | {readonly kind: "numbers"; readonly values: Float64Array}
  | {readonly kind: "texts"; readonly values: readonly (string | null)[]};

/** Rows as columns by name, all of one length. */
export type OwnRows = ReadonlyMap<string, OwnValues>;

/** A tensor as runtimes take and give it; elements of "bool" are 1 or 0. */
export interface OwnTensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export type TensorData = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array | readonly string[];

/** Why a row has no answer. */
export interface Gap {
  readonly row: number;
  /** the column at fault; "" where it is the model's answer */
  readonly column: string;
  readonly reason: string;
}
