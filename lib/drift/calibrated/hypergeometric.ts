/** Drawing `rows` from `population` rows without putting back, `marked` of which are marked. */
export interface Hypergeometric {
  readonly population: number;
  readonly marked: number;
  readonly rows: number;
}

/** The distribution function of the number of marked rows drawn: `cumulative[i]` is that of `low + i`. */
export interface HypergeometricTable {
  readonly low: number;
  readonly cumulative: Float64Array;
}

/**
 * Returns the variance of the number of marked rows drawn.
 * @example hypergeometricVariance({population: 10, marked: 5, rows: 5}) // ≈ 0.694444
 */
export function hypergeometricVariance({population, marked, rows}: Hypergeometric): number {
  if (population < 2) return 0;
  const share = marked / population;
  return (rows * share * (1 - share) * (population - rows)) / (population - 1);
}

/**
 * Tabulates the distribution function, by recurrence from the mean and as far as six standard deviations and
 * six rows to either side.
 * @example hypergeometricTable({population: 4, marked: 2, rows: 2}).cumulative // ≈ [0.166667, 0.833333, 1]
 */
export function hypergeometricTable(parameters: Hypergeometric): HypergeometricTable {
  const {population, marked, rows} = parameters;
  const unmarked = population - marked;
  const mean = Math.round((rows * marked) / population);
  const reach = 6 + Math.ceil(6 * Math.sqrt(hypergeometricVariance(parameters)));
  const low = Math.max(0, rows - unmarked, mean - reach);
  const high = Math.min(marked, rows, mean + reach);
  const weights = new Float64Array(high - low + 1);
  weights[mean - low] = 1;
  for (let y = mean; y < high; ++y)
    weights[y + 1 - low] = (weights[y - low]! * (marked - y) * (rows - y)) / ((y + 1) * (unmarked - rows + y + 1));
  for (let y = mean; y > low; --y)
    weights[y - 1 - low] = (weights[y - low]! * y * (unmarked - rows + y)) / ((marked - y + 1) * (rows - y + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let below = 0;
  const cumulative = weights.map((weight) => (below += weight) / sum);
  return {low, cumulative};
}

/**
 * Returns the smallest number of marked rows whose distribution function reaches `u`.
 * @param guess near which the search begins
 * @example tableQuantile(hypergeometricTable({population: 4, marked: 2, rows: 2}), 0.5, 2) // 1
 */
export function tableQuantile({low, cumulative}: HypergeometricTable, u: number, guess: number): number {
  const last = cumulative.length - 1;
  let i = Math.max(0, Math.min(last, guess - low));
  while (i > 0 && cumulative[i - 1]! >= u) --i;
  while (i < last && cumulative[i]! < u) ++i;
  return low + i;
}

/** One cell of a deal: how many of its rows, and of how many rows of the cells not yet dealt. */
export interface CellDeal {
  readonly population: number;
  readonly marked: number;
  /** per replicate a normal number, and its distribution function where it is asked for */
  readonly normal: Float64Array;
  readonly uniform: () => Float64Array;
}

/** From this variance on the normal distribution is taken, corrected for skewness, kurtosis and rounding. */
const LARGE_VARIANCE = 9;

/**
 * Returns whether a cell's counts are drawn from the exact distribution function rather than from the corrected normal one.
 * @param rows expected to be drawn from the population
 * @example isRare({population: 1000, marked: 10, rows: 500}) // true
 */
export function isRare(parameters: Hypergeometric): boolean {
  return hypergeometricVariance(parameters) < LARGE_VARIANCE;
}

/**
 * Draws a cell's rows in every replicate, by inversion, and takes them off the rows still to be drawn. For large variances
 * the distribution is the normal one with two Cornish–Fisher terms; rounding to whole rows adds 1/12 to the variance,
 * which is taken off before.
 * @param remaining rows each replicate still draws; the cell's are taken off
 * @param expected mean of `remaining`
 * @returns the cell's rows per replicate
 * @example dealCell({population: 100, marked: 50, normal: Float64Array.of(0), uniform: () => Float64Array.of(0.5)}, Float64Array.of(50), 50) // [25]
 */
export function dealCell(cell: CellDeal, remaining: Float64Array, expected: number): Float64Array {
  const counts = new Float64Array(remaining.length);
  if (isRare({population: cell.population, marked: cell.marked, rows: expected})) invert(cell, remaining, counts);
  else expand(cell, remaining, expected, counts);
  return counts;
}

function expand(
  {population, marked, normal}: CellDeal,
  remaining: Float64Array,
  expected: number,
  counts: Float64Array
): void {
  const share = marked / population;
  const perRow = (share * (1 - share)) / (population - 1);
  const unmarked = population - marked;
  const [linear, square, cube] = cornishFisher({population, marked, rows: expected});
  for (let i = 0; i < counts.length; ++i) {
    const [rows, z] = [remaining[i]!, normal[i]!];
    const spread = Math.sqrt(Math.max(0, rows * (population - rows) * perRow - 1 / 12));
    const exact = rows * share + spread * (z * (linear + z * (square + z * cube)) - square);
    const count = Math.max(0, rows - unmarked, Math.min(marked, rows, Math.floor(exact + 0.5)));
    counts[i] = count;
    remaining[i] = rows - count;
  }
}

/** Factors of z, z² − 1 and z³ that carry a normal number to the distribution's skewness and kurtosis. */
function cornishFisher(parameters: Hypergeometric): [number, number, number] {
  const {population: all, marked, rows} = parameters;
  const [unmarked, left] = [all - marked, all - rows];
  const variance = hypergeometricVariance(parameters);
  const skewness = ((unmarked - marked) * (left - rows)) / (all * (all - 2) * Math.sqrt(variance));
  const product = (rows / all) * marked * (unmarked / all) * left;
  const kurtosis =
    ((all - 1) * (all * (all + 1) - 6 * marked * unmarked - 6 * rows * left) + 6 * product * (5 * all - 6)) /
    (product * (all - 2) * (all - 3));
  const cube = kurtosis / 24 - (skewness * skewness) / 18;
  return [1 - kurtosis / 8 + (5 * skewness * skewness) / 36, skewness / 6, cube];
}

function invert(cell: CellDeal, remaining: Float64Array, counts: Float64Array): void {
  const {population, marked, normal} = cell;
  const uniform = cell.uniform();
  const tables = new Map<number, HypergeometricTable>();
  for (let i = 0; i < counts.length; ++i) {
    const rows = remaining[i]!;
    let table = tables.get(rows);
    if (table === undefined) tables.set(rows, (table = hypergeometricTable({population, marked, rows})));
    const mean = (rows * marked) / population;
    const count = tableQuantile(table, uniform[i]!, Math.round(mean + Math.sqrt(mean) * normal[i]!));
    counts[i] = count;
    remaining[i] = rows - count;
  }
}
