/**
 * Returns the bin of `x`: the number of edges below it, so bin i holds edges[i − 1] < x ≤ edges[i].
 * The plain definition; `binIn` gives the same answer faster.
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

const CELLS = 16_384;
const SHORT_SCAN = 8;

/** Edges with an even grid over them that says where to start looking for a number. */
export interface BinGrid {
  readonly sorted: Float64Array;
  /** the bin in which each cell of the grid starts, and one more */
  readonly starts: Uint16Array | Uint32Array;
  /** cells per unit; 0 where there is but one cell, which has all edges */
  readonly scale: number;
}

const grids = new WeakMap<readonly number[], BinGrid>();

/**
 * Returns the grid of edges, made once for an array of edges.
 * @param edges ascending and distinct; not to be changed afterwards
 */
export function binGrid(edges: readonly number[]): BinGrid {
  let grid = grids.get(edges);
  if (grid === undefined) grids.set(edges, (grid = makeGrid(edges)));
  return grid;
}

function makeGrid(edges: readonly number[]): BinGrid {
  const sorted = Float64Array.from(edges);
  const first = sorted[0]!;
  const scale = CELLS / (sorted.at(-1)! - first);
  // Fewer than two edges, or a span too wide or too narrow for a double, leave no grid.
  if (!(scale > 0 && scale < Infinity)) return {sorted, starts: Uint32Array.of(0, sorted.length), scale: 0};
  const starts = sorted.length < 2 ** 16 ? new Uint16Array(CELLS + 2) : new Uint32Array(CELLS + 2);
  let bin = 0;
  for (let cell = 0; cell < starts.length; ++cell) {
    while (bin < sorted.length && sorted[bin]! < first + cell / scale) ++bin;
    starts[cell] = bin;
  }
  return {sorted, starts, scale};
}

/**
 * Returns the bin of a finite number, as `binOf`: the grid says where to start, and a short scan finishes, three to four
 * times faster than a binary search, whose branches cannot be predicted.
 * @example binIn(binGrid([1, 2, 3]), 2) // 1
 */
export function binIn(sorted: Float64Array, starts: BinGrid["starts"], scale: number, x: number): number {
  const k = sorted.length;
  if (k === 0 || x <= sorted[0]!) return 0;
  if (x > sorted[k - 1]!) return k;
  const cell = ((x - sorted[0]!) * scale) | 0;
  let bin = starts[cell]!;
  if (starts[cell + 1]! - bin > SHORT_SCAN) return binOf(x, sorted);
  // Rounding in the grid can put the start one bin off on either side.
  while (bin < k && sorted[bin]! < x) ++bin;
  while (bin > 0 && sorted[bin - 1]! >= x) --bin;
  return bin;
}

/**
 * Returns a function that gives the bin of a finite number.
 * @param edges ascending and distinct; not to be changed afterwards
 * @example binner([1, 2, 3])(2) // 1
 */
export function binner(edges: readonly number[]): (x: number) => number {
  const {sorted, starts, scale} = binGrid(edges);
  return (x) => binIn(sorted, starts, scale, x);
}
