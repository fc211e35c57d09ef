import {describe, expect, it} from "vitest";
import {decide} from "../../../lib/policy/decide.js";
import type {Evidence} from "../../../lib/policy/evidence.js";
import type {Trigger, TriggerName} from "../../../lib/policy/types.js";

const quiet: Evidence = Object.freeze({
  sinceTraining: 10,
  newLabels: 400,
  learnable: 8,
  errors: [],
  measure: "RMSE",
  baseline: 4,
  features: [],
  requests: [],
  sinceFired: null
});

/** Partitions of 100 rows with the given RMSE. */
function errors(...rmse: number[]) {
  return rmse.map((r) => ({n: 100, total: 100 * r * r}));
}

const schedule: Trigger = {on: "schedule", every: 30};
const labels: Trigger = {on: "new labels", rows: 1000};
const performance: Trigger = {on: "performance", ratio: 1.25, partitions: 3};
const limit: Trigger = {on: "distribution", columns: 2, limit: 0.25};
const alarms: Trigger = {on: "distribution", columns: 1, limit: null};
const all = [performance, schedule, labels, limit];

const moved = [
  {column: "lstat", value: 0.4, isAlarm: true},
  {column: "rm", value: 0.3, isAlarm: false},
  {column: "tax", value: 0.25, isAlarm: false}
];

describe("decide(policy, evidence) with one trigger", () => {
  it.each<[string, Trigger, Partial<Evidence>, boolean]>([
    ["schedule before its time", schedule, {sinceTraining: 29}, false],
    ["schedule on time", schedule, {sinceTraining: 30}, true],
    ["too few new labels", labels, {newLabels: 999}, false],
    ["enough new labels", labels, {newLabels: 1000}, true],
    ["too few labelled partitions", performance, {errors: errors(9, 9)}, false],
    ["error within the limit", performance, {errors: errors(9, 4, 4, 4.9)}, false],
    ["error at the limit", performance, {errors: errors(5, 5, 5)}, false],
    ["error over the limit", performance, {errors: errors(4, 5.1, 5.1, 5.1)}, true],
    ["error over the limit, nothing to compare it with", performance, {errors: errors(9, 9, 9), baseline: null}, false],
    ["error where hold-out rows had none", performance, {errors: errors(1, 1, 1), baseline: 0}, true],
    ["two distances over the limit", limit, {features: moved}, true],
    ["one distance over the limit", limit, {features: moved.slice(1)}, false],
    ["a distance that is not known", limit, {features: [moved[0]!, {...moved[1]!, value: NaN}]}, false],
    ["an alarm", alarms, {features: moved}, true],
    ["no alarm", alarms, {features: moved.slice(1)}, false],
    ["nothing compared yet", alarms, {features: []}, false]
  ])("%s", (_, trigger, evidence, fires) => {
    const decision = decide({triggers: [trigger], coolDown: 0}, {...quiet, ...evidence});
    expect(decision).toMatchObject({action: fires ? "retrain" : "keep", trigger: fires ? trigger.on : null});
    for (const value of Object.values(decision.evidence)) expect(Number.isFinite(value)).toBe(true);
  });

  it("skips partitions without labels", () => {
    const gap = [...errors(6, 6), {n: 0, total: 0}, ...errors(6)];
    expect(decide({triggers: [performance], coolDown: 0}, {...quiet, errors: gap}).action).toBe("retrain");
  });

  it("takes the rows of all partitions together: RMSE is the root of their mean, and a rate their share", () => {
    const unequal = [
      {n: 10, total: 10},
      {n: 10, total: 10},
      {n: 80, total: 0}
    ];
    const policy = {triggers: [performance], coolDown: 0};
    const rate = decide(policy, {...quiet, errors: unequal, measure: "error rate", baseline: 0.1});
    expect(rate.evidence).toMatchObject({"performance.error": 0.2, "performance.rows": 100, "performance.ratio": 2});
    const {evidence} = decide(policy, {...quiet, errors: errors(3, 4, 5)});
    expect(evidence["performance.error"]).toBeCloseTo(Math.sqrt(50 / 3), 12);
  });

  it("says what it saw", () => {
    const reason = (trigger: Trigger, evidence: Partial<Evidence>): string =>
      decide({triggers: [trigger], coolDown: 0}, {...quiet, ...evidence}).reason;
    expect(reason(schedule, {})).toBe("10 partitions since the last training, due after 30");
    expect(reason(performance, {errors: errors(5.2, 5.2, 5.2)})).toBe(
      "RMSE of 3 partitions is 5.2, 1.3 times the hold-out 4, limit 1.25"
    );
    expect(reason(limit, {features: moved})).toBe("2 of 3 features with a distance over 0.25 (lstat and rm), limit 2");
    expect(reason(performance, {errors: errors(5)})).toBe(
      "1 labelled partition of the model in force, 3 needed to judge its RMSE"
    );
  });
});

