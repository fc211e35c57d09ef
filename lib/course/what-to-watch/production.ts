import type {BostonRows} from "../../course.js";
import {selectColumns} from "../../model/columns.js";
import {gramOf} from "../../model/gram.js";
import {leastSquares, predictLinear} from "../../model/least-squares.js";
import {predictColumns} from "../../model/predict.js";
import type {LinearModel, TrainedModel} from "../../model/types.js";
import {TRAIN} from "../../scenario/pools.js";
import type {StreamSource} from "../../scenario/stream.js";
import type {LoggedRow, Tract} from "../../scenario/types.js";

/** The two versions of the model: least squares, and the network that took its place. */
export const versions = ["v1", "v2"] as const;
export type Version = (typeof versions)[number];

/** A service in production: what it is asked about, and who answers. */
export interface Production {
  readonly stream: StreamSource;
  /** inputs of both versions, in the order in which they read them */
  readonly features: readonly string[];
  readonly target: string;
  readonly v1: LinearModel;
  readonly v2: TrainedModel;
}

/**
 * Returns the service that the lesson watches: it draws from the rows that no model has seen. The version before the
 * network is least squares on the same training rows and the same inputs.
 * @param network the model in force
 */
export function productionOf(
  {columns, pool}: BostonRows,
  network: TrainedModel,
  {rowsPerDay, seed}: {readonly rowsPerDay: number; readonly seed: number}
): Production {
  const features = network.inputs.map(({name}) => name);
  const target = network.outcome.name;
  const names = [...features, target];
  const rowsWhere = (isTrain: boolean): number[] =>
    Array.from(pool.keys()).filter((row) => (pool[row] === TRAIN) === isTrain);
  const tracts = (rows: readonly number[]): Tract[] =>
    rows.map((row) => Object.fromEntries(names.map((name) => [name, columns[name]![row]!])));
  const learnt = rowsWhere(true);
  return {
    stream: {pool: tracts(rowsWhere(false)), train: tracts(learnt), rowsPerDay, seed},
    ...{features, target},
    v1: leastSquares(gramOf(names, selectColumns(columns, names, learnt)), features, target),
    v2: network
  };
}

/** Rows as the model received them, with its answers. */
export interface Served {
  /** by feature, in the order of `Production.features`; NaN where a row lacks it */
  readonly inputs: readonly Float64Array[];
  readonly predictions: Float64Array;
  readonly labels: Float64Array;
}

/**
 * Answers rows with the version in force. A feature that a row lacks counts as its mean, as the network takes it.
 */
export function serve({features, target, v2}: Production, rows: readonly LoggedRow[]): Served {
  const inputs = features.map((name) => Float64Array.from(rows, (row) => row[name] ?? NaN));
  return {inputs, predictions: predictColumns(v2, inputs), labels: Float64Array.from(rows, (row) => row[target]!)};
}

/** Returns the answers of the version before, to the same rows; NaN where a row lacks a feature. */
export function answersOfV1({v1}: Production, {inputs}: Pick<Served, "inputs">): Float64Array {
  return predictLinear(v1, inputs);
}
