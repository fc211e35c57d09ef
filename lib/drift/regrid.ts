/** Bins of equal width, for drawing. Bin i holds start + i · step < x ≤ start + (i + 1) · step; the first holds start too. */
export interface Grid {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Returns about `target` even bins that cover [low, high], their edges at round numbers so that a picture stays
 * still when the extremes move a little. One bin around the value when low = high, and over [0, 1] when there is no
 * value at all (low > high).
 */
export function evenGrid(low: number, high: number, target: number): Grid {
  if (!(low <= high)) return {start: 0, step: 1, count: 1};
  if (low === high) return {start: low - 0.5, step: 1, count: 1};
  const rough = (high - low) / target;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * STEPS.find((s) => s * power >= rough * (1 - 1e-9))!;
  const first = Math.floor(low / step + 1e-9);
  const count = Math.max(1, Math.ceil(high / step - 1e-9) - first);
  return {start: first * step, step, count};
}

/**
 * Moves counts over a column's own bins to an even grid, spreading each bin evenly over its width. A bin without
 * width, as where one value fills it, stays whole.
 * @param counts counts per bin, length k + 1
 * @param edges the bins' edges, length k, ascending
 * @param low smallest value counted, which bounds the first bin; within the grid
 * @param high largest value counted, likewise
 * @returns counts per bin of the grid; they add up to the sum of `counts` to rounding
 */
export function regrid(
  counts: ArrayLike<number>,
  edges: readonly number[],
  low: number,
  high: number,
  grid: Grid
): Float64Array {
  const result = new Float64Array(grid.count);
  for (let i = 0; i < counts.length; ++i) {
    if (counts[i]! === 0) continue;
    const from = i === 0 ? low : Math.max(low, edges[i - 1]!);
    const to = i === edges.length ? high : Math.min(high, edges[i]!);
    spread(result, grid, counts[i]!, (from - grid.start) / grid.step, (to - grid.start) / grid.step);
  }
  return result;
}

/** Adds `count` evenly over [from, to], in units of bins. What rounding puts outside the grid goes to its outer bins. */
function spread(result: Float64Array, {count: bins}: Grid, count: number, from: number, to: number): void {
  const inside = (bin: number): number => Math.min(bins - 1, Math.max(0, bin));
  if (!(to > from)) {
    result[inside(Math.ceil(to - 1e-9) - 1)]! += count;
    return;
  }
  const last = inside(Math.ceil(to) - 1);
  for (let bin = inside(Math.floor(from)); bin <= last; ++bin) {
    const start = bin === 0 ? from : Math.max(from, bin);
    const end = bin === bins - 1 ? to : Math.min(to, bin + 1);
    if (end > start) result[bin]! += (count * (end - start)) / (to - from);
  }
}
