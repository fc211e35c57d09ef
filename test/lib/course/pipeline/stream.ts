import {productionOf} from "../../../../lib/course/pipeline/production.js";
import type {Production, StreamSettings} from "../../../../lib/course/pipeline/production.js";
import {dealPools} from "../../../../lib/scenario/pools.js";
import {scenarios} from "../../../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../../../lib/scenario/scenarios.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

export const settings: StreamSettings = {
  ...{features: bostonFeatures.filter((name) => name !== "b"), target: "medv", seed: 42},
  ...{start: "2026-01-01", days: 120, rowsPerDay: 120, labelDelay: 3, reference: 30, current: 7}
};

export const boston = {columns: bostonColumns, pool: Array.from(dealPools(bostonColumns["medv"]!, settings.seed))};

/** The days of a scenario, as the lesson has them. */
export function productionFor(id: ScenarioId): Production {
  return productionOf(boston, settings, scenarios[id]);
}
