/** What a profile keeps of a numeric column's finite values in one window. */
export interface BinnedValues {
  /** counts per bin, length k + 1; bin i holds edges[i − 1] < x ≤ edges[i], the outer two are open */
  readonly counts: ArrayLike<number>;
  /** the smallest and the largest value */
  readonly min: number;
  readonly max: number;
  /** sums of the values in the first and in the last bin */
  readonly lowTailSum: number;
  readonly highTailSum: number;
}

/** Rows that are taken to lie evenly over [from, to], or all at one place. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** rows below it */
  readonly below: number;
  /** the largest ∫ |F − F̂| between their true distribution and the even one, in rows × units of x */
  readonly error: number;
}

/**
 * Returns an even stretch for each occupied bin: an inner bin's reaches over the bin, as far as the extremes allow, an
 * outer bin's around the mean of its rows, to the nearer of edge and extreme. So a few huge values weigh what they must.
 * @param edges length k
 * @throws RangeError if there are not k + 1 counts
 */
export function stretchesOf(values: BinnedValues, edges: ArrayLike<number>): Stretch[] {
  const {counts, min, max, lowTailSum, highTailSum} = values;
  if (counts.length !== edges.length + 1)
    throw new RangeError(`incompatible counts: ${counts.length} for ${edges.length} edges`);
  const stretches: Stretch[] = [];
  for (let i = 0, below = 0; i < counts.length; below += counts[i++]!) {
    const count = counts[i]!;
    if (count === 0) continue;
    const low = i === 0 ? min : Math.max(edges[i - 1]!, min);
    const high = i === edges.length ? max : Math.min(edges[i]!, max);
    const mean = i === 0 ? lowTailSum / count : i === edges.length ? highTailSum / count : NaN;
    stretches.push({...evenly(count, low, high, mean), count, below});
  }
  return stretches;
}

/** `mean` is NaN where it is not known, and infinite where its sum overflowed. */
function evenly(count: number, low: number, high: number, mean: number): Pick<Stretch, "from" | "to" | "error"> {
  if (!Number.isFinite(mean)) return {from: low, to: high, error: (count * (high - low)) / 2};
  // rounding can put a mean outside
  const centre = Math.max(low, Math.min(high, mean));
  const reach = Math.min(centre - low, high - centre);
  // no spread about a mean is wider than that of rows at both ends
  const ends = reach === 0 ? 0 : 2 * reach * (Math.max(centre - low, high - centre) / (high - low));
  return {from: centre - reach, to: centre + reach, error: count * (ends + reach / 2)};
}

/** Returns one stretch without length per distinct value of an ascending sample: nothing is lost. */
export function stretchesOfValues(sorted: ArrayLike<number>): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < sorted.length; ) {
    const [value, below] = [sorted[i]!, i];
    while (i < sorted.length && sorted[i] === value) ++i;
    stretches.push({from: value, to: value, count: i - below, below, error: 0});
  }
  return stretches;
}

/** Returns the number of rows in stretches. */
export function rowsOf(stretches: readonly Stretch[]): number {
  const last = stretches.at(-1);
  return last === undefined ? 0 : last.below + last.count;
}
