import {errorOf} from "./evidence.js";
import type {Replay} from "./replay-types.js";

/** What things cost, in any one currency. */
export interface Prices {
  /** of one training, whether its model is promoted or not */
  readonly training: number;
  /** of a row that is a unit of the label off */
  readonly error: number;
}

/** What a policy costs over a stream, in the currency of the prices. */
export interface PolicyCost {
  readonly training: number;
  readonly error: number;
  readonly total: number;
}

/**
 * Returns the cost of a replayed policy: trainings at their price, and each partition's rows at the price of an error as
 * large as its RMSE, Σ nₜ · RMSEₜ. That is the mean absolute error where all errors of a partition are of one size, and
 * more than it otherwise (by a quarter for normal ones): sums of squares do not tell the mean absolute error.
 * @throws RangeError if a price is below 0 or not a number
 * @example costOf({retrainings: [{}, {}], errors: [{n: 10, total: 90}, {n: 0, total: 0}]}, {training: 50, error: 2}) // {training: 100, error: 60, total: 160}
 */
export function costOf(
  {retrainings, errors}: Pick<Replay, "retrainings" | "errors">,
  {training, error}: Prices
): PolicyCost {
  for (const price of [training, error]) if (!(price >= 0)) throw new RangeError(`invalid price: ${price}`);
  const trainings = training * retrainings.length;
  const units = errors
    .filter(({n}) => n > 0)
    .reduce((sum, partition) => sum + partition.n * errorOf("RMSE", partition), 0);
  return {training: trainings, error: error * units, total: trainings + error * units};
}