describe("decide(policy, evidence) with several triggers", () => {
  const loud = {...quiet, sinceTraining: 31, newLabels: 1200, errors: errors(6, 6, 6), features: moved};

  it("names the first that fires in the policy's order, and tells of all that do", () => {
    for (const triggers of [all, [...all].reverse()]) {
      const {trigger, reason} = decide({triggers, coolDown: 0}, loud);
      expect(trigger).toBe(triggers[0]!.on);
      for (const part of ["RMSE of 3", "31 partitions", "1200 new labels", "2 of 3 features"])
        expect(reason).toContain(part);
    }
    const {trigger, reason} = decide({triggers: all, coolDown: 0}, {...loud, errors: errors(4, 4, 4)});
    expect(trigger).toBe("schedule");
    expect(reason).not.toContain("RMSE");
  });

  it("puts what somebody asked for first", () => {
    const {trigger, reason} = decide({triggers: all, coolDown: 0}, {...loud, requests: ["new sensor"]});
    expect(trigger).toBe<TriggerName>("on demand");
    expect(reason).toMatch(/^asked for: new sensor; RMSE/);
  });

  it("is silent during the cool-down, and says so, but for what somebody asks for", () => {
    const policy = {triggers: all, coolDown: 14};
    const cooling = decide(policy, {...loud, sinceFired: 13});
    expect(cooling).toMatchObject({action: "keep", trigger: null});
    expect(cooling.reason).toContain("all triggers are silent for 14 partitions, of which 13 have passed");
    expect(decide(policy, {...loud, sinceFired: 14}).action).toBe("retrain");
    expect(decide(policy, {...loud, sinceFired: 0, requests: ["now"]}).trigger).toBe("on demand");
  });

  it("keeps the model while there is nothing new, or nothing at all, to learn from", () => {
    const policy = {triggers: all, coolDown: 0};
    const stale = decide(policy, {...loud, newLabels: 0});
    expect(stale).toMatchObject({action: "keep", trigger: null});
    expect(stale.reason).toContain("no label has come since the last training");
    expect(decide(policy, {...loud, newLabels: 0, requests: ["now"]}).action).toBe("retrain");
    expect(decide(policy, {...loud, learnable: 0, requests: ["now"]})).toMatchObject({action: "keep", trigger: null});
  });

  it("says what each saw when none fires, and that there is none", () => {
    expect(decide({triggers: [schedule, labels], coolDown: 0}, quiet).reason).toBe(
      "10 partitions since the last training, due after 30; 400 new labels, due after 1000"
    );
    expect(decide({triggers: [], coolDown: 0}, quiet).reason).toBe("the policy has no trigger");
  });
});

it("decide(policy, evidence) keeps every trigger's numbers, from which whether it fired follows", () => {
  const second: Trigger = {on: "performance", ratio: 1.05, partitions: 1};
  const policy = {triggers: [performance, schedule, labels, limit, second, alarms], coolDown: 0};
  for (const sinceTraining of [5, 40])
    for (const newLabels of [5, 4000])
      for (const rmse of [3, 4.5, 6])
        for (const features of [[], moved]) {
          const evidence = {...quiet, sinceTraining, newLabels, features, errors: errors(rmse, rmse, rmse)};
          const decision = decide(policy, evidence);
          const {evidence: e} = JSON.parse(JSON.stringify(decision)) as typeof decision;
          const over = (name: string): boolean => e[`${name}.error`]! > e[`${name}.limit`]! * e[`${name}.baseline`]!;
          const fired: [TriggerName, boolean][] = [
            ["performance", over("performance")],
            ["schedule", e["schedule.partitions"]! >= e["schedule.limit"]!],
            ["new labels", e["newLabels.rows"]! >= e["newLabels.limit"]!],
            ["distribution", e["distribution.columns"]! >= e["distribution.limit"]!],
            ["performance", over("performance2")],
            ["distribution", e["distribution2.columns"]! >= e["distribution2.limit"]!]
          ];
          expect(decision.trigger).toBe(fired.find(([, fires]) => fires)?.[0] ?? null);
        }
});
