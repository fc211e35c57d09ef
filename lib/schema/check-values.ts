import type {ObservedColumn} from "./observed.js";
import {listed, percent, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {ColumnSchema} from "./types.js";

/** Checks the share of values that lie in the domain. All shares are of the rows with a value. */
export function checkValues(domain: readonly string[], minMass: number | null, seen: ObservedColumn): Reason[] {
  const {name, values, otherRows} = seen;
  if (values === null) return [reason("STATS_NOT_AVAILABLE", `the values of ${name} were not kept`)];
  const allowed = new Set(domain);
  const outside = values.filter(({value, count}) => count > 0 && !allowed.has(value));
  const outsideRows = outside.reduce((sum, {count}) => sum + count, otherRows);
  const total = values.reduce((sum, {count}) => sum + count, otherRows);
  const isWrong =
    minMass === null ? outsideRows > 0 : total > 0 && (total - outsideRows) / total < Math.min(1, minMass);
  if (!isWrong) return [];
  const texts = outside.map(({value, count}) => `${value} (${percent(count / total)} of values)`);
  if (otherRows > 0) texts.push(`values that were not kept (${percent(otherRows / total)} of values)`);
  const expected = minMass === null ? "" : `, expected at least ${percent(minMass)} of values in the domain`;
  return [reason("ENUM_TYPE_UNEXPECTED_STRING_VALUES", `${name} has unexpected values: ${listed(texts)}${expected}`)];
}

/** Checks that text is UTF-8, where that was counted; bytes need not be. */
export function checkUtf8({type}: ColumnSchema, {name, invalidUtf8}: ObservedColumn): Reason[] {
  if (type === "bytes" || invalidUtf8 === null || invalidUtf8 === 0) return [];
  return [reason("ENUM_TYPE_INVALID_UTF8", `${name} has ${invalidUtf8} values that are not UTF-8`)];
}
