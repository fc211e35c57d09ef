import {describe, expect, it} from "vitest";
import {LABELS_DUE, errorPlan, plansByTrigger, plansInOrder} from "../../../../lib/course/retraining/plans.js";
import {answeringFrom, COURSE_DAYS, runLane} from "../../../../lib/course/retraining/race.js";
import {poolGram, raceStream} from "../../../../lib/course/retraining/stream.js";
import {gramRmse, gramRows} from "../../../../lib/model/gram.js";
import type {Replay} from "../../../../lib/policy/replay-types.js";
import {POOL_A, POOL_B, TRAIN} from "../../../../lib/scenario/pools.js";
import {policyOf} from "../../../../src/components/policy/choices.js";
import {boston, productionFor, settings} from "../pipeline/stream.js";

const production = productionFor("S0");
const prices = {training: 200, error: 1};

describe("raceStream(boston, production, delay, scoring)", () => {
  const [apart, same] = (["apart", "same"] as const).map((scoring) => raceStream(boston, production, 3, scoring));

  it("ends with the last day whose labels are known", () => {
    expect(apart!.partitions).toHaveLength(settings.days - settings.labelDelay);
  });
  it("scores on other tracts than models learn from, or on the same", () => {
    expect(apart!.partitions[0]!.scoring).toBe(production.days[0]!.scoring);
    expect(same!.partitions[0]!.scoring).toBe(production.days[0]!.training);
    expect([apart!.apart, same!.apart]).toEqual([true, false]);
    expect(gramRmse(apart!.holdout, production.first, "medv")).toBeCloseTo(production.baseline, 10);
  });
});

describe("poolGram(boston, settings, pool)", () => {
  it("adds up the rows of a pool", () => {
    expect([TRAIN, POOL_A, POOL_B].map((pool) => gramRows(poolGram(boston, settings, pool)))).toEqual([304, 101, 101]);
  });
});

describe("runLane(policy, stream, prices)", () => {
  const stream = raceStream(boston, production, 3, "apart");
  const lane = runLane(plansInOrder.monthly, stream, prices);

  it("has a figure for each day, the first of the first day alone", () => {
    expect(lane.course).toHaveLength(stream.partitions.length);
    const [first] = lane.replay.errors;
    expect(lane.course[0]).toBeCloseTo(Math.sqrt(first!.total / first!.n), 12);
    expect(COURSE_DAYS).toBe(7);
  });
  it("costs what its trainings and its errors cost", () => {
    expect(lane.cost.training).toBe(200 * lane.replay.retrainings.length);
    expect(lane.cost.total).toBe(lane.cost.training + lane.cost.error);
  });
});

describe("plans", () => {
  it("are what the reader of the page puts together", () => {
    const choice = {window: 30, isGated: false} as const;
    const built = {
      schedule: policyOf({...choice, trigger: "schedule", amount: 7}),
      labels: policyOf({...choice, trigger: "new labels", amount: LABELS_DUE}),
      performance: policyOf({...choice, trigger: "performance", amount: 1.25}),
      distribution: policyOf({...choice, trigger: "distribution", amount: 0.25})
    };
    expect(plansByTrigger).toEqual(built);
    expect(errorPlan).toEqual({...built.performance, window: 14});
    expect(plansInOrder.weeklyAll).toEqual({...built.schedule, window: null});
  });
});

describe("answeringFrom(lane)", () => {
  const retraining = (at: number, promoted = true) => ({at, promoted}) as Replay["retrainings"][number];
  const found = (...retrainings: Replay["retrainings"]) =>
    answeringFrom({course: [1, 1, 1], replay: {retrainings} as unknown as Replay});

  it("leaves out what was trained on the last day", () => {
    expect(found(retraining(0), retraining(1, false), retraining(2))).toEqual([
      {day: 2, promoted: true},
      {day: 3, promoted: false}
    ]);
  });
  it("is so for the lane that the page opens with, whose seventh training comes too late", () => {
    const days = raceStream(boston, productionFor("S4"), settings.labelDelay, "apart");
    const lane = runLane(errorPlan, days, prices);
    expect(lane.replay.retrainings.length - answeringFrom(lane).length).toBe(1);
  });
});
