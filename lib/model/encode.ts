import {mean, standardDeviation} from "../statistics/moments.js";
import type {Columns, Encoder} from "./types.js";

/**
 * Learns an encoder from training rows; missing values are left out of mean and sd.
 * @param columns one per feature
 * @throws RangeError if a feature has no value in any row
 */
export function encoderOf(features: readonly string[], columns: Columns): Encoder {
  const scales = features.map((feature, i) => {
    const values = Float64Array.from(columns[i]!).filter((x) => !Number.isNaN(x));
    if (values.length === 0) throw new RangeError(`no training values: ${feature}`);
    return {mean: mean(values), sd: standardDeviation(values) || 1};
  });
  return {features, mean: scales.map((s) => s.mean), sd: scales.map((s) => s.sd)};
}

/**
 * Encodes rows.
 * @param columns one per feature, in the encoder's order
 * @returns rows × features, row-major. A missing value (NaN) is taken to be the training mean, so it is 0: the network
 * says what it would of an ordinary row, and it is for the schema to report the gap.
 * @throws RangeError if there are not as many columns as features
 */
export function encode({features, mean, sd}: Encoder, columns: Columns): Float64Array {
  const width = features.length;
  if (columns.length !== width)
    throw new RangeError(`${columns.length} columns, expected ${width}: ${features.join()}`);
  const rows = columns[0]?.length ?? 0;
  const result = new Float64Array(rows * width);
  columns.forEach((values, i) => {
    for (let row = 0; row < rows; ++row) {
      const value = values[row]!;
      result[row * width + i] = Number.isNaN(value) ? 0 : (value - mean[i]!) / sd[i]!;
    }
  });
  return result;
}
