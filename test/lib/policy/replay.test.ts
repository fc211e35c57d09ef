import {describe, expect, it} from "vitest";
import {gramOf} from "../../../lib/model/gram.js";
import {predictLinear} from "../../../lib/model/least-squares.js";
import {ridge} from "../../../lib/model/ridge.js";
import {costOf} from "../../../lib/policy/cost.js";
import type {Replay, ReplayPolicy, ReplayStream} from "../../../lib/policy/replay-types.js";
import {replay} from "../../../lib/policy/replay.js";
import type {Trigger} from "../../../lib/policy/types.js";
import type {ScenarioId} from "../../../lib/scenario/scenarios.js";
import type {Tract} from "../../../lib/scenario/types.js";
import {columnsOf, features, fit, rowsOf, streamOf, trainRows} from "./boston-streams.js";

const streams = new Map<ScenarioId, ReplayStream>();

function stream(id: ScenarioId): ReplayStream {
  let known = streams.get(id);
  if (known === undefined) streams.set(id, (known = streamOf(id)));
  return known;
}

const never: ReplayPolicy = {triggers: [], coolDown: 0, window: 30, start: "rebuild", gate: null};
const every = (days: number): Trigger => ({on: "schedule", every: days});
const weekly: ReplayPolicy = {...never, triggers: [every(7)]};
const onError: ReplayPolicy = {
  ...{...never, window: 14},
  triggers: [{on: "performance", ratio: 1.25, partitions: 5}]
};
const onPsi: ReplayPolicy = {...never, triggers: [{on: "distribution", columns: 1, limit: 0.25}]};
const gate = {holdout: 7, confidence: 0.95};

/** RMSE over rows of a model that is fitted on rows, with no sums kept in between. */
function rowWise(learnt: readonly Tract[], scored: readonly Tract[]): number {
  const names = [...features, "medv"];
  const model = fit(gramOf(names, columnsOf(learnt)));
  const columns = columnsOf(scored);
  const errors = predictLinear(model, columns.slice(0, -1)).map((answer, row) => answer - columns.at(-1)![row]!);
  return Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
}

const dayRmse = ({errors}: Replay, day: number): number => Math.sqrt(errors[day]!.total / errors[day]!.n);
const trainingRows = (id: ScenarioId, days: readonly number[]): Tract[] =>
  days.flatMap((day) => rowsOf(id, day).training);
const range = (from: number, to: number): number[] => Array.from({length: to - from}, (_, i) => from + i);

describe("replay(policy, stream) is exact", () => {
  it.each<[string, ReplayPolicy, number[], boolean]>([
    ["the last 30 days", weekly, range(48, 78), false],
    ["all days and the first rows", {...weekly, window: null}, range(0, 78), true],
    ["what the champion had learnt and the last days", {...weekly, window: 3, start: "continue"}, continued(), true]
  ])("for a model that learns from %s", (_, policy, days, withFirst) => {
    const result = replay(policy, stream("S4"));
    // Trained at the end of day 84, when the labels of the days before 78 are known.
    const position = result.models.findIndex(({from}) => from === 85);
    expect(result.models[position]!.learnt).toEqual({first: withFirst, partitions: days});
    const learnt = [...(withFirst ? trainRows : []), ...trainingRows("S4", days)];
    expect(result.retrainings[position - 1]!.rows).toBe(learnt.length);
    for (const day of [85, 91]) {
      expect(result.inForce[day]).toBe(position);
      const expected = rowWise(learnt, rowsOf("S4", day).scoring);
      expect(Math.abs(dayRmse(result, day) / expected - 1)).toBeLessThan(1e-9);
    }
  });

  it("over the whole stream", () => {
    const result = replay(never, stream("S0"));
    const scored = range(0, 120).flatMap((day) => rowsOf("S0", day).scoring);
    expect(Math.abs(result.rmse / rowWise(trainRows, scored) - 1)).toBeLessThan(1e-9);
    expect(result.models).toHaveLength(1);
    expect(result.retrainings).toEqual([]);
  });

  it("for ridge as well, which differs from least squares", () => {
    const penalised = {...stream("S4"), fit: (rows: Parameters<typeof fit>[0]) => ridge(rows, features, "medv", 5)};
    const [plain, shrunk] = [replay(weekly, stream("S4")), replay(weekly, penalised)];
    const names = [...features, "medv"];
    const model = ridge(gramOf(names, columnsOf(trainingRows("S4", range(48, 78)))), features, "medv", 5);
    const trained = shrunk.models.find(({from}) => from === 85)!.model;
    trained.coefficients.forEach((value, i) => expect(value / model.coefficients[i]!).toBeCloseTo(1, 8));
    expect(shrunk.rmse).not.toBeCloseTo(plain.rmse, 4);
  });

  /** Days of the trainings on days 7, 14, … 84, each on the last three whose labels were known. */
  function continued(): number[] {
    return range(0, 12).flatMap((week) => range(Math.max(0, 7 * week - 2), 7 * week + 1));
  }
});

