/** What a profile keeps of a numeric column's finite values in one window. */
export interface BinnedValues {
  /** counts per bin, length k + 1; bin i holds edges[i − 1] < x ≤ edges[i], the outer two are open */
  readonly counts: ArrayLike<number>;
  /** the smallest and the largest value; not read where there are no rows */
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
}

/**
 * Returns even stretches for the occupied bins: an inner bin's reaches over the bin, as far as the extremes allow. Of an
 * outer bin one row is at the extreme, and the others lie about their mean, as far as the nearer of edge and extreme: of
 * heavy tails much is one row.
 * @param edges length k
 * @throws RangeError if there are not k + 1 counts, or rows without finite extremes
 * @example stretchesOf({counts: [0, 3], min: 2, max: 9, lowTailSum: 0, highTailSum: 15}, [1]).map(({to}) => to) // [4, 9]
 */
export function stretchesOf(values: BinnedValues, edges: ArrayLike<number>): BinStretch[] {
  const {counts, min, max, lowTailSum, highTailSum} = values;
  const last = edges.length;
  if (counts.length !== last + 1) throw new RangeError(`incompatible counts: ${counts.length} for ${last} edges`);
  const stretches: BinStretch[] = [];
  for (let bin = 0, below = 0; bin <= last; below += counts[bin++]!) {
    const count = counts[bin]!;
    if (count === 0) continue;
    // NaN would never end the walk along the line
    if (!(min <= max && Number.isFinite(min) && Number.isFinite(max)))
      throw new RangeError(`invalid extremes: ${min} and ${max}`);
    const low = bin === 0 ? min : Math.max(edges[bin - 1]!, min);
    const high = bin === last ? max : Math.min(edges[bin]!, max);
    const sum = bin === 0 ? lowTailSum : bin === last ? highTailSum : NaN;
    if (Number.isFinite(sum)) {
      if (bin === 0) stretches.push(atExtreme(low, bin, below));
      stretches.push(around(sum - (bin === 0 ? low : high), count - 1, low, high, bin, bin === 0 ? below + 1 : below));
      if (bin !== 0) stretches.push(atExtreme(high, bin, below + count - 1));
    } else {
      // an inner bin, or a sum that has overflown
      stretches.push({from: low, to: high, error: (count * (high - low)) / 2, bin, count, below});
    }
  }
  return stretches.filter(({count}) => count > 0);
}

function atExtreme(value: number, bin: number, below: number): BinStretch {
  return {from: value, to: value, error: 0, bin, count: 1, below};
}

/** No spread about a mean is wider than that of rows at both ends, 2 (mean − low) (high − mean) / (high − low). */
function around(sum: number, count: number, low: number, high: number, bin: number, below: number): BinStretch {
  // rounding can put a mean outside
  const mean = count === 0 ? low : Math.max(low, Math.min(high, sum / count));
  const reach = Math.min(mean - low, high - mean);
  // halves do not overflow where the whole might
  const other = Math.max(mean / 2 - low / 2, high / 2 - mean / 2) / (high / 2 - low / 2);
  const widest = reach === 0 ? 0 : 2 * reach * other;
  const [from, to] = [Math.max(low, mean - reach), Math.min(high, mean + reach)];
  return {from, to, error: count * (widest + reach / 2), bin, count, below};
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
