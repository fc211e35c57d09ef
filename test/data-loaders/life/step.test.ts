import {describe, expect, it} from "vitest";
import {firstMemory} from "../../../data-loaders/life/memory.js";
import type {LifeMemory, RunningCanary} from "../../../data-loaders/life/memory.js";
import {liveOn} from "../../../data-loaders/life/step.js";
import type {LifeEvent, Today} from "../../../data-loaders/life/step.js";
import type {RetrainPolicy, Trigger} from "../../../lib/policy/types.js";
import {fakeWorkshop, quietDay, quietPolicy} from "./fake-workshop.js";

const first = Object.freeze(firstMemory("old", 4, null));
const trained: LifeMemory = Object.freeze({...first, trainedAt: 9, knownThen: 10});
const everyDay: RetrainPolicy = {...quietPolicy, triggers: [{on: "schedule", every: 1}]};

function kinds(events: readonly LifeEvent[]): string[] {
  return events.map(({kind}) => kind);
}

function only<K extends LifeEvent["kind"]>(events: readonly LifeEvent[], kind: K): Extract<LifeEvent, {kind: K}> {
  const found = events.filter((event) => event.kind === kind);
  expect(found.length).toBe(1);
  return found[0] as Extract<LifeEvent, {kind: K}>;
}

describe("liveOn(policy, today, memory, workshop) while no canary is at work", () => {
  it("keeps the model where nothing fires, and asks nothing of the workshop", async () => {
    const workshop = fakeWorkshop();
    const {events, memory} = await liveOn(quietPolicy, quietDay, first, workshop);
    expect(events).toMatchObject([{kind: "decision", action: "keep", reason: "the policy has no trigger"}]);
    expect(memory).toEqual(first);
    expect(workshop.calls).toEqual([]);
  });

  const loud = [{column: "nox", value: 0.4, isAlarm: true}];
  it.each<[Trigger, Partial<Today>, Partial<Today>]>([
    [{on: "schedule", every: 10}, {}, {position: 8}],
    [{on: "new labels", rows: 600}, {}, {learnable: [...Array<number>(9).fill(60), 59]}],
    [
      {on: "performance", ratio: 1.25, partitions: 5},
      {errors: Array.from({length: 10}, () => ({n: 50, total: 50 * 25.1}))},
      {errors: Array.from({length: 10}, () => ({n: 50, total: 50 * 24.9}))}
    ],
    [{on: "distribution", columns: 1, limit: null}, {features: loud}, {}],
    [{on: "distribution", columns: 1, limit: 0.3}, {features: loud}, {features: [{...loud[0]!, value: 0.2}]}]
  ])("trains when %j fires, and not otherwise", async (trigger, fires, doesNot) => {
    const policy = {...quietPolicy, triggers: [trigger]};
    const {events} = await liveOn(policy, {...quietDay, ...fires}, first, fakeWorkshop());
    expect(only(events, "decision")).toMatchObject({action: "retrain", trigger: trigger.on});
    expect(kinds(events)).toContain("trained");
    const other = await liveOn(policy, {...quietDay, ...doesNot}, first, fakeWorkshop());
    expect(kinds(other.events)).toEqual(["decision"]);
    expect(only(other.events, "decision").action).toBe("keep");
  });

  it("trains when somebody asks, and says who was asked for what before it decides", async () => {
    const {events, memory} = await liveOn(quietPolicy, {...quietDay, requests: ["a", "b"]}, first, fakeWorkshop());
    expect(events.slice(0, 3)).toMatchObject([
      {kind: "request", reason: "a"},
      {kind: "request", reason: "b"},
      {kind: "decision", trigger: "on demand", reason: "asked for: a, b"}
    ]);
    expect(memory).toMatchObject({pending: [], trainedAt: 9});
  });

  it.each([
    [8, 3, "keep"],
    [9, 3, "keep"],
    [10, 3, "keep"],
    [11, 3, "retrain"]
  ])("on day %i is silent for three days after a training on day 8: %s", async (position, coolDown, action) => {
    const policy = {...everyDay, coolDown};
    const memory = {...first, trainedAt: 8, knownThen: 5};
    const {events} = await liveOn(policy, {...quietDay, position}, memory, fakeWorkshop());
    expect(only(events, "decision").action).toBe(action);
  });

  it("counts labels and days from the last training, of the first model from the beginning", async () => {
    const policy = {...quietPolicy, triggers: [everyDay.triggers[0]!, {on: "new labels", rows: 1e6} as const]};
    const day = {...quietDay, learnable: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]};
    const from = async (memory: LifeMemory) =>
      only((await liveOn(policy, day, memory, fakeWorkshop())).events, "decision");
    expect((await from(first)).evidence).toMatchObject({"schedule.partitions": 10, "newLabels.rows": 1023});
    const later = {...first, trainedAt: 6, knownThen: 7};
    expect((await from(later)).evidence).toMatchObject({
      ...{"schedule.partitions": 3, "newLabels.rows": 896, "coolDown.partitions": 3}
    });
  });

  it("counts from the last partition that the first model learnt from, where it learnt from some", async () => {
    const policy: RetrainPolicy = {...everyDay, coolDown: 4};
    const {events} = await liveOn(policy, quietDay, firstMemory("old", 4, 6), fakeWorkshop());
    expect(only(events, "decision")).toMatchObject({
      ...{action: "keep", evidence: {"schedule.partitions": 3, "labels.new": 180, "coolDown.partitions": 3}}
    });
  });

  it("judges performance by partitions that the model in force has answered alone", async () => {
    const policy: RetrainPolicy = {...quietPolicy, triggers: [{on: "performance", ratio: 1.25, partitions: 3}]};
    const errors = Array.from({length: 10}, (_, day) => ({n: 50, total: day < 7 ? 5000 : 50}));
    const decided = async (inForceFrom: number) =>
      only((await liveOn(policy, {...quietDay, errors}, {...first, inForceFrom}, fakeWorkshop())).events, "decision");
    expect((await decided(0)).evidence).toMatchObject({"performance.error": 1});
    expect((await decided(8)).evidence).toMatchObject({"performance.partitions": 2});
    expect((await decided(6)).action).toBe("keep");
  });

  it("does nothing where there is nothing to learn from, and does not forget what was asked", async () => {
    const obstacle = "no row to learn from has a value of ptratio";
    const today = {...quietDay, requests: ["please"]};
    const {events, memory} = await liveOn(everyDay, today, first, fakeWorkshop({obstacle}));
    expect(kinds(events)).toEqual(["request", "decision"]);
    expect(only(events, "decision")).toMatchObject({action: "keep", trigger: null});
    expect(only(events, "decision").reason).toMatch(/^asked for: please; .*; but no row to learn from has a value/);
    expect(memory).toEqual({...first, pending: ["please"]});
    const next = await liveOn(quietPolicy, {...quietDay, position: 10}, memory, fakeWorkshop());
    expect(only(next.events, "decision").trigger).toBe("on demand");
    expect(next.memory.pending).toEqual([]);
  });

  it("waits with what was asked until a first label is there", async () => {
    const today = {...quietDay, position: 2, known: 0, errors: [], learnable: [], requests: ["now"]};
    const {events, memory} = await liveOn(quietPolicy, today, first, fakeWorkshop());
    expect(only(events, "decision").reason).toBe("asked for: now; but no labelled partition is left to learn from");
    expect(memory.pending).toEqual(["now"]);
  });

  it.each([
    [5, false, {from: 5, to: 10}, {from: 7, to: 10}],
    [null, false, {from: 0, to: 10}, {from: 7, to: 10}],
    [100, false, {from: 0, to: 10}, {from: 7, to: 10}],
    [5, true, {from: 2, to: 7}, {from: 7, to: 10}],
    [null, true, {from: 0, to: 7}, {from: 7, to: 10}]
  ])(
    "with a window of %j, held-out days kept apart: %j, learns from %j and tries on %j",
    async (window, holdsBack, learnt, holdout) => {
      const workshop = fakeWorkshop();
      await liveOn({...everyDay, window}, {...quietDay, holdsBack}, first, workshop);
      expect(workshop.calls).toEqual([
        ["obstacle", learnt],
        ["train", learnt],
        ["compare", learnt, holdout]
      ]);
    }
  );

  it.each([
    [9, {from: 9, to: 10}],
    [4, {from: 7, to: 10}]
  ])(
    "tries, with held-out days kept apart, on none that the champion has learnt from: %i",
    async (learntTo, holdout) => {
      const workshop = fakeWorkshop();
      await liveOn(everyDay, {...quietDay, holdsBack: true}, {...first, learntTo}, workshop);
      expect(workshop.calls.at(-1)).toEqual(["compare", {from: 2, to: 7}, holdout]);
    }
  );

  it("waits, with held-out days kept apart, while the champion has learnt from all of them", async () => {
    const workshop = fakeWorkshop();
    const {events, memory} = await liveOn(everyDay, {...quietDay, holdsBack: true}, {...first, learntTo: 10}, workshop);
    const reason = /; but every labelled partition is one that the champion has learnt from$/;
    expect(only(events, "decision")).toMatchObject({action: "keep", reason: expect.stringMatching(reason) as string});
    expect(memory).toEqual({...first, learntTo: 10});
    expect(workshop.calls).toEqual([]);
  });

  it("has nothing to learn from while all that is known is held out", async () => {
    const workshop = fakeWorkshop();
    const today = {...quietDay, known: 3, holdsBack: true};
    const {events} = await liveOn(everyDay, today, first, workshop);
    expect(only(events, "decision")).toMatchObject({action: "keep", evidence: {"labels.learnable": 0}});
    expect(workshop.calls).toEqual([]);
  });

  it("tries early on what there is", async () => {
    const workshop = fakeWorkshop();
    await liveOn(everyDay, {...quietDay, position: 1, known: 2}, first, workshop);
    expect(workshop.calls.at(-1)).toEqual(["compare", {from: 0, to: 2}, {from: 0, to: 2}]);
  });

  it("promotes at once what passes, where the policy has no canary", async () => {
    const {events, memory} = await liveOn(everyDay, quietDay, first, fakeWorkshop());
    expect(kinds(events)).toEqual(["decision", "trained", "gate", "promoted"]);
    expect(events.slice(1)).toMatchObject([
      {version: "new", parent: "old", rows: 300, span: ["a", "b"]},
      {version: "new", champion: "old", passed: true},
      {version: "new", before: "old"}
    ]);
    expect(memory).toEqual({...trained, champion: "new", baseline: 3, learntTo: 10, inForceFrom: 10});
  });

  it.each([
    ["error", {losses: {champion: 450, challenger: 800}}],
    ["schema", {anomalies: [{column: "tax", kind: "FLOAT_TYPE_SMALL_FLOAT" as const}]}]
  ])("refuses what fails the check of %s, and keeps the champion and its baseline", async (name, answers) => {
    const {events, memory} = await liveOn(everyDay, quietDay, first, fakeWorkshop(answers));
    expect(kinds(events)).toEqual(["decision", "trained", "gate"]);
    const {passed, checks} = only(events, "gate");
    expect(passed).toBe(false);
    expect(checks.filter((check) => !check.passed).map((check) => check.name)).toEqual([name]);
    expect(memory).toEqual(trained);
  });

  it("does not try a challenger that has come out as the champion itself", async () => {
    const workshop = fakeWorkshop({version: "old"});
    const {events, memory} = await liveOn(everyDay, quietDay, first, workshop);
    expect(kinds(events)).toEqual(["decision", "trained"]);
    expect(memory).toEqual(trained);
    expect(workshop.calls.map(([what]) => what)).toEqual(["obstacle", "train"]);
  });

  it("gives what passes a share of the rows, where the policy has a canary", async () => {
    const policy = {...everyDay, canary: {share: 0.2, partitions: 3}};
    const {events, memory} = await liveOn(policy, quietDay, first, fakeWorkshop());
    expect(kinds(events)).toEqual(["decision", "trained", "gate", "canary"]);
    expect(events.at(-1)).toEqual({kind: "canary", version: "new", share: 0.2, partitions: 3});
    expect(memory).toEqual({
      ...trained,
      canary: {version: "new", baseline: 3, learntTo: 10, share: 0.2, from: 10, until: 13}
    });
  });
});