describe("replay(policy, stream) on the course's streams", () => {
  it("S4: never is worse than every 30 days, and that than weekly with a window of 30 days", () => {
    const [none, monthly, best] = [never, {...never, triggers: [every(30)]}, weekly].map((policy) =>
      replay(policy, stream("S4"))
    );
    expect(none!.rmse).toBeGreaterThan(1.05 * monthly!.rmse);
    expect(monthly!.rmse).toBeGreaterThan(1.05 * best!.rmse);
    expect(best!.retrainings.length).toBeGreaterThan(monthly!.retrainings.length);
  });

  it("S4: the error trigger does as well as weekly training with a quarter of the trainings", () => {
    const [triggered, scheduled] = [replay(onError, stream("S4")), replay(weekly, stream("S4"))];
    expect(triggered.rmse).toBeLessThan(scheduled.rmse);
    expect(triggered.retrainings.length).toBeLessThanOrEqual(scheduled.retrainings.length / 4);
    expect(triggered.retrainings[0]!.decision.trigger).toBe("performance");
  });

  it("S4: a window of all days is worse than one of the last 30", () => {
    expect(replay({...weekly, window: null}, stream("S4")).rmse).toBeGreaterThan(replay(weekly, stream("S4")).rmse);
  });

  it.each(["S0", "S4", "S5"] as const)("%s: the PSI trigger never fires", (id) => {
    expect(replay(onPsi, stream(id)).retrainings).toEqual([]);
  });

  it.each(["S1", "S2", "S6b"] as const)("%s: the PSI trigger fires once its change is there, and not before", (id) => {
    const [first] = replay(onPsi, stream(id)).retrainings;
    expect(first!.decision.trigger).toBe("distribution");
    expect(first!.at).toBeGreaterThanOrEqual(id === "S1" ? 40 : 60);
  });

  it("S0: the error trigger never fires", () => {
    expect(replay(onError, stream("S0")).retrainings).toEqual([]);
  });

  it("S0: a gate lets no model of a window of days replace one that is as good", () => {
    const {retrainings, models} = replay({...weekly, gate}, stream("S0"));
    expect(retrainings.length).toBeGreaterThan(10);
    expect(models).toHaveLength(1);
  });

  it("S4: a gate promotes when the champion is beaten beyond chance, and the promoted model's error there counts", () => {
    const {retrainings, models} = replay({...weekly, gate}, stream("S4"));
    const promoted = retrainings.filter((retraining) => retraining.promoted);
    expect(promoted.length).toBeGreaterThan(1);
    expect(promoted.length).toBeLessThan(retrainings.length);
    expect(promoted[0]!.at).toBeGreaterThan(40);
    promoted.forEach(({at, checks}, i) => {
      const {evidence} = checks.find(({name}) => name === "error")!;
      expect(evidence["high"]).toBeLessThan(0);
      expect(models[i + 1]).toMatchObject({from: at + 1, baseline: evidence["challenger"]});
    });
  });

  it("S6b: a challenger that learnt from the corrupted week is refused; without a gate it answers", () => {
    const policy = {...onError, coolDown: 14};
    const [open, gated] = [replay(policy, stream("S6b")), replay({...policy, gate}, stream("S6b"))];
    expect(open.retrainings[0]!.promoted).toBe(true);
    const [refused] = gated.retrainings;
    expect(refused!.at).toBe(open.retrainings[0]!.at);
    const schema = refused!.checks.find(({name}) => name === "schema")!;
    expect(schema).toMatchObject({passed: false, evidence: {anomalies: 1}});
    expect(schema.reason).toContain("tax");
    expect(gated.models).toHaveLength(1);
    expect(gated.rmse).toBeLessThan(open.rmse);
  });

  it("S6b: held-out rows of the corrupted week favour that challenger, so the schema check is needed", () => {
    const blind = {...stream("S6b"), partitions: stream("S6b").partitions.map((p) => ({...p, anomalies: []}))};
    const {retrainings, models} = replay({...onError, gate}, blind);
    const promoted = retrainings.find((retraining) => retraining.promoted)!;
    // The labels of days 60 to 66 are known from day 66 to 73 on: held out are corrupted days, and learnt are too.
    expect(promoted.at).toBeLessThanOrEqual(73);
    expect(models[1]!.learnt.partitions.filter((day) => day >= 60 && day < 67).length).toBeGreaterThanOrEqual(5);
    expect(dayRmse(replay({...onError, gate}, blind), promoted.at + 1)).toBeGreaterThan(
      1.1 * dayRmse(replay(never, blind), promoted.at + 1)
    );
  });
});

