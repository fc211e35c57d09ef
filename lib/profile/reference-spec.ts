import {mean} from "../statistics/moments.js";
import {quantile} from "../statistics/quantile.js";
import {referenceEdges} from "./edges.js";
import type {CategoricalSpec, NumericSpec, Role} from "./types.js";

/** Most levels that a category is counted by; rarer ones share the remainder buckets. */
export const MOST_LEVELS = 1000;
/** Remainder buckets of a category with more levels than that. */
const BUCKETS = 32;

/**
 * Returns the shape of a numeric column: bins and centre of the reference.
 * @param values of the reference; those that are not finite are left out
 * @throws RangeError if none is finite, since bins cannot be placed
 * @example numericSpec("x", "feature", "integer", [1, 2, NaN]).centre // 1.5
 */
export function numericSpec(
  name: string,
  role: Role,
  type: NumericSpec["type"],
  values: ArrayLike<number>
): NumericSpec {
  const finite = Float64Array.from(values).filter(Number.isFinite);
  if (finite.length === 0) throw new RangeError(`missing reference values of ${name}: bins cannot be placed`);
  const centre = mean(finite);
  return {
    ...{kind: "numeric", type, name, role, ...referenceEdges(finite)},
    // Where the sum overflows, any value in the middle will do.
    centre: Number.isFinite(centre) ? centre : quantile(finite.slice().sort(), 0.5)
  };
}

/**
 * Returns the shape of a categorical column: the levels of the reference in reading order. Of more than a thousand, the
 * most frequent are counted one by one and the others by 32 buckets.
 * @param values of the reference; null is missing
 * @example categoricalSpec("x", "feature", ["b", "a", "b", null]).levels // ["a", "b"]
 */
export function categoricalSpec(name: string, role: Role, values: readonly (string | null)[]): CategoricalSpec {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return frequentSpec(
    name,
    role,
    [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
  );
}

/**
 * Returns the shape of a categorical column as `categoricalSpec`, of levels that have been counted already.
 * @param levels distinct, the most frequent first, at least the first 1001
 * @example frequentSpec("x", "feature", ["b", "a"]).levels // ["a", "b"]
 */
export function frequentSpec(name: string, role: Role, levels: readonly string[]): CategoricalSpec {
  return levelSpec(name, role, levels.slice(0, MOST_LEVELS).sort(), levels.length > MOST_LEVELS ? BUCKETS : 1);
}

/**
 * Returns the shape of a categorical column whose levels are known.
 * @param levels distinct, in the order they are to be read in
 * @param buckets for all other values
 * @example levelSpec("x", "feature", ["small", "large"]).buckets // 1
 */
export function levelSpec(name: string, role: Role, levels: readonly string[], buckets = 1): CategoricalSpec {
  return {kind: "categorical", type: "text", name, role, levels, buckets};
}

/**
 * Returns the shape of a column of booleans.
 * @example booleanSpec("x", "label").levels // ["false", "true"]
 */
export function booleanSpec(name: string, role: Role): CategoricalSpec {
  return {kind: "categorical", type: "boolean", name, role, levels: ["false", "true"], buckets: 1};
}
