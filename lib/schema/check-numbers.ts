import {floatIn, intIn} from "./numbers-in-text.js";
import type {ObservedColumn} from "./observed.js";
import {figure, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {FloatDomain, IntDomain} from "./types.js";

interface Numbers {
  /** min > max where there are none */
  readonly min: number;
  readonly max: number;
  /** how NaN and infinite values are told of; "" where there are none */
  readonly nan: string;
  readonly infinite: string;
}

/** Checks numbers against the limits of their domain. */
export function checkNumbers(domain: FloatDomain | IntDomain, seen: ObservedColumn): Reason[] {
  const {name, range, nan, infinite} = seen;
  const found: Reason[] = [];
  const isLimited = domain.min !== null || domain.max !== null;
  if (isLimited && range === null) found.push(missing(name, "smallest and largest value"));
  if (domain.kind === "float" && domain.disallowNan && nan === null) found.push(missing(name, "number of NaN"));
  if (domain.kind === "float" && domain.disallowInfinity && range === null && infinite === null)
    found.push(missing(name, "number of infinite values"));
  const {min, max} = range ?? {min: Infinity, max: -Infinity};
  const infiniteRows = infinite === null ? null : infinite.negative + infinite.positive;
  const hasInfinity = (infiniteRows ?? 0) > 0 || (min <= max && (min === -Infinity || max === Infinity));
  const numbers = {
    ...{min, max},
    nan: (nan ?? 0) > 0 ? `in ${nan} rows` : "",
    infinite: hasInfinity ? (infiniteRows === null ? "in some rows" : `in ${infiniteRows} rows`) : ""
  };
  return [...found, ...checkRange(domain, name, numbers)];
}

/** Checks text that should be numbers: each value must be one, within the limits. */
export function checkTextNumbers(domain: FloatDomain | IntDomain, seen: ObservedColumn): Reason[] {
  const {name, values, otherRows} = seen;
  if (values === null) return [missing(name, "list of all its values")];
  const read = domain.kind === "float" ? floatIn : intIn;
  const numbers = values.filter(({count}) => count > 0).map(({value}) => ({value, x: read(value)}));
  const wrong = numbers.find(({x}) => x === null);
  if (wrong !== undefined) {
    const [kind, what] =
      domain.kind === "float"
        ? (["FLOAT_TYPE_STRING_NOT_FLOAT", "a number"] as const)
        : (["INT_TYPE_NOT_INT_STRING", "a whole number"] as const);
    return [reason(kind, `${name} has text that is not ${what}, such as ${JSON.stringify(wrong.value)}`)];
  }
  if (otherRows > 0) return [missing(name, "list of all its values")];
  const known = numbers.map(({x}) => x!).filter((x) => !Number.isNaN(x));
  return checkRange(domain, name, {
    min: known.reduce((a, b) => Math.min(a, b), Infinity),
    max: known.reduce((a, b) => Math.max(a, b), -Infinity),
    nan: known.length < numbers.length ? "as text" : "",
    infinite: known.some((x) => Math.abs(x) === Infinity) ? "as text" : ""
  });
}

function checkRange(domain: FloatDomain | IntDomain, name: string, {min, max, nan, infinite}: Numbers): Reason[] {
  const isFloat = domain.kind === "float";
  const found: Reason[] = [];
  if (isFloat && domain.disallowNan && nan !== "")
    found.push(reason("FLOAT_TYPE_HAS_NAN", `${name} is NaN ${nan}, expected never`));
  if (domain.min !== null && min < domain.min)
    found.push(
      reason(
        isFloat ? "FLOAT_TYPE_SMALL_FLOAT" : "INT_TYPE_SMALL_INT",
        `${name} falls to ${figure(min, 17)}, expected at least ${figure(domain.min, 17)}`
      )
    );
  if (domain.max !== null && max > domain.max)
    found.push(
      reason(
        isFloat ? "FLOAT_TYPE_BIG_FLOAT" : "INT_TYPE_BIG_INT",
        `${name} reaches ${figure(max, 17)}, expected at most ${figure(domain.max, 17)}`
      )
    );
  if (isFloat && domain.disallowInfinity && infinite !== "")
    found.push(reason("FLOAT_TYPE_HAS_INF", `${name} is infinite ${infinite}, expected never`));
  return found;
}

function missing(name: string, what: string): Reason {
  return reason("STATS_NOT_AVAILABLE", `the ${what} of ${name} was not kept`);
}