describe("replay(policy, stream) knows labels when they come", () => {
  it("and with more delay it never acts earlier, and errs more", () => {
    const runs = [0, 7, 14, 30].map((delay) => replay(onError, {...stream("S4"), delay}));
    const starts = runs.map(({retrainings}) => retrainings[0]!.at);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[3]! - starts[0]!).toBeGreaterThanOrEqual(25);
    expect(runs[3]!.rmse).toBeGreaterThan(runs[0]!.rmse);
  });

  it("judges a model by its own answers alone, and learns from labelled days alone", () => {
    const {retrainings, models} = replay(onError, stream("S4"));
    retrainings.forEach(({at, decision}, i) => {
      expect(decision.evidence["performance.rows"]).toBe(
        range(at - 11, at - 6).reduce((sum, day) => sum + rowsOf("S4", day).scoring.length, 0)
      );
      expect(models[i]!.from).toBeLessThanOrEqual(at - 11);
      expect(models[i + 1]!.learnt.partitions).toEqual(range(at - 20, at - 6));
    });
  });

  it("keeps partitions back from the challenger where scoring rows are training rows", () => {
    const same = {
      ...stream("S4"),
      apart: false,
      partitions: stream("S4").partitions.map((partition) => ({...partition, scoring: partition.training}))
    };
    const {retrainings, models} = replay({...weekly, gate}, same);
    const promoted = retrainings.filter((retraining) => retraining.promoted);
    expect(promoted.length).toBeGreaterThan(0);
    promoted.forEach(({at}, i) => expect(models[i + 1]!.learnt.partitions.at(-1)).toBe(at - 14));
  });

  it("waits for labels, and retrains on as many as it is told to", () => {
    const [first, second] = replay(weekly, stream("S0")).retrainings;
    expect([first!.at, second!.at]).toEqual([7, 14]);
    const labels = replay({...never, triggers: [{on: "new labels", rows: 900}]}, stream("S0")).retrainings;
    for (const {decision} of labels) expect(decision.evidence["newLabels.rows"]).toBeGreaterThanOrEqual(900);
    expect(labels.length).toBe(Math.floor(113 / (labels[1]!.at - labels[0]!.at)));
  });
});

describe("replay(policy, stream)", () => {
  it("gives the same result each time and leaves the stream as it was", () => {
    const before = JSON.stringify(stream("S4"));
    const policy = {...onError, gate, start: "continue" as const};
    expect(JSON.stringify(replay(policy, stream("S4")))).toBe(JSON.stringify(replay(policy, stream("S4"))));
    expect(JSON.stringify(stream("S4"))).toBe(before);
  });

  it("takes partitions without rows as they come", () => {
    const {partitions, first} = stream("S4");
    const empty = {names: first.names, values: first.values.map(() => 0)};
    const gaps = partitions.map((partition, i) =>
      i % 3 === 0 ? {...partition, training: empty, scoring: empty} : partition
    );
    const result = replay({...weekly, gate}, {...stream("S4"), partitions: gaps});
    expect(result.errors[3]).toEqual({n: 0, total: 0});
    expect(result.models.length).toBeGreaterThan(1);
    expect(Number.isFinite(result.rmse)).toBe(true);
  });

  it("of a stream without partitions has no error, and refuses blocks over other columns", () => {
    expect(replay(weekly, {...stream("S4"), partitions: []})).toMatchObject({rmse: NaN, errors: [], retrainings: []});
    const other = gramOf(["rm", "medv"], [[5], [20]]);
    const {partitions} = stream("S4");
    const mixed = partitions.map((partition, i) => (i === 5 ? {...partition, training: other} : partition));
    expect(() => replay(weekly, {...stream("S4"), partitions: mixed})).toThrow(/^incompatible Gram blocks/);
  });

  it("answers a slider: 120 days of 13 columns in well under 50 ms", () => {
    for (const policy of [weekly, {...weekly, gate}, onError]) {
      const times = range(0, 9).map(() => {
        const start = performance.now();
        replay(policy, stream("S4"));
        return performance.now() - start;
      });
      // The fastest: other tests run at the same time.
      expect(Math.min(...times)).toBeLessThan(25);
    }
  });
});

describe("costOf(replay, prices)", () => {
  it("turns the choice by price: trainings that cost nothing are worth it, dear ones are not", () => {
    const [none, often] = [replay(never, stream("S4")), replay(weekly, stream("S4"))];
    const total = (run: Replay, training: number): number => costOf(run, {training, error: 1}).total;
    expect(total(often, 0)).toBeLessThan(total(none, 0));
    expect(total(often, 1e4)).toBeGreaterThan(total(none, 1e4));
    expect(costOf(often, {training: 100, error: 0})).toEqual({training: 1700, error: 0, total: 1700});
  });

  it("refuses a price below 0", () => {
    const run = replay(never, stream("S0"));
    for (const prices of [
      {training: -1, error: 1},
      {training: 1, error: NaN}
    ])
      expect(() => costOf(run, prices)).toThrow(RangeError);
  });
});
