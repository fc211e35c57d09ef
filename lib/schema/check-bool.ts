import type {ObservedColumn} from "./observed.js";
import {figure, listed, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {BoolDomain} from "./types.js";

/** Checks that a yes/no column holds nothing else: 0 and 1 as numbers, or its two words as text. */
export function checkBool(domain: BoolDomain, seen: ObservedColumn): Reason[] {
  if (seen.type === "string") return checkWords(domain, seen);
  if (seen.range === null) return [reason("STATS_NOT_AVAILABLE", `the range of ${seen.name} was not kept`)];
  return seen.type === "float" ? checkFloats(seen) : checkInts(seen.name, seen.range);
}

function checkInts(name: string, {min, max}: {min: number; max: number}): Reason[] {
  if (min < 0) return [reason("BOOL_TYPE_SMALL_INT", `${name} falls to ${figure(min)}, expected 0 or 1`)];
  if (max > 1) return [reason("BOOL_TYPE_BIG_INT", `${name} reaches ${figure(max)}, expected 0 or 1`)];
  return [];
}

function checkFloats({name, range, nan, histogram, fractional}: ObservedColumn): Reason[] {
  const {min, max} = range!;
  const wrong =
    min > max
      ? null
      : ([min, max].find((x) => x !== 0 && x !== 1) ??
        (histogram === null ? undefined : betweenZeroAndOne(histogram)) ??
        null);
  if (wrong !== null)
    return [reason("BOOL_TYPE_UNEXPECTED_FLOAT", `${name} has values such as ${figure(wrong)}, expected 0 or 1`)];
  if (fractional !== null && fractional > 0)
    return [reason("BOOL_TYPE_UNEXPECTED_FLOAT", `${name} has fractions in ${fractional} rows, expected 0 or 1`)];
  if ((nan ?? 0) > 0) return [reason("BOOL_TYPE_UNEXPECTED_FLOAT", `${name} is NaN in ${nan} rows, expected 0 or 1`)];
  return [];
}

/** Returns the middle of a bucket that holds rows and lies between 0 and 1, so that none of its values can be either. */
function betweenZeroAndOne(histogram: NonNullable<ObservedColumn["histogram"]>): number | undefined {
  const buckets =
    histogram.kind === "own"
      ? histogram.buckets
      : histogram.counts.map((count, i) => {
          // Bin i holds edges[i − 1] < x ≤ edges[i]: it may hold its upper edge, and not its lower one.
          const low = histogram.edges[i - 1] ?? -Infinity;
          return {low: low >= 0 ? low + Number.MIN_VALUE : low, high: histogram.edges[i] ?? Infinity, count};
        });
  const found = buckets.find(({low, high, count}) => count > 0 && low > 0 && high < 1);
  return found === undefined ? undefined : (found.low + found.high) / 2;
}

function checkWords({trueValue, falseValue}: BoolDomain, {name, values, otherRows}: ObservedColumn): Reason[] {
  if (values === null) return [reason("STATS_NOT_AVAILABLE", `the values of ${name} were not kept`)];
  const words = [trueValue, falseValue].filter((word) => word !== null);
  const wrong = values.filter(({value, count}) => count > 0 && !words.includes(value)).map(({value}) => value);
  if (wrong.length === 0 && otherRows === 0) return [];
  const what = wrong.length === 0 ? `other values in ${otherRows} rows` : listed(wrong.map((w) => JSON.stringify(w)));
  const expected = words.length === 0 ? "no value at all" : words.map((w) => JSON.stringify(w)).join(" or ");
  return [reason("BOOL_TYPE_UNEXPECTED_STRING", `${name} has ${what}, expected ${expected}`)];
}
