import {lInfinity} from "../../statistics/l-infinity.js";
import type {Levels} from "./levels.js";
import {apart, exactly} from "./range.js";
import type {Range} from "./range.js";
import {alignLevels, rowsIn} from "./values.js";

/**
 * Returns between which numbers the largest change of a share lies, where shares are of the rows of a side's `most` most
 * frequent levels, as all others are forgotten. Exact where every level is known; NaN where a side has none.
 */
export function largestOfFrequent({reference, current, buckets}: Levels, most: number): Range {
  if (buckets.length === 0)
    return exactly(lInfinity(...alignLevels(mostFrequent(reference, most), mostFrequent(current, most))));
  const p = sharesOf(
    reference,
    buckets.map(([a]) => a),
    most
  );
  const q = sharesOf(
    current,
    buckets.map(([, b]) => b),
    most
  );
  if (p === null || q === null) return exactly(NaN);
  const names = [...new Set([...reference.keys(), ...current.keys()])];
  const changes = names.map((name) => apart(p.shares.get(name) ?? exactly(0), q.shares.get(name) ?? exactly(0)));
  return {
    low: Math.max(0, ...changes.map(({low}) => low)),
    high: Math.min(1, Math.max(p.largestUnknown, q.largestUnknown, ...changes.map(({high}) => high)))
  };
}

/** Of equally frequent levels the last in order of code points goes first. */
function mostFrequent(counts: ReadonlyMap<string, number>, most: number): ReadonlyMap<string, number> {
  if (counts.size <= most) return counts;
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1));
  return new Map(ranked.slice(0, most));
}

interface Shares {
  readonly shares: ReadonlyMap<string, Range>;
  /** largest share that one level of a bucket can have */
  readonly largestUnknown: number;
}

/** Null where the side has no rows. */
function sharesOf(counts: ReadonlyMap<string, number>, buckets: readonly number[], most: number): Shares | null {
  const unknown = rowsIn(buckets);
  const all = rowsIn(counts.values()) + unknown;
  if (all === 0) return null;
  const isWhole = counts.size + unknown <= most;
  // unknown levels can only add to the rows of the most frequent ones
  const fewest = isWhole ? all : Math.max(1, rowsIn(mostFrequent(counts, most).values()));
  const sorted = Float64Array.from(counts.values()).sort();
  const shares = new Map<string, Range>();
  for (const [level, count] of counts) {
    const asFrequent = sorted.length - sorted.findIndex((other) => other >= count) + Math.floor(unknown / count);
    const isKept = isWhole || asFrequent <= most;
    shares.set(level, {low: isKept ? count / all : 0, high: Math.min(1, count / fewest)});
  }
  return {shares, largestUnknown: Math.min(1, Math.max(0, ...buckets) / fewest)};
}
