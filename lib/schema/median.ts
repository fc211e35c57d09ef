/** A figure of raw values as far as bins tell it. */
export interface BoundedFigure {
  /** what it is if the rows lie evenly within their bins */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Finite values of a column over shared bins. */
export interface BinnedColumn {
  /** rows per bin, length k + 1; bin i holds edges[i − 1] < x ≤ edges[i], the outer bins are open */
  readonly counts: readonly number[];
  readonly edges: readonly number[];
  readonly min: number;
  readonly max: number;
  /** whether all values are whole numbers */
  readonly isWhole: boolean;
}

/**
 * Returns the median, of an even number of values the mean of the two in the middle: it lies between the ends of their
 * bins, and is exact where these hold a single whole number.
 * @returns null where there are no values
 * @example medianOf({counts: [1, 1, 2], edges: [1, 2], min: 1, max: 5, isWhole: true}) // ({value: 2.75, low: 2.5, high: 3.5})
 */
export function medianOf({counts, edges, min, max, isWhole}: BinnedColumn): BoundedFigure | null {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows === 0) return null;
  const at = (position: number): BoundedFigure => {
    let [bin, before] = [0, 0];
    while (position >= before + counts[bin]!) before += counts[bin++]!;
    const [from, to] = [Math.max(edges[bin - 1] ?? min, min), Math.min(edges[bin] ?? max, max)];
    // a bin does not hold its lower edge
    const low = isWhole ? Math.max(min, Math.floor(from) + (from > min || from === edges[bin - 1] ? 1 : 0)) : from;
    const high = isWhole ? Math.floor(to) : to;
    return {low, high, value: low + (high - low) * ((position - before + 0.5) / counts[bin]!)};
  };
  const [a, b] = [at(Math.floor((rows - 1) / 2)), at(Math.floor(rows / 2))];
  const between = (x: number, y: number): number => (x === y ? x : x / 2 + y / 2);
  return {value: between(a.value, b.value), low: between(a.low, b.low), high: between(a.high, b.high)};
}
