import type {ObservedColumn} from "./observed.js";
import {listed, percent, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {ColumnSchema} from "./types.js";

/**
 * Checks the share of values that lie in the domain. All shares are of the rows with a value. Rows whose values were not
 * kept lie outside if the domain has no value but kept ones; otherwise it is not known where they lie.
 */
export function checkValues(domain: readonly string[], minMass: number | null, seen: ObservedColumn): Reason[] {
  const {name, values, otherRows} = seen;
  if (values === null) return [reason("STATS_NOT_AVAILABLE", `the values of ${name} were not kept`)];
  const [allowed, kept] = [new Set(domain), new Set(values.map(({value}) => value))];
  const outside = values.filter(({value, count}) => count > 0 && !allowed.has(value));
  const outsideRows = outside.reduce((sum, {count}) => sum + count, 0);
  const total = values.reduce((sum, {count}) => sum + count, otherRows);
  const isWrong = (rows: number): boolean =>
    minMass === null ? rows > 0 : total > 0 && (total - rows) / total < Math.min(1, minMass);
  const isKnown = otherRows === 0 || domain.every((value) => kept.has(value));
  if (isWrong(outsideRows + (isKnown ? otherRows : 0))) {
    const texts = outside.map(({value, count}) => `${value} (${percent(count / total)} of values)`);
    if (isKnown && otherRows > 0) texts.push(`values that were not kept (${percent(otherRows / total)} of values)`);
    const expected = minMass === null ? "" : `, expected at least ${percent(minMass)} of values in the domain`;
    return [reason("ENUM_TYPE_UNEXPECTED_STRING_VALUES", `${name} has unexpected values: ${listed(texts)}${expected}`)];
  }
  if (isKnown || !isWrong(outsideRows + otherRows)) return [];
  const told = `${name} has values in ${otherRows} rows that were not kept: whether they are in its domain is not known`;
  return [reason("STATS_NOT_AVAILABLE", told)];
}

/** Checks that text is UTF-8, where that was counted; bytes need not be. */
export function checkUtf8({type}: ColumnSchema, {name, invalidUtf8}: ObservedColumn): Reason[] {
  if (type === "bytes" || invalidUtf8 === null || invalidUtf8 === 0) return [];
  return [reason("ENUM_TYPE_INVALID_UTF8", `${name} has ${invalidUtf8} values that are not UTF-8`)];
}
