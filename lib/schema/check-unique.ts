import type {ObservedColumn} from "./observed.js";
import {reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {Limits} from "./types.js";

/** Checks the number of different values. */
export function checkUnique({min, max}: Limits, {name, type, distinct}: ObservedColumn): Reason[] {
  if (distinct === null)
    return type === "string" || type === "bytes" || type === "bool"
      ? [reason("STATS_NOT_AVAILABLE", `the number of different values of ${name} was not kept`)]
      : [reason("FEATURE_TYPE_NO_UNIQUE", `the different values of ${name} are not counted: it is ${type}`)];
  if (min !== null && distinct < min)
    return [reason("FEATURE_TYPE_LOW_UNIQUE", `${name} has ${distinct} different values, expected at least ${min}`)];
  if (max !== null && distinct > max)
    return [reason("FEATURE_TYPE_HIGH_UNIQUE", `${name} has ${distinct} different values, expected at most ${max}`)];
  return [];
}
