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

/** How to draw the number of marked rows, for one number of rows drawn. */
interface Plan {
  readonly mean: number;
  readonly spread: number;
  /** skewness / 6 */
  readonly skew: number;
  readonly low: number;
  readonly high: number;
  readonly table: HypergeometricTable | null;
}

/** Above this variance the normal distribution is taken, corrected for skewness and rounding. */
const LARGE_VARIANCE = 16;

/**
 * Returns a function that draws how many of `marked` rows are among `rows` drawn from `population`, by inversion: of
 * the exact distribution function where the variance is small, else of the normal one with the first Cornish–Fisher
 * term. There rounding to whole rows adds 1/12 to the variance, which is taken off before.
 * @returns a function of rows and of a random number as a uniform and, of nearly the same rank, a normal one
 * @example hypergeometricDealer(1000, 500)(500, 0.5, 0) // 250
 */
export function hypergeometricDealer(
  population: number,
  marked: number
): (rows: number, u: number, z: number) => number {
  const plans = new Map<number, Plan>();
  return (rows, u, z) => {
    let plan = plans.get(rows);
    if (plan === undefined) plans.set(rows, (plan = planFor({population, marked, rows})));
    const {mean, spread, skew, low, high, table} = plan;
    const guess = Math.round(mean + spread * (z + (z * z - 1) * skew));
    return table === null ? Math.max(low, Math.min(high, guess)) : tableQuantile(table, u, guess);
  };
}

function planFor(parameters: Hypergeometric): Plan {
  const {population, marked, rows} = parameters;
  const variance = hypergeometricVariance(parameters);
  const isLarge = variance >= LARGE_VARIANCE;
  const skewness =
    ((population - 2 * marked) * (population - 2 * rows)) / (population * (population - 2) * Math.sqrt(variance));
  return {
    mean: (rows * marked) / population,
    spread: Math.sqrt(isLarge ? variance - 1 / 12 : variance),
    skew: variance > 1 ? skewness / 6 : 0,
    low: Math.max(0, rows - (population - marked)),
    high: Math.min(marked, rows),
    table: isLarge ? null : hypergeometricTable(parameters)
  };
}
