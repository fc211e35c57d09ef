import {describe, expect, it} from "vitest";
import {
  ERROR_ALARM,
  INPUT_ALARM,
  PLAN_WINDOW,
  planIds,
  planNamed,
  planPolicy,
  replayPlans,
  trailingRmse
} from "../../../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../../../lib/course/another-place-another-time/plans.js";
import {gramOf} from "../../../../lib/model/gram.js";
import type {Gram} from "../../../../lib/model/gram.js";
import {publishedReplay, replayStreamOf} from "../../../../lib/policy/published-replay.js";
import type {Replay} from "../../../../lib/policy/replay-types.js";
import {POOL_B, TRAIN} from "../../../../lib/scenario/pools.js";
import {policyOf} from "../../../../src/components/policy/choices.js";
import type {PolicyChoice} from "../../../../src/components/policy/choices.js";
import {raceOf, TRAILING} from "../../../../src/components/policy/race.js";
import {boston, productionFor, settings} from "../pipeline/stream.js";

/** The plans as the reader of the policy page would put them together. */
const onPolicyPage: Readonly<Record<PlanId, PolicyChoice>> = {
  none: {trigger: "never", amount: 0, window: PLAN_WINDOW, isGated: false},
  monthly: {trigger: "schedule", amount: 30, window: PLAN_WINDOW, isGated: false},
  weekly: {trigger: "schedule", amount: 7, window: PLAN_WINDOW, isGated: false},
  error: {trigger: "performance", amount: ERROR_ALARM.ratio, window: PLAN_WINDOW, isGated: false},
  inputs: {trigger: "distribution", amount: INPUT_ALARM, window: PLAN_WINDOW, isGated: false}
};

const production = productionFor("S4");
const {features, target, labelDelay: delay} = settings;
const names = [...features, target];
const block = (pool: number): Gram => {
  const rows = boston.pool.flatMap((own, row) => (own === pool ? [row] : []));
  return gramOf(
    names,
    names.map((name) => rows.map((row) => boston.columns[name]![row]!))
  );
};
const triangle = ({names: {length}, values}: Gram): number[] =>
  values.filter((_, at) => at % length >= Math.floor(at / length));
const published = publishedReplay(
  {features, target, delay, first: triangle(block(TRAIN)), holdout: triangle(block(POOL_B))},
  production.days.map((day, i) => ({
    start: String(i),
    training: triangle(day.training),
    scoring: triangle(day.scoring),
    features: day.features,
    anomalies: []
  }))
);
const replays: Record<PlanId, Replay> = replayPlans(replayStreamOf(published, production.fit));

describe("planPolicy(plan)", () => {
  it.each(planIds)("%s is what the policy page makes of the same choice", (plan) => {
    expect(planPolicy(plan)).toEqual(policyOf(onPolicyPage[plan]));
  });
});

describe("planNamed(text)", () => {
  it("knows every plan by its name, and nothing else", () => {
    for (const plan of planIds) expect(planNamed(plan)).toBe(plan);
    for (const text of [null, "", "Weekly"]) expect(planNamed(text)).toBeNull();
  });
});

describe("replayPlans(stream)", () => {
  it("finds every plan that trains better than none while prices rise", () => {
    for (const plan of ["monthly", "weekly", "error"] as const) {
      expect(replays[plan].retrainings.length).toBeGreaterThan(0);
      expect(replays.none.rmse).toBeGreaterThan(replays[plan].rmse);
    }
  });
  it("finds the plan that watches inputs alone asleep: no input changes", () => {
    expect(replays.inputs.retrainings).toEqual([]);
    expect(replays.inputs.rmse).toBe(replays.none.rmse);
  });
  it("finds weekly better than monthly, and the alarm on the error no worse with fewer trainings", () => {
    expect(replays.weekly.rmse).toBeLessThan(replays.monthly.rmse);
    expect(replays.error.rmse).toBeLessThan(replays.monthly.rmse);
    expect(replays.error.retrainings.length).toBeLessThan(replays.weekly.retrainings.length / 2);
  });
  it("comes to what the policy page shows", () => {
    const race = raceOf(published, delay, Object.values(onPolicyPage), {training: 0, error: 0});
    race.runs.forEach(({replay: {rmse}, course}, i) => {
      const {errors, rmse: own} = replays[planIds[i]!];
      expect(own).toBeCloseTo(rmse, 12);
      expect(trailingRmse(errors, TRAILING)).toEqual(course);
    });
  });
});

describe("trailingRmse(errors, days)", () => {
  it("has no value where the last days have no rows", () => {
    expect(
      trailingRmse(
        [
          {n: 0, total: 0},
          {n: 2, total: 8}
        ],
        1
      )
    ).toEqual([NaN, 2]);
    expect(trailingRmse([], 7)).toEqual([]);
  });
});
