import {CATEGORICAL, ROWS} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import type {Value} from "./types.js";
import {alignLevels, countLevels} from "./values.js";

/** The levels of a column on both sides. */
export interface Levels {
  /** rows per level; levels without rows are not listed */
  readonly reference: ReadonlyMap<string, number>;
  readonly current: ReadonlyMap<string, number>;
  /**
   * rows of both sides in buckets of levels that are not known: one level or many, but no level lies in two buckets.
   * None where raw rows are.
   */
  readonly buckets: readonly (readonly [reference: number, current: number])[];
  /** rows without a level */
  readonly missing: readonly [reference: number, current: number];
  /** all rows */
  readonly rows: readonly [reference: number, current: number];
}

/** Returns the levels of raw rows. */
export function levelsOf(reference: readonly Value[], current: readonly Value[]): Levels {
  const [p, q] = [countLevels(reference), countLevels(current)];
  const rows = [reference.length, current.length] as const;
  return {reference: p, current: q, buckets: [], missing: [rows[0] - total(p), rows[1] - total(q)], rows};
}

/** Returns what two profiles tell of the levels of a categorical column; null for numbers. */
export function levelsIn({spec, start, cells, end}: ColumnLayout, reference: Profile, current: Profile): Levels | null {
  if (spec.kind === "numeric") return null;
  const counts = ({sums}: Profile): ReadonlyMap<string, number> =>
    new Map(spec.levels.map((level, i) => [level, sums[cells + i]!] as const).filter(([, count]) => count > 0));
  const both = (slot: number): [number, number] => [reference.sums[slot]!, current.sums[slot]!];
  const buckets = Array.from({length: spec.buckets}, (_, i) => both(end + i)).filter(([a, b]) => a + b > 0);
  return {
    ...{reference: counts(reference), current: counts(current), buckets},
    ...{missing: both(start + CATEGORICAL.missing), rows: both(ROWS)}
  };
}

/**
 * Returns counts of both sides in which each bucket is one level: as much alike as they can be to a divergence, which
 * merging cells never makes larger.
 */
export function mergedLevels({reference, current, buckets}: Levels): [number[], number[]] {
  const [p, q] = alignLevels(reference, current);
  return [
    [...p, ...buckets.map(([a]) => a)],
    [...q, ...buckets.map(([, b]) => b)]
  ];
}

/** Returns counts in which the two sides share no level of any bucket: as different as they can be. */
export function separatedLevels({reference, current, buckets}: Levels): [number[], number[]] {
  const [p, q] = alignLevels(reference, current);
  return [
    [...p, ...buckets.flatMap(([a]) => [a, 0])],
    [...q, ...buckets.flatMap(([, b]) => [0, b])]
  ];
}

/** Returns the least and the largest number of different levels on either side. */
export function distinctLevels({reference, current, buckets}: Levels): {low: number; high: number} {
  const known = new Set([...reference.keys(), ...current.keys()]).size;
  return {low: known + buckets.length, high: known + buckets.reduce((sum, [a, b]) => sum + a + b, 0)};
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
