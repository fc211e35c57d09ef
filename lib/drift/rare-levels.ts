import type {ColumnLayout} from "../profile/layout.js";
import {bucketOf} from "../profile/text-digest.js";
import type {CategoricalSpec} from "../profile/types.js";
import {total} from "../statistics/counts.js";
import {incompleteBeta} from "../statistics/incomplete-beta.js";

/** Chance that a value as frequent as a level that is judged by itself would not have become one. */
const OVERLOOKED = 1e-4;

/**
 * Levels are learnt from reference rows, and so a rare value is a level if the reference happened to draw it, and among
 * the others if only the current window did. That alone makes the current window look new. Which cell a row is judged in
 * must depend on the rows of both windows alike: a level is judged by itself only if it is so frequent in both together
 * that it would have become a level however the rows had been dealt; the others join the remainder bucket that their
 * values would be in if they were none.
 * @param reference rows per cell of the reference window: `coarseCells` of a categorical column
 * @param current the same of the current window
 * @returns a function that moves the rows of rare levels to their buckets, for the cells of any part of the windows
 */
export function rareLevelsJoined(
  {spec, cells, end}: ColumnLayout,
  reference: readonly number[],
  current: readonly number[]
): (counts: readonly number[]) => readonly number[] {
  if (spec.kind === "numeric") return (counts) => counts;
  const size = end - cells;
  const enough = frequentEnough(spec, reference.slice(0, size), total(reference), total(current));
  const rare = spec.levels.flatMap((_, level) => {
    const rows = reference[level]! + current[level]!;
    return rows > 0 && rows < enough ? [level] : [];
  });
  if (rare.length === 0) return (counts) => counts;
  const home = bucketsOf(spec);
  return (counts) => {
    const joined = Array.from(counts);
    for (const level of rare) {
      joined[size + home[level]!]! += joined[level]!;
      joined[level] = 0;
    }
    return joined;
  };
}

/**
 * Returns the least number of rows, of both windows together, from which a value is all but sure to be a level: of so many
 * rows dealt to windows of `n` and `m`, the reference has as few as the rarest level with a chance of 1 in 10,000. Where
 * not all values became levels, they compete with the rarest of those that did.
 */
function frequentEnough({buckets}: CategoricalSpec, reference: readonly number[], n: number, m: number): number {
  if (n === 0 || m === 0) return 0;
  const rarest = buckets === 1 ? 0 : reference.reduce((least, rows) => Math.min(least, rows), Infinity);
  const [before, now] = [n / (n + m), m / (n + m)];
  // P(Binomial(rows, before) ≤ rarest)
  const chance = (rows: number): number => incompleteBeta(now, before, rows - rarest, rarest + 1);
  let high = rarest + 1;
  while (chance(high) > OVERLOOKED && high < n + m) high *= 2;
  let low = Math.max(rarest, high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chance(middle) > OVERLOOKED) low = middle;
    else high = middle;
  }
  return high;
}

const homes = new WeakMap<CategoricalSpec, readonly number[]>();

/** Returns the remainder bucket that each level's value would be in, worked out once for a column. */
function bucketsOf(spec: CategoricalSpec): readonly number[] {
  let home = homes.get(spec);
  if (home === undefined) homes.set(spec, (home = spec.levels.map((level) => bucketOf(level, spec.buckets))));
  return home;
}
