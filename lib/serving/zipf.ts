import {checkAmount, checkWhole} from "./check.js";

/**
 * Returns the share of the requests that fall on each of `keys` keys by Zipf's law, the most asked for first: in
 * proportion to 1 / rank^exponent. The shares sum to 1.
 * @throws RangeError for a negative exponent, and unless `keys` is a whole number of at least 1
 * @example zipfShares(3, 1) // ≈ [6 / 11, 3 / 11, 2 / 11]
 */
export function zipfShares(keys: number, exponent: number): Float64Array {
  checkWhole("number of keys", keys, 1);
  checkAmount("exponent", exponent);
  const shares = Float64Array.from({length: keys}, (_, i) => (i + 1) ** -exponent);
  // From the smallest on, so that the sum loses nothing of the tail.
  const sum = shares.reduceRight((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
