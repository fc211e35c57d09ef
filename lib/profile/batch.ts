import {bucketOf} from "./text-digest.js";
import type {CategoricalSpec} from "./types.js";

/** A numeric column of a batch; where `valid` is given, 0 marks a missing value (NaN is a value, not a gap). */
export interface NumericValues {
  readonly kind: "numeric";
  readonly values: Float64Array;
  readonly valid: Uint8Array | null;
}

/**
 * A categorical column of a batch: positions in the spec's levels, or `MISSING`, or levels.length + bucket for a value
 * outside them (`bucketOf`).
 */
export interface CodedValues {
  readonly kind: "categorical";
  readonly codes: Int32Array;
}

export const MISSING = -1;

/** Rows as columns: what an engine hands over and a profile is made of. */
export interface Batch {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, NumericValues | CodedValues>;
}

/** Returns numbers as a column; null is missing. */
export function numericValues(values: readonly (number | null)[]): NumericValues {
  return {
    kind: "numeric",
    values: Float64Array.from(values, (x) => x ?? 0),
    valid: values.includes(null) ? Uint8Array.from(values, (x) => (x === null ? 0 : 1)) : null
  };
}

/**
 * Returns texts as codes; null is missing.
 * @example codedValues(["b", null, "?"], {levels: ["a", "b"], buckets: 1}).codes // [1, -1, 2]
 */
export function codedValues(
  values: readonly (string | null)[],
  {levels, buckets}: Pick<CategoricalSpec, "levels" | "buckets">
): CodedValues {
  const codes = new Map(levels.map((level, i) => [level, i]));
  const codeOf = (text: string): number => {
    let code = codes.get(text);
    // A batch repeats its values, and a digest costs a hundred look-ups.
    if (code === undefined) codes.set(text, (code = levels.length + bucketOf(text, buckets)));
    return code;
  };
  return {kind: "categorical", codes: Int32Array.from(values, (x) => (x === null ? MISSING : codeOf(x)))};
}

/** Returns booleans as codes of the levels "false" and "true"; null is missing. */
export function booleanValues(values: readonly (boolean | null)[]): CodedValues {
  return {kind: "categorical", codes: Int32Array.from(values, (x) => (x === null ? MISSING : Number(x)))};
}

/**
 * Returns the rows of a batch for which `belongs` is not 0, in their order.
 * @param belongs one number per row
 */
export function selectRows({rows, columns}: Batch, belongs: Uint8Array): Batch {
  const chosen: number[] = [];
  for (let row = 0; row < rows; ++row) if (belongs[row] !== 0) chosen.push(row);
  const numbers = (values: Float64Array): Float64Array => Float64Array.from(chosen, (i) => values[i]!);
  const select = (column: NumericValues | CodedValues): NumericValues | CodedValues =>
    column.kind === "categorical"
      ? {kind: "categorical", codes: Int32Array.from(chosen, (i) => column.codes[i]!)}
      : {
          kind: "numeric",
          values: numbers(column.values),
          valid: column.valid && Uint8Array.from(chosen, (i) => column.valid![i]!)
        };
  return {rows: chosen.length, columns: new Map(Array.from(columns, ([name, column]) => [name, select(column)]))};
}
