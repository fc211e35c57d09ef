import {selectColumns} from "../model/columns.js";
import {gramOf, gramRmse} from "../model/gram.js";
import {leastSquares, predictLinear} from "../model/least-squares.js";
import type {LeastSquares} from "../model/least-squares.js";
import {errorsOf} from "../model/metrics.js";
import type {Errors} from "../model/metrics.js";

type Table = Readonly<Record<string, readonly number[]>>;

/** Numbers of the rows of two markets in one table: the one that a model learns, and one that it is asked about. */
export interface Markets {
  readonly home: readonly number[];
  readonly away: readonly number[];
}

/**
 * Splits rows by a column: those below the threshold are home, the others away.
 * @throws RangeError if the table lacks the column
 * @example splitMarkets({rad: [1, 24, 5]}, "rad", 24) // {home: [0, 2], away: [1]}
 */
export function splitMarkets(table: Table, by: string, threshold: number): Markets {
  const values = table[by];
  if (values === undefined) throw new RangeError(`missing column: ${by}`);
  const rows = values.map((_, row) => row);
  const isHome = (row: number): boolean => values[row]! < threshold;
  return {home: rows.filter(isHome), away: rows.filter((row) => !isHome(row))};
}

/**
 * Returns the thresholds that leave at least `least` rows on either side, ascending, and no more than `most` of them,
 * evenly apart in rank; the first and the last are always among them.
 * @param most at least 2
 * @example thresholdsOf([1, 1, 2, 3, 3], 2, 10) // [2, 3]
 */
export function thresholdsOf(values: readonly number[], least: number, most: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const distinct = sorted.filter((value, below) => {
    const isFirst = below === 0 || sorted[below - 1] !== value;
    return isFirst && below >= least && values.length - below >= least;
  });
  if (distinct.length <= most) return distinct;
  return Array.from({length: most}, (_, i) => distinct[Math.round((i * (distinct.length - 1)) / (most - 1))]!);
}

/** Least squares on the rows of one market. */
export interface MarketFit {
  readonly rows: number;
  readonly model: LeastSquares;
  /** on the rows it was fitted to, in the unit of the label */
  readonly rmse: number;
}

/** What the model of one market is worth in another. */
export interface MarketComparison {
  readonly home: MarketFit;
  /** fitted anew to the rows away */
  readonly away: MarketFit;
  /** errors of the home model on the rows away */
  readonly asked: Errors;
  /** features that do not vary among the rows away: no fit can learn from them there */
  readonly constant: readonly string[];
}

/**
 * Fits least squares to each of two markets, and asks the model of the first about the second.
 * @param features names of columns, in the order of the coefficients
 * @throws RangeError if a market has no rows, or the table lacks a column
 */
export function compareMarkets(
  table: Table,
  features: readonly string[],
  target: string,
  {home, away}: Markets
): MarketComparison {
  const [known, fresh] = [fitMarket(table, features, target, home), fitMarket(table, features, target, away)];
  const predictions = predictLinear(known.model, selectColumns(table, features, away));
  return {
    home: known,
    away: fresh,
    asked: errorsOf(predictions, selectColumns(table, [target], away)[0]!),
    constant: features.filter((name) => away.every((row) => table[name]![row] === table[name]![away[0]!]))
  };
}

function fitMarket(table: Table, features: readonly string[], target: string, rows: readonly number[]): MarketFit {
  const names = [...features, target];
  const gram = gramOf(names, selectColumns(table, names, rows));
  const model = leastSquares(gram, features, target);
  return {rows: rows.length, model, rmse: gramRmse(gram, model, target)};
}
