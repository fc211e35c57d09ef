import type {BostonRows} from "../../course.js";
import {selectColumns} from "../../model/columns.js";
import {gramOf} from "../../model/gram.js";
import type {Gram} from "../../model/gram.js";
import type {ReplayStream} from "../../policy/replay-types.js";
import {POOL_A, POOL_B, TRAIN} from "../../scenario/pools.js";
import type {ScenarioId} from "../../scenario/scenarios.js";
import type {Production, StreamSettings} from "../pipeline/production.js";

/** Streams that policies race over: nothing changes, inputs drift, inputs jump and return, prices rise, a relation turns. */
export const raceScenarios = ["S0", "S1", "S2", "S4", "S5"] as const satisfies readonly ScenarioId[];
export type RaceScenario = (typeof raceScenarios)[number];

/** Which tracts score: those that no model learns from, or the very ones that policies train on. */
export const scorings = ["apart", "same"] as const;
export type Scoring = (typeof scorings)[number];

/**
 * Returns the Gram block of the rows of a pool.
 * @param pool 0 train, 1 poolA, 2 poolB
 */
export function poolGram(
  {columns, pool: pools}: BostonRows,
  {features, target}: Pick<StreamSettings, "features" | "target">,
  pool: number
): Gram {
  const names = [...features, target];
  const rows = pools.flatMap((own, row) => (own === pool ? [row] : []));
  return gramOf(names, selectColumns(columns, names, rows));
}

/**
 * Returns a production's days as policies are replayed over them, up to the last day whose labels the monitor knows.
 * @param delay days until labels are known to the policies
 * @param scoring "same" scores on the rows that policies may learn from, and so flatters those that train
 */
export function raceStream(
  boston: BostonRows,
  {settings, days, fit}: Production,
  delay: number,
  scoring: Scoring
): ReplayStream {
  const isApart = scoring === "apart";
  return {
    first: poolGram(boston, settings, TRAIN),
    holdout: poolGram(boston, settings, isApart ? POOL_B : POOL_A),
    ...{target: settings.target, fit, apart: isApart, delay},
    partitions: days.slice(0, settings.days - settings.labelDelay).map((day) => ({
      ...{training: day.training, scoring: isApart ? day.scoring : day.training},
      ...{features: day.features, anomalies: []}
    }))
  };
}
