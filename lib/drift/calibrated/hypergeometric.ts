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
 * @example tableQuantile(hypergeometricTable({population: 4, marked: 2, rows: 2}), 0.5) // 1
 */
export function tableQuantile({low, cumulative}: HypergeometricTable, u: number): number {
  const at = cumulative.findIndex((upTo) => upTo >= u);
  return low + (at < 0 ? cumulative.length - 1 : at);
}
