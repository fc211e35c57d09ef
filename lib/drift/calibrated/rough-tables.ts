import {hypergeometricVariance} from "./hypergeometric.js";
import type {Hypergeometric} from "./hypergeometric.js";

/**
 * Distribution functions of the number of marked rows drawn, at numbers of rows that are `2 ** shift` apart, from `leastRows`
 * on. Each is a run of `width` numbers: where to look for the mean, the standard deviation, −1, and from `HEADER` on the
 * distribution function of `low` and more, which ends in 2. So a search for a probability stays within its run.
 */
export interface RoughTables {
  readonly leastRows: number;
  readonly shift: number;
  readonly low: number;
  readonly width: number;
  readonly numbers: Float64Array;
}

/** Numbers of a run before its distribution function. */
export const HEADER = 3;
/** By how much the mean count may grow from one table to the next, unless they are a row apart. */
const STEP = 0.003;
/** Tables reach so many standard deviations and so many rows beyond the mean; 2e-8 lies outside at each end at most. */
const REACH = 6;
/**
 * Most that a table is off, for what lies outside (by the inequality of G. Bennett, Journal of the American Statistical
 * Association 57, 1962: the count is distributed as a sum of independent ones, V. A. Vatutin and V. G. Mikhailov, Theory of
 * Probability and Its Applications 27, 1982) and rounding.
 */
export const TABLE_ERROR = 5e-8;
/** Room for tables, kept from cell to cell: to get it anew takes longer than to fill it. */
let room = new Float64Array(0);

/**
 * Returns tables that enclose numbers of rows: one for each of them at most, or at it and a little more. Those made before
 * must no longer be in use.
 * @param rows whole numbers, at least one
 * @example roughTables({population: 4, marked: 2, rows: Float64Array.of(2)}).width // 6
 */
export function roughTables({
  population,
  marked,
  rows
}: Omit<Hypergeometric, "rows"> & {readonly rows: Float64Array}): RoughTables {
  const [leastRows, mostRows] = extremes(rows);
  const shift = Math.max(0, Math.min(30, Math.floor(Math.log2((STEP * population) / marked))));
  const tables = ((mostRows - leastRows) >> shift) + (shift === 0 ? 1 : 2);
  // the deviation is largest where half of the population is drawn
  const half = Math.max(leastRows, Math.min(mostRows, Math.round(population / 2)));
  const reach = REACH * (1 + Math.sqrt(hypergeometricVariance({population, marked, rows: half})));
  const low = Math.max(0, leastRows - (population - marked), Math.floor((leastRows * marked) / population - reach));
  const high = Math.min(marked, mostRows, Math.ceil((mostRows * marked) / population + reach));
  const width = HEADER + high - low + 1;
  if (room.length < tables * width) room = new Float64Array(tables * width);
  for (let table = 0; table < tables; ++table) {
    const own = Math.min(mostRows, leastRows + table * 2 ** shift);
    tabulate({population, marked, rows: own}, {low, high, start: table * width});
  }
  return {leastRows, shift, low, width, numbers: room};
}

function extremes(values: Float64Array): [number, number] {
  let [least, most] = [values[0]!, values[0]!];
  for (let i = 1; i < values.length; ++i) {
    if (values[i]! < least) least = values[i]!;
    if (values[i]! > most) most = values[i]!;
  }
  return [least, most];
}

/** Writes a table, by recurrence from the mean; what cannot be drawn gets the weight 0 as a factor of it is 0. */
function tabulate(
  parameters: Hypergeometric,
  {low, high, start}: {readonly low: number; readonly high: number; readonly start: number}
): void {
  const {population, marked, rows} = parameters;
  const mean = Math.round((rows * marked) / population);
  const lacking = population - marked - rows;
  const first = start + HEADER - low;
  room[first + mean] = 1;
  // a quotient does not wait for the weight before it, which makes this twice as fast
  for (let y = mean, weight = 1; y < high; ++y)
    room[first + y + 1] = weight *= ((marked - y) * (rows - y)) / ((y + 1) * (lacking + y + 1));
  for (let y = mean, weight = 1; y > low; --y)
    room[first + y - 1] = weight *= (y * (lacking + y)) / ((marked - y + 1) * (rows - y + 1));
  let sum = 0;
  for (let y = low; y <= high; ++y) room[first + y] = sum += room[first + y]!;
  const scale = 1 / sum;
  for (let y = low; y < high; ++y) room[first + y]! *= scale;
  room[start] = HEADER - low + (rows * marked) / population + 0.5;
  room[start + 1] = Math.sqrt(hypergeometricVariance(parameters));
  room[start + 2] = -1;
  room[first + high] = 2;
}
