import type {DuckDBVector} from "@duckdb/node-api";
import type {CodedValues, NumericValues} from "../../lib/profile/batch.js";

/** The slot of a row without a time. */
export const UNDATED = -Infinity;

/** The part of DuckDB's vectors that is read here: numbers, and one bit per row that is set where there is one. */
interface NumberVector<T> {
  readonly items: T;
  readonly validity: {readonly data: BigUint64Array | null};
}

/** Returns the numbers of a vector of DOUBLE, as a view. */
export function numbersOf(vector: DuckDBVector): NumericValues {
  const {items, validity} = vector as unknown as NumberVector<Float64Array>;
  return {kind: "numeric", values: items, valid: validityBytes(validity.data, items.length)};
}

/** Returns the codes of a vector of INTEGER without gaps, as a view. */
export function codesOf(vector: DuckDBVector): CodedValues {
  return {kind: "categorical", codes: (vector as unknown as NumberVector<Int32Array>).items};
}

/** Returns the partitions of a vector of DOUBLE, as a view in which a gap is `UNDATED`. */
export function slotsOf(vector: DuckDBVector): Float64Array {
  const {values, valid} = numbersOf(vector);
  if (valid !== null) for (let row = 0; row < values.length; ++row) if (valid[row] === 0) values[row] = UNDATED;
  return values;
}

function validityBytes(bits: BigUint64Array | null, rows: number): Uint8Array | null {
  if (bits === null) return null;
  const words = new Uint32Array(bits.buffer, bits.byteOffset, 2 * bits.length);
  const valid = new Uint8Array(rows);
  let gaps = 0;
  for (let row = 0; row < rows; ++row) {
    const bit = (words[row >>> 5]! >>> (row & 31)) & 1;
    valid[row] = bit;
    gaps += 1 - bit;
  }
  return gaps === 0 ? null : valid;
}
