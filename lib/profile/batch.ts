/** A numeric column of a batch; where `valid` is given, 0 marks a missing value (NaN is a value, not a gap). */
export interface NumericValues {
  readonly kind: "numeric";
  readonly values: Float64Array;
  readonly valid: Uint8Array | null;
}

/** A categorical column of a batch: positions in the spec's levels, or `MISSING`, or levels.length for any other. */
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

/** Returns texts as positions in `levels`; null is missing, a text outside the levels is other. */
export function codedValues(values: readonly (string | null)[], levels: readonly string[]): CodedValues {
  const codes = new Map(levels.map((level, i) => [level, i]));
  return {
    kind: "categorical",
    codes: Int32Array.from(values, (x) => (x === null ? MISSING : (codes.get(x) ?? levels.length)))
  };
}
