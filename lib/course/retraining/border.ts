import type {BostonRows} from "../../course.js";
import {selectColumns} from "../../model/columns.js";
import {addGrams, gramOf, gramRmse} from "../../model/gram.js";
import type {Gram} from "../../model/gram.js";
import {leastSquares} from "../../model/least-squares.js";
import type {LinearModel} from "../../model/types.js";
import {POOL_A, POOL_B, TRAIN} from "../../scenario/pools.js";
import {quantile} from "../../statistics/quantile.js";
import {deriveSeed, seeded} from "../../statistics/random.js";
import type {StreamSettings} from "../pipeline/production.js";
import {poolGram} from "./stream.js";

/** What to do about a change: leave the model, learn from old and new rows together, or from the new ones alone. */
export const remedies = ["keep", "continue", "rebuild"] as const;
export type Remedy = (typeof remedies)[number];

/** New rows with labels, and what prices are multiplied by. */
export const borderRows = [15, 20, 30, 45, 60, 90, 120, 180, 240] as const;
export const borderFactors = [1, 1.05, 1.1, 1.2, 1.3, 1.5, 1.75, 2] as const;

/** Draws of the new rows at each place of the map, and the seed of the map. */
export const BORDER_DRAWS = 60;
export const BORDER_SEED = 1;

/** Old rows, rows that new ones are drawn from, and rows that score: no tract is in two of them. */
export interface BorderPools {
  readonly features: readonly string[];
  readonly target: string;
  readonly old: Gram;
  readonly scoring: Gram;
  readonly drawn: readonly (readonly number[])[];
  readonly model: LinearModel;
}

/** Returns the pools of the experiment, and the model that is in force before prices change. */
export function borderPools(boston: BostonRows, settings: Pick<StreamSettings, "features" | "target">): BorderPools {
  const {features, target} = settings;
  const rows = boston.pool.flatMap((pool, row) => (pool === POOL_A ? [row] : []));
  const old = poolGram(boston, settings, TRAIN);
  return {
    ...{features, target, old, scoring: poolGram(boston, settings, POOL_B)},
    drawn: selectColumns(boston.columns, [...features, target], rows).map((values) => Array.from(values)),
    model: leastSquares(old, features, target)
  };
}

/** RMSE of each remedy: of "keep" one figure, of the others one per draw. */
export interface Trial {
  readonly keep: number;
  readonly continue: readonly number[];
  readonly rebuild: readonly number[];
}

/**
 * Draws new rows, with replacement, and tries each remedy on rows that none has learnt from.
 * @param rows new rows with labels, above 0
 * @param factors what prices are multiplied by, one trial for each, over the same draws
 * @param seed same seed, same draws, whatever the factor
 */
export function tryRemedies(
  {features, target, old, scoring, drawn, model}: BorderPools,
  rows: number,
  factors: readonly number[],
  seed: number,
  draws = BORDER_DRAWS
): Trial[] {
  const random = seeded(deriveSeed(seed, "border", rows));
  const fresh = Array.from({length: draws}, () => {
    const picked = Array.from({length: rows}, () => Math.floor(random() * drawn[0]!.length));
    return gramOf(
      [...features, target],
      drawn.map((values) => picked.map((at) => values[at]!))
    );
  });
  return factors.map((factor) => {
    const judged = priced(scoring, target, factor);
    const rmse = (learnt: Gram): number => gramRmse(judged, leastSquares(learnt, features, target), target);
    const blocks = fresh.map((block) => priced(block, target, factor));
    return {
      keep: gramRmse(judged, model, target),
      continue: blocks.map((block) => rmse(addGrams(old, block))),
      rebuild: blocks.map(rmse)
    };
  });
}

/** RMSE of each remedy, the median over the draws. */
export type RemedyErrors = Readonly<Record<Remedy, number>>;

/** Returns the median of each remedy's errors. */
export function medianErrors(trial: Trial): RemedyErrors {
  const median = (values: readonly number[]): number =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.5
    );
  return {keep: trial.keep, continue: median(trial.continue), rebuild: median(trial.rebuild)};
}

/** Returns the map: by number of rows and factor, the errors of each remedy. */
export function borderMap(pools: BorderPools): RemedyErrors[][] {
  return borderRows.map((rows) => tryRemedies(pools, rows, borderFactors, BORDER_SEED).map(medianErrors));
}

/**
 * Returns the remedy with the least error; the model is left alone unless training lowers its error by the share `gain`.
 * @param gain in [0, 1)
 * @example bestRemedy({keep: 10, continue: 9, rebuild: 9.5}, 0.05) // "continue"
 * @example bestRemedy({keep: 10, continue: 9, rebuild: 9.5}, 0.2) // "keep"
 */
export function bestRemedy(errors: RemedyErrors, gain: number): Remedy {
  const trained = errors.rebuild < errors.continue ? "rebuild" : "continue";
  return errors[trained] < (1 - gain) * errors.keep ? trained : "keep";
}

/** A block of the same rows, with their labels multiplied. */
function priced({names, values}: Gram, target: string, factor: number): Gram {
  const size = names.length;
  const label = names.indexOf(target);
  const weight = (at: number): number => (at === label ? factor : 1);
  return {names, values: values.map((sum, at) => sum * weight(Math.floor(at / size)) * weight(at % size))};
}
