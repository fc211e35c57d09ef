import type {Value} from "./types.js";

/** Returns whether a column is categorical: one text on either side makes it so. */
export function isCategorical(reference: readonly Value[], current: readonly Value[]): boolean {
  const isText = (value: Value): boolean => typeof value === "string";
  return reference.some(isText) || current.some(isText);
}

/**
 * Returns the numbers of a column, NaN and the infinite ones left out.
 * @example finiteNumbers([1, null, NaN, Infinity]) // [1]
 */
export function finiteNumbers(values: readonly Value[]): number[] {
  return values.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
}

/**
 * Returns the numbers of a column, the infinite ones too, and not NaN.
 * @example orderedNumbers([1, null, NaN, Infinity]) // [1, Infinity]
 */
export function orderedNumbers(values: readonly Value[]): number[] {
  return values.filter((value): value is number => typeof value === "number" && !Number.isNaN(value));
}

/**
 * Counts the levels of a column; missing values and NaN are none. Numbers go by their text.
 * @example [...countLevels(["a", null, "b", "a"])] // [["a", 2], ["b", 1]]
 */
export function countLevels(values: readonly Value[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === null || Number.isNaN(value)) continue;
    const level = String(value);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

/**
 * Puts counts over the union of their levels, the reference's first.
 * @example alignLevels(new Map([["a", 1]]), new Map([["b", 2]])) // [[1, 0], [0, 2]]
 */
export function alignLevels(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>
): [number[], number[]] {
  const levels = [...new Set([...reference.keys(), ...current.keys()])];
  return [levels.map((level) => reference.get(level) ?? 0), levels.map((level) => current.get(level) ?? 0)];
}

/**
 * Returns the sum of counts.
 * @example rowsIn([1, 2]) // 3
 */
export function rowsIn(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
