/** What a profile keeps of a numeric column's finite values in one window. */
export interface BinnedValues {
  /** counts per bin, length k + 1; bin i holds edges[i − 1] < x ≤ edges[i], the outer two are open */
  readonly counts: ArrayLike<number>;
  /** the smallest and the largest value, or anything beyond them; not read where there are no rows */
  readonly min: number;
  readonly max: number;
  /** sums of the values in the first and in the last bin */
  readonly lowTailSum: number;
  readonly highTailSum: number;
}

/** Rows that lie evenly over [from, to], or all at one place. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** rows below it */
  readonly below: number;
}

/** The rows of a bin, taken to lie evenly. */
export interface BinStretch extends Stretch {
  readonly bin: number;
  /** the largest ∫ |F − F̂| between their true distribution and the even one, in rows × units of x */
  readonly error: number;
  /** how far the rows of an outer bin lie from its edge, all together; NaN for inner bins and where it is not known */
  readonly arm: number;
}

/**
 * Returns an even stretch for each occupied bin: an inner bin's reaches over the bin, as far as the extremes allow, an
 * outer bin's around the mean of its rows, to the nearer of edge and extreme. So a few huge values weigh what they must.
 * @param edges length k
 * @throws RangeError if there are not k + 1 counts
 * @example stretchesOf({counts: [0, 4], min: 2, max: 6, lowTailSum: 0, highTailSum: 12}, [1])[0].to // 4
 */
export function stretchesOf(values: BinnedValues, edges: ArrayLike<number>): BinStretch[] {
  const {counts, min, max, lowTailSum, highTailSum} = values;
  if (counts.length !== edges.length + 1)
    throw new RangeError(`incompatible counts: ${counts.length} for ${edges.length} edges`);
  const stretches: BinStretch[] = [];
  for (let bin = 0, below = 0; bin < counts.length; below += counts[bin++]!) {
    const count = counts[bin]!;
    if (count === 0) continue;
    const low = bin === 0 ? min : Math.max(edges[bin - 1]!, min);
    const high = bin === edges.length ? max : Math.min(edges[bin]!, max);
    const sum = bin === 0 ? lowTailSum : bin === edges.length ? highTailSum : NaN;
    const mean = sum / count;
    // an overflown sum says nothing; and rounding can put a mean outside
    const spread = Number.isFinite(mean)
      ? around(Math.max(low, Math.min(high, mean)), low, high)
      : {from: low, to: high, error: (high - low) / 2};
    const edge = bin === 0 ? edges[0]! : edges[bin - 1]!;
    stretches.push({
      ...spread,
      error: count * spread.error,
      arm: edges.length === 0 ? NaN : count * Math.abs(edge - mean),
      bin,
      count,
      below
    });
  }
  return stretches;
}

/** No spread about a mean is wider than that of rows at both ends, 2 (mean − low) (high − mean) / (high − low). */
function around(mean: number, low: number, high: number): {from: number; to: number; error: number} {
  const reach = Math.min(mean - low, high - mean);
  const widest = reach === 0 ? 0 : 2 * reach * (Math.max(mean - low, high - mean) / (high - low));
  return {from: Math.max(low, mean - reach), to: Math.min(high, mean + reach), error: widest + reach / 2};
}

/**
 * Returns one stretch without length per distinct value: nothing is lost.
 * @throws RangeError if a value is not finite
 * @example stretchesOfValues([2, 1, 2])[1].count // 2
 */
export function stretchesOfValues(values: ArrayLike<number>): Stretch[] {
  const sorted = Float64Array.from(values).sort();
  const stretches: Stretch[] = [];
  for (let i = 0; i < sorted.length;) {
    const [value, below] = [sorted[i]!, i];
    if (!Number.isFinite(value)) throw new RangeError(`invalid value: ${value}`);
    while (i < sorted.length && sorted[i] === value) ++i;
    stretches.push({from: value, to: value, count: i - below, below});
  }
  return stretches;
}

/**
 * Returns the number of rows in stretches.
 * @example rowsOf([{from: 0, to: 1, count: 2, below: 3}]) // 5
 */
export function rowsOf(stretches: readonly Stretch[]): number {
  const last = stretches.at(-1);
  return last === undefined ? 0 : last.below + last.count;
}
