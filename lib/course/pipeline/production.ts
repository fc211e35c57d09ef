import type {BostonRows} from "../../course.js";
import {gramOf, gramRmse} from "../../model/gram.js";
import type {Gram} from "../../model/gram.js";
import {leastSquares} from "../../model/least-squares.js";
import type {LinearModel} from "../../model/types.js";
import type {FeatureDistance} from "../../policy/evidence.js";
import {POOL_A, POOL_B, TRAIN} from "../../scenario/pools.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow, Scenario, Tract} from "../../scenario/types.js";
import {inputDistances} from "./input-distances.js";

/** stream.json: what production is drawn from, beside the rows. */
export interface StreamSettings {
  readonly features: readonly string[];
  readonly target: string;
  readonly seed: number;
  /** ISO date of the first day */
  readonly start: string;
  readonly days: number;
  readonly rowsPerDay: number;
  /** days after which the labels of a day are known */
  readonly labelDelay: number;
  /** first days, which later ones are compared with */
  readonly reference: number;
  /** last days that are compared with them */
  readonly current: number;
}

/** A day of production as sums over its rows. */
export interface ProductionDay {
  /** of rows that models may learn from, and of those that errors are measured on: no tract is in both */
  readonly training: Gram;
  readonly scoring: Gram;
  /** of each feature over the last days, as PSI; none before there is something to compare */
  readonly features: readonly FeatureDistance[];
  /** what the scenario multiplies true values by */
  readonly prices: number;
}

/** Production day by day, and the model that is there before its first day. */
export interface Production {
  readonly settings: StreamSettings;
  readonly days: readonly ProductionDay[];
  readonly first: LinearModel;
  /** RMSE of the first model on the rows that score, before the first day */
  readonly baseline: number;
  fit(rows: Gram): LinearModel;
}

/**
 * Draws the days of a scenario that changes true values by a factor, as the monitor does with the same seed, and adds them
 * up. The first model is least squares on the training rows.
 */
export function productionOf({columns, pool}: BostonRows, settings: StreamSettings, scenario: Scenario): Production {
  const {features, target, seed, rowsPerDay} = settings;
  const names = [...features, target];
  const tracts = pool.map((_, row): Tract => {
    return {row, ...Object.fromEntries(names.map((name) => [name, columns[name]![row]!]))};
  });
  const of = (...wanted: number[]): Tract[] => tracts.filter((_, row) => wanted.includes(pool[row]!));
  const source = {pool: of(POOL_A, POOL_B), train: of(TRAIN), rowsPerDay, seed};
  const rows = Array.from({length: settings.days}, (_, day) => drawDay(source, scenario, day));
  const gram = (some: readonly Tract[]): Gram =>
    gramOf(
      names,
      names.map((name) => some.map((row) => row[name]!))
    );
  const fit = (block: Gram): LinearModel => leastSquares(block, features, target);
  const first = fit(gram(source.train));
  const moved = inputDistances(rows, features, settings);
  const ofPool = (day: readonly LoggedRow[], wanted: number) => day.filter(({row}) => pool[row!] === wanted);
  return {
    ...{settings, first, fit},
    baseline: gramRmse(gram(of(POOL_B)), first, target),
    days: rows.map((day, i) => ({
      training: gram(ofPool(day, POOL_A)),
      scoring: gram(ofPool(day, POOL_B)),
      features: moved[i]!,
      prices: pricesOn(scenario, target, i)
    }))
  };
}

/** What the scenario makes of a true value of 1. */
function pricesOn({change}: Scenario, target: string, day: number): number {
  const row: LoggedRow = {[target]: 1};
  change?.(row, {day, z: () => 0, mean: () => 0, chance: () => 0});
  return row[target]!;
}
