import {mean, standardDeviation} from "../../statistics/moments.js";

/**
 * Returns the edges of bins of equal width, as `numpy.linspace`.
 * @example equalEdges(0, 1, 4) // [0, 0.25, 0.5, 0.75, 1]
 */
export function equalEdges(low: number, high: number, bins: number): number[] {
  const step = (high - low) / bins;
  return Array.from({length: bins + 1}, (_, i) => (i === bins ? high : i * step + low));
}

/**
 * Counts values in [edge, next edge), the last bin with its upper edge, as `numpy.histogram`; the rest is left out.
 * @param edges ascending, length k + 1
 * @example histogram([0, 1, 2, 3], [0, 1, 2]) // [1, 2]
 */
export function histogram(values: readonly number[], edges: readonly number[]): number[] {
  const bins = edges.length - 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (!(value >= edges[0]! && value <= edges[bins]!)) continue;
    let [low, high] = [0, bins];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle]!) low = middle;
      else high = middle;
    }
    ++counts[low]!;
  }
  return counts;
}

/**
 * Returns the edges of `numpy.histogram_bin_edges(values, "doane")`: bins of equal width between the extremes, more of
 * them the more values there are and the more skewed they lie. A constant c has one bin, [c − ½, c + ½].
 * @returns null where a value or the range is not finite: NumPy refuses it
 * Source: NumPy, `lib/_histograms_impl.py`; D. P. Doane, The American Statistician 30(4), 1976.
 * @example doaneEdges([1, 1]) // [0.5, 1.5]
 */
export function doaneEdges(values: readonly number[]): number[] | null {
  if (values.length === 0) return [0, 1];
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) return null;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) return [low - 0.5, high + 0.5];
  const n = values.length;
  const [centre, deviation] = [mean(values), standardDeviation(values)];
  const skewness = mean(values.map((value) => ((value - centre) / deviation) ** 3));
  const bins = n <= 2 || !(deviation > 0) ? 1 : Math.ceil((high - low) / ((high - low) / doaneBins(n, skewness)));
  return Number.isFinite(bins) ? equalEdges(low, high, bins) : null;
}

/**
 * Returns how many bins Doane's rule asks for, before it is rounded up.
 * @param n values, more than 2
 * @example doaneBins(8, 0) // 4
 */
export function doaneBins(n: number, skewness: number): number {
  const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  return 1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / spread);
}