describe("liveOn(policy, today, memory, workshop) while a canary is at work", () => {
  const canary: RunningCanary = {version: "new", baseline: 3, learntTo: 3, share: 0.2, from: 4, until: 7};
  const memory: LifeMemory = Object.freeze({...first, trainedAt: 3, knownThen: 4, canary});
  const arm = (n: number, loss: number) => ({n, total: n * loss, square: 2 * n * loss ** 2});

  it("waits for the labels of its partitions, whatever the triggers say", async () => {
    const workshop = fakeWorkshop();
    const {events, memory: next} = await liveOn(everyDay, {...quietDay, known: 6}, memory, workshop);
    expect(events).toMatchObject([{kind: "decision", action: "keep", trigger: null}]);
    expect(only(events, "decision").reason).toBe(
      "canary new is to be judged first: 1 of its partitions have no labels yet"
    );
    expect(next).toEqual(memory);
    expect(workshop.calls).toEqual([]);
  });

  it("waits on while an arm has too few rows", async () => {
    const workshop = fakeWorkshop({arms: {champion: arm(200, 16), canary: arm(29, 9)}});
    const {events, memory: next} = await liveOn(quietPolicy, {...quietDay, known: 7}, memory, workshop);
    expect(only(events, "decision")).toMatchObject({action: "keep", evidence: {canaryRows: 29, championRows: 200}});
    expect(next).toEqual(memory);
    expect(workshop.calls).toEqual([["arms", {from: 4, to: 7}]]);
  });

  it("judges it by all partitions that are known by then", async () => {
    const workshop = fakeWorkshop({arms: {champion: arm(200, 16), canary: arm(60, 9)}});
    await liveOn(quietPolicy, {...quietDay, known: 9}, memory, workshop);
    expect(workshop.calls).toEqual([["arms", {from: 4, to: 9}]]);
  });

  it.each([
    ["better", 9],
    ["not worse beyond chance", 18]
  ])("promotes it where it is %s; from the next partition on it answers alone", async (_, loss) => {
    const workshop = fakeWorkshop({arms: {champion: arm(200, 16), canary: arm(60, loss)}});
    const {events, memory: next} = await liveOn(everyDay, {...quietDay, known: 7}, memory, workshop);
    expect(events).toMatchObject([{kind: "promoted", version: "new", before: "old"}]);
    expect(next).toEqual({...memory, champion: "new", baseline: 3, learntTo: 3, inForceFrom: 10, canary: null});
  });

  it("rolls it back where it is worse", async () => {
    const workshop = fakeWorkshop({arms: {champion: arm(200, 16), canary: arm(60, 36)}});
    const {events, memory: next} = await liveOn(everyDay, {...quietDay, known: 7}, memory, workshop);
    expect(events).toMatchObject([{kind: "rolled back", version: "new", champion: "old"}]);
    expect(only(events, "rolled back").evidence).toMatchObject({champion: 16, canary: 36});
    expect(next).toEqual({...memory, canary: null});
  });

  it("remembers what is asked for meanwhile, and does it when the canary is judged", async () => {
    const waiting = await liveOn(quietPolicy, {...quietDay, known: 6, requests: ["soon"]}, memory, fakeWorkshop());
    expect(kinds(waiting.events)).toEqual(["request", "decision"]);
    expect(only(waiting.events, "decision").reason).toMatch(/; what was asked for has to wait$/);
    expect(waiting.memory.pending).toEqual(["soon"]);
    const workshop = fakeWorkshop({arms: {champion: arm(200, 16), canary: arm(60, 36)}});
    const judged = await liveOn(quietPolicy, {...quietDay, position: 10, known: 7}, waiting.memory, workshop);
    expect(kinds(judged.events)).toEqual(["rolled back"]);
    const next = await liveOn(quietPolicy, {...quietDay, position: 11}, judged.memory, fakeWorkshop());
    expect(only(next.events, "decision")).toMatchObject({trigger: "on demand", reason: "asked for: soon"});
    expect(next.memory.pending).toEqual([]);
  });
});
