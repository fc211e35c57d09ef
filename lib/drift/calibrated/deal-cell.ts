import {normalTail} from "../../statistics/special.js";
import {hypergeometricTable, hypergeometricVariance, tableQuantile} from "./hypergeometric.js";
import type {Hypergeometric} from "./hypergeometric.js";
import {NORMAL_ERROR, normalCubics, roughNormal} from "./rough-normal.js";
import {HEADER, roughTables, TABLE_ERROR} from "./rough-tables.js";

/** One cell of a deal: how many of its rows, and of how many rows of the cells not yet dealt. */
export interface CellDeal {
  readonly population: number;
  readonly marked: number;
  /** mean of the rows that replicates still draw */
  readonly expected: number;
  /** per replicate */
  readonly normal: Float64Array;
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
 * @param counts is filled with the cell's rows per replicate
 * @example ((counts) => (dealCell({population: 100, marked: 50, expected: 50, normal: Float64Array.of(0)}, Float64Array.of(50), counts), counts))(new Float64Array(1)) // [25]
 */
export function dealCell(cell: CellDeal, remaining: Float64Array, counts: Float64Array): void {
  const {population, marked, expected} = cell;
  if (isRare({population, marked, rows: expected})) invert(cell, remaining, counts);
  else expand(cell, remaining, counts);
}

function expand({population, marked, expected, normal}: CellDeal, remaining: Float64Array, counts: Float64Array): void {
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

/** Differences of rough probabilities from which on their order is certain. */
const DOUBT = 2 * (NORMAL_ERROR + TABLE_ERROR);

/**
 * Inverts the exact distribution function, each replicate's by its own number of rows: the more rows, the more are marked, so
 * tables of a few numbers of rows and a rough normal probability enclose the count. Where they leave a doubt, it is found by
 * its own table with all digits: counts are the same as by those alone.
 */
function invert({population, marked, normal}: CellDeal, remaining: Float64Array, counts: Float64Array): void {
  const {numbers, leastRows, shift, low, width} = roughTables({population, marked, rows: remaining});
  const cubics = normalCubics();
  const further = shift === 0 ? 0 : width;
  for (let i = 0; i < counts.length; ++i) {
    const [rows, z] = [remaining[i]!, normal[i]!];
    const u = roughNormal(cubics, z);
    const run = ((rows - leastRows) >> shift) * width + further;
    const first = run + HEADER;
    let at = (run + numbers[run]! + z * numbers[run + 1]!) | 0;
    at = at < first ? first : at >= run + width ? run + width - 1 : at;
    while (numbers[at - 1]! >= u) --at;
    while (numbers[at]! < u) ++at;
    const isSure = numbers[at]! - u > DOUBT && u - numbers[at - 1 - further]! > DOUBT;
    const count = isSure
      ? low + at - first
      : tableQuantile(hypergeometricTable({population, marked, rows}), normalTail(-z));
    counts[i] = count;
    remaining[i] = rows - count;
  }
}
