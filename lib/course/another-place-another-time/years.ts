import {errorsOf} from "../../model/metrics.js";
import {quantile} from "../../statistics/quantile.js";

/** The census that the rows come from. */
export const FIRST_YEAR = 1970;

/**
 * Median value of owner-occupied homes in the city of Boston, in $1000, by the survey of 2016 to 2020. It is put at the
 * last of these years.
 * Source: bostonglobe.com/2022/03/29/metro/new-census-data-confirms-massachusetts-has-some-highest-housing-costs-us
 */
export const SURVEY = {year: 2020, median: 581} as const;

/**
 * The highest annual mean of nitrogen dioxide in Massachusetts in 1997, in parts per billion. NO₂ is one part of NOX.
 * Source: EPA Region 1, annual report 1997, theworld.com/~swmcd/epa/region1/OEME/annual_report/1997/table3/ma/summary.html
 */
export const HIGHEST_NO2 = {year: 1997, ppb: 30} as const;

/** Column NOX counts parts per ten million. */
export const NOX_IN_PPB = 100;

/**
 * Returns what prices have become by a year, as a multiple of those of 1970, if they grew by the same share every year from
 * the median of the rows to that of the survey.
 * @param prices of 1970, in $1000
 * @example priceFactor([20, 21.25, 23], 1970) // 1
 */
export function priceFactor(prices: readonly number[], year: number): number {
  const median = quantile(
    [...prices].sort((a, b) => a - b),
    0.5
  );
  return (SURVEY.median / median) ** ((year - FIRST_YEAR) / (SURVEY.year - FIRST_YEAR));
}

/** What a model that is never trained again makes of prices that have grown. Money is in $1000. */
export interface FrozenError {
  readonly factor: number;
  readonly rmse: number;
  /** error of the same model whose answers are multiplied by the growth of prices */
  readonly rescaled: number;
  /** the highest of its answers, and how many true prices are above it */
  readonly highest: number;
  readonly above: number;
}

/**
 * Measures a model of 1970 against prices that have all been multiplied by a factor.
 * @param answers of the model, for each row
 * @param prices of 1970, for each row
 * @throws RangeError if the lengths differ
 * @example frozenError([2, 4], [1, 5], 10) // {factor: 10, rmse: 33.015148038438355, rescaled: 10, highest: 4, above: 2}
 */
export function frozenError(answers: ArrayLike<number>, prices: readonly number[], factor: number): FrozenError {
  const grown = prices.map((price) => price * factor);
  const highest = Array.from(answers).reduce((most, answer) => Math.max(most, answer), -Infinity);
  return {
    factor,
    rmse: errorsOf(answers, grown).rmse,
    rescaled: factor * errorsOf(answers, prices).rmse,
    highest,
    above: grown.filter((price) => price > highest).length
  };
}
