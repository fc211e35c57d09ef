import {selectColumns} from "../../model/columns.js";
import {gramOf} from "../../model/gram.js";
import {leastSquares, predictLinear} from "../../model/least-squares.js";
import {rmse} from "../../model/metrics.js";
import type {Columns} from "../../model/types.js";
import {damagedRows} from "./damage.js";
import type {Damage, DamagedRows, DamageSource} from "./damage.js";

/** The error of a model that learnt from damaged rows, in the label's units. */
export interface DamagedError {
  /** rows it learnt from, copies included */
  readonly rows: number;
  /** RMSE on all rows held out: what would be reported */
  readonly rmse: number;
  /** RMSE on those of them that were not in training; NaN where all were */
  readonly unseen: number;
}

/**
 * Fits least squares on damaged rows and measures it on the rows held out, which are as they were.
 * @param seed of which rows are hit
 */
export function damagedFit(source: DamageSource, damage: Damage, seed: number): DamagedError {
  const {features, target} = source;
  const rows = damagedRows(source, damage, seed);
  const model = leastSquares(gramOf([...features, target], [...rows.features, rows.labels]), features, target);
  return damagedError(source, rows, (columns) => predictLinear(model, columns));
}

/** Measures any model that learnt from damaged rows on the rows held out. */
export function damagedError(
  {columns, features, target, holdOut}: DamageSource,
  {labels: trained, copied}: DamagedRows,
  predict: (columns: Columns) => ArrayLike<number>
): DamagedError {
  const [labels, ...inputs] = selectColumns(columns, [target, ...features], holdOut);
  const predictions = predict(inputs);
  const unseen = holdOut.flatMap((row, i) => (copied.has(row) ? [] : [i]));
  const only = (values: ArrayLike<number>): number[] => unseen.map((i) => values[i]!);
  return {rows: trained.length, rmse: rmse(predictions, labels!), unseen: rmse(only(predictions), only(labels!))};
}
