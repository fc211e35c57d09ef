import {hypergeometricVariance, tabulated} from "./hypergeometric.js";
import type {Hypergeometric} from "./hypergeometric.js";

/**
 * Distribution functions of the number of marked rows drawn, at numbers of rows that are `2 ** shift` apart, made when they
 * are first asked for. Each is a run of `numbers`: the least count, the number of counts after it, where the mean lies among
 * them, the standard deviation, and from `HEADER` on the distribution function.
 */
export interface RoughTables {
  readonly population: number;
  readonly marked: number;
  readonly leastRows: number;
  readonly mostRows: number;
  readonly shift: number;
  /** per table, where its run begins; −1 until it is made */
  readonly starts: Int32Array;
  readonly numbers: Float64Array;
  end: number;
}

/** Numbers of a run before its distribution function. */
export const HEADER = 4;
/** By how much the mean count may grow from one table to the next. */
const STEP = 0.003;

/** Room for tables, kept from cell to cell: to get it anew takes longer than to fill it. */
let room = new Float64Array(0);

/**
 * Returns tables that enclose as many rows as replicates may draw. Those made before must no longer be in use.
 * @param rows whole numbers, at least one
 */
export function roughTables(population: number, marked: number, rows: Float64Array): RoughTables {
  let [leastRows, mostRows] = [Infinity, 0];
  for (let i = 0; i < rows.length; ++i) {
    if (rows[i]! < leastRows) leastRows = rows[i]!;
    if (rows[i]! > mostRows) mostRows = rows[i]!;
  }
  const shift = Math.max(0, Math.min(30, Math.floor(Math.log2((STEP * population) / marked))));
  const count = ((mostRows - leastRows) >> shift) + 2;
  const widest = Math.max(leastRows, Math.min(mostRows, Math.round(population / 2)));
  const reach = 7 + Math.ceil(6 * Math.sqrt(hypergeometricVariance({population, marked, rows: widest})));
  const length = Math.min(count, 2 * rows.length) * (HEADER + Math.min(marked, 2 * reach) + 1);
  if (room.length < length) room = new Float64Array(length);
  return {
    population,
    marked,
    leastRows,
    mostRows,
    shift,
    starts: new Int32Array(count).fill(-1),
    numbers: room,
    end: 0
  };
}

/** Returns where a table begins. */
export function tableAt(tables: RoughTables, at: number): number {
  const made = tables.starts[at]!;
  if (made >= 0) return made;
  const {population, marked, leastRows, mostRows, shift, end, numbers} = tables;
  tables.starts[at] = end;
  tables.end = tabulate({population, marked, rows: Math.min(mostRows, leastRows + (at << shift))}, numbers, end);
  return end;
}

/** Writes a table and returns where it ends. */
function tabulate(parameters: Hypergeometric, numbers: Float64Array, start: number): number {
  const {population, marked, rows} = parameters;
  const {mean, low, high} = tabulated(parameters);
  const lacking = population - marked - rows;
  const first = start + HEADER - low;
  let weight = 1;
  numbers[first + mean] = 1;
  // the quotient does not wait for the weight before it, which makes this twice as fast
  for (let y = mean; y < high; ++y) {
    weight *= ((marked - y) * (rows - y)) / ((y + 1) * (lacking + y + 1));
    numbers[first + y + 1] = weight;
  }
  weight = 1;
  for (let y = mean; y > low; --y) {
    weight *= (y * (lacking + y)) / ((marked - y + 1) * (rows - y + 1));
    numbers[first + y - 1] = weight;
  }
  let sum = 0;
  for (let y = low; y <= high; ++y) numbers[first + y] = sum += numbers[first + y]!;
  const scale = 1 / sum;
  for (let y = low; y <= high; ++y) numbers[first + y]! *= scale;
  numbers[start] = low;
  numbers[start + 1] = high - low;
  numbers[start + 2] = (rows * marked) / population - low + 0.5;
  numbers[start + 3] = Math.sqrt(hypergeometricVariance(parameters));
  return first + high + 1;
}
