/**
 * Returns the bin of `x`: the number of edges below it, so bin i holds edges[i − 1] < x ≤ edges[i].
 * The plain definition; `binner` gives the same answer faster.
 * @example binOf(2, [1, 2, 3]) // 1
 */
export function binOf(x: number, edges: ArrayLike<number>): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

const GRID = 4096;
const SHORT_SCAN = 8;

const binners = new WeakMap<readonly number[], (x: number) => number>();

/**
 * Returns a function that gives the bin of a finite number. An even grid over the edges says where to start, and a
 * short scan finishes: three to four times faster than a binary search, whose branches cannot be predicted. The grid
 * takes as long to make as some thousand numbers to bin, so that it is made once for an array of edges.
 * @param edges ascending and distinct; not to be changed afterwards
 */
export function binner(edges: readonly number[]): (x: number) => number {
  let bin = binners.get(edges);
  if (bin === undefined) binners.set(edges, (bin = makeBinner(edges)));
  return bin;
}

function makeBinner(edges: readonly number[]): (x: number) => number {
  const sorted = Float64Array.from(edges);
  const k = sorted.length;
  const first = sorted[0]!;
  const last = sorted[k - 1]!;
  const scale = GRID / (last - first);
  // Fewer than two edges, or a span too wide or too narrow for a double, leave no grid.
  if (!(scale > 0 && scale < Infinity)) return (x) => binOf(x, sorted);
  const starts = Int32Array.from({length: GRID + 1}, (_, g) => binOf(first + g / scale, sorted));
  return (x) => {
    if (x <= first) return 0;
    if (x > last) return k;
    const cell = Math.min(GRID, Math.floor((x - first) * scale));
    let bin = starts[cell]!;
    if (starts[Math.min(GRID, cell + 1)]! - bin > SHORT_SCAN) return binOf(x, sorted);
    // Rounding in the grid can put the start one bin off on either side.
    while (bin < k && sorted[bin]! < x) ++bin;
    while (bin > 0 && sorted[bin - 1]! >= x) --bin;
    return bin;
  };
}
