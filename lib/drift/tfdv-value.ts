import {roundHalfEven} from "../statistics/round-half-even.js";
import type {Value} from "./row-pairs.js";

/** What a column holds in TFDV's examples besides text: FLOAT, which has 32 bits, or INT64. */
export type TfdvNumber = "FLOAT" | "INT";

/**
 * Returns a value as TFDV's feature skew compares it: two are the same when their texts are. Floats are those of 32 bits,
 * rounded where asked for; NaN is like itself, 0 is not like −0, and 1 is not like 1.0. true and false are 1 and 0.
 * @param kind of the column that the value is in
 * @param roundDigits decimals of floats, 0 to 100; not rounded where left out
 * @returns null where the value is missing
 * @throws RangeError for a number in a column of INTs that is not whole, and for other digits
 * Source: TensorFlow Data Validation 1.16.1, `skew/feature_skew_detector.py`, `_get_serialized_feature`: a float is
 * `round(value, float_round_ndigits)` of its 32 bits, held in 32 bits again.
 * @example tfdvValue(0.126, "FLOAT", 2) // "FLOAT 0.12999999523162842"
 * @example tfdvValue(true, "INT") // "INT 1"
 */
export function tfdvValue(value: Value, kind: TfdvNumber, roundDigits?: number): string | null {
  if (value === null) return null;
  if (typeof value === "string") return `BYTES ${value}`;
  if (kind === "FLOAT") return `FLOAT ${floatText(Number(value), roundDigits)}`;
  if (!Number.isInteger(Number(value))) throw new RangeError(`invalid INT: ${value}`);
  return `INT ${Number(value)}`;
}

function floatText(value: number, roundDigits: number | undefined): string {
  const single = Math.fround(value);
  const x = roundDigits === undefined ? single : Math.fround(roundHalfEven(single, roundDigits));
  return Object.is(x, -0) ? "-0" : String(x);
}
