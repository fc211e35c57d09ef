import {describe, expect, it} from "vitest";
import {simulateBatchReads} from "../../../lib/serving/batch-schedule.js";
import {capacity} from "../../../lib/serving/capacity.js";
import {costPerMillion} from "../../../lib/serving/cost.js";
import {oneModel} from "../../../lib/serving/one-model.js";
import {simulateServing} from "../../../lib/serving/simulate.js";
import {summariseServing} from "../../../lib/serving/summary.js";
import type {ServingSummary} from "../../../lib/serving/summary.js";
import type {ServingSystem} from "../../../lib/serving/types.js";
import {equalModels, service, simulated} from "./scenarios.js";

/** What the lesson on serving tells its readers must hold in the runs it shows them, of 5,000 requests. */
const requests = 5000;
const summary = (rate: number, system: ServingSystem, seed = 1): ServingSummary =>
  summariseServing(simulated(requests, rate, system, {seed}));
const exponential = {...service, spread: {kind: "exponential"}} as const;
const costOf = ({duration, served}: ServingSummary, servers: number, pricePerHour: number): number =>
  costPerMillion({serverHours: (servers * duration) / 3600, pricePerHour, predictions: served});

describe("a run of 5,000 requests", () => {
  it("has p99 ≥ p95 ≥ p50, utilisation within [0, 1] and all requests accounted for, wherever the sliders are", () => {
    for (const rate of [10, 90, 400])
      for (const servers of [1, 3])
        for (const maxBatch of [1, 8])
          for (const maxQueueDelay of [0, 0.02])
            for (const maxQueue of [20, Infinity]) {
              const system = oneModel(exponential, {servers, maxBatch, maxQueueDelay, maxQueue});
              const {latency, utilisation, arrived, served, rejected} = summary(rate, system);
              expect(latency.p99).toBeGreaterThanOrEqual(latency.p95);
              expect(latency.p95).toBeGreaterThanOrEqual(latency.p50);
              expect(latency.p50).toBeGreaterThan(0);
              expect(utilisation).toBeGreaterThan(0);
              expect(utilisation).toBeLessThanOrEqual(1);
              expect(served + rejected).toBe(arrived);
            }
  });

  it("slows down the more, the nearer the server is to its limit", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [a, b, c, d] = [0.3, 0.6, 0.9, 0.99].map(
        (load) => summary(100 * load, oneModel(exponential), seed).latency
      );
      expect(b!.p99).toBeGreaterThan(a!.p99);
      expect(c!.p99 - b!.p99).toBeGreaterThan(b!.p99 - a!.p99);
      expect(d!.p99).toBeGreaterThan(5 * a!.p99);
    }
  });

  it("answers no more than the capacity, and less late with another server", () => {
    const one = summary(300, oneModel(service));
    const four = summary(300, oneModel(service, {servers: 4}));
    expect(one.throughput).toBeCloseTo(capacity({...service, spread: {kind: "constant"}}, 1, 1), 0);
    expect(one.utilisation).toBeGreaterThan(0.99);
    expect(four.throughput).toBeGreaterThan(290);
    expect(four.latency.mean).toBeLessThan(one.latency.mean / 100);
  });

  it("with batches answers more than without, and at low load later for waiting to fill them", () => {
    const single = oneModel(exponential);
    const batched = oneModel(exponential, {maxBatch: 16, maxQueueDelay: 0.02});
    expect(summary(300, batched).throughput).toBeGreaterThan(2.5 * summary(300, single).throughput);
    expect(summary(300, batched).latency.p99).toBeLessThan(summary(300, single).latency.p99 / 10);
    expect(summary(20, batched).latency.p50).toBeGreaterThan(1.5 * summary(20, single).latency.p50);
  });

  it("with a longer queue delay has larger batches and busies the server less", () => {
    const delays = [0, 0.01, 0.05].map((maxQueueDelay) =>
      summary(60, oneModel(exponential, {maxBatch: 16, maxQueueDelay}))
    );
    const sizes = delays.map(({served, batchSizes}) => served / batchSizes.reduce((a, b) => a + b, 0));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(delays[2]!.utilisation).toBeLessThan(delays[0]!.utilisation / 1.5);
  });

  it("in a burst rejects rather than keeps waiting, when the queue is bounded", () => {
    const arrivals = {rate: 50, burst: {start: 20, duration: 5, factor: 4}};
    const [bounded, unbounded] = [20, Infinity].map((maxQueue) =>
      summariseServing(simulateServing({requests, arrivals, system: oneModel(service, {maxQueue}), cache: null}, 1))
    );
    expect(bounded!.rejected).toBeGreaterThan(300);
    expect(unbounded!.rejected).toBe(0);
    expect(bounded!.latency.p99).toBeLessThan(unbounded!.latency.p99 / 5);
  });

  it("costs servers × price / (throughput × 3600) × 10⁶ a million", () => {
    const run = summary(150, oneModel(service, {servers: 2}));
    expect(costOf(run, 2, 0.4) / (((2 * 0.4) / (run.throughput * 3600)) * 1e6)).toBeCloseTo(1, 12);
    expect(() => costPerMillion({serverHours: 1, pricePerHour: -1, predictions: 1})).toThrow(
      "invalid pricePerHour: -1"
    );
  });
});

describe("an accelerator of four times the price", () => {
  const accelerated = {...exponential, fixed: 0.002, perRow: 0.0001};
  const settings = {maxBatch: 16, maxQueueDelay: 0.005};

  it("costs more at low load, where both stand idle, and less where one does the work of many servers", () => {
    const machines = [1, 10];
    const [lowPlain, highPlain] = machines.map((servers, i) => {
      const run = summary([40, 4000][i]!, oneModel(exponential, {servers, ...settings}));
      return {cost: costOf(run, servers, 1), p95: run.latency.p95};
    });
    const [lowFast, highFast] = [40, 4000].map((rate) => {
      const run = summary(rate, oneModel(accelerated, {servers: 1, ...settings}));
      return {cost: costOf(run, 1, 4), p95: run.latency.p95};
    });
    expect(lowFast!.cost).toBeGreaterThan(3.5 * lowPlain!.cost);
    expect(highFast!.cost).toBeLessThan(highPlain!.cost);
    expect(highFast!.p95).toBeLessThan(highPlain!.p95);
  });
});

describe("models that share servers", () => {
  /** The first requests, for which every model has to be loaded, are left out. */
  const packed = (memory: number, servers: number): ServingSummary => {
    const models = equalModels(4, {kind: "exponential"});
    const system = {servers, memory, models, maxBatch: 1, maxQueueDelay: 0, maxQueue: Infinity};
    return summariseServing(simulated(requests, 100, system), 1000);
  };

  it("with room for all answer sooner than on servers of their own, and nearly as soon on half of them", () => {
    const own = summariseServing(simulated(requests, 25, oneModel(exponential)), 1000);
    expect(packed(4, 4).latency.mean).toBeLessThan(0.9 * own.latency.mean);
    expect(packed(4, 2).latency.mean).toBeLessThan(1.1 * own.latency.mean);
    expect(packed(4, 2).utilisation).toBeGreaterThan(1.8 * own.utilisation);
    expect(packed(4, 2).loads).toBe(0);
  });

  it("with less room load models again and again, and answer later", () => {
    const [room, less] = [packed(4, 2), packed(1, 2)];
    expect(less.loads).toBeGreaterThan(1000);
    expect(less.latency.p95).toBeGreaterThan(10 * room.latency.p95);
  });
});

describe("a feature cache", () => {
  const cached = (size: number, exponent = 1): ServingSummary =>
    summariseServing(
      simulated(requests, 60, oneModel(service), {
        cache: {keys: 2000, exponent, size, hitTime: 0.0005, lookUpTime: 0.02}
      }),
      1000
    );

  it("of a larger size hits more often and answers sooner", () => {
    const runs = [0, 20, 200, 2000].map((size) => cached(size));
    const rates = runs.map(({hitRate}) => hitRate!);
    const times = runs.map(({latency}) => latency.mean);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(rates[2]! - rates[1]!).toBeGreaterThan(0.2);
  });

  it("is worth more the more unequal the keys are", () => {
    expect(cached(200, 1.2).hitRate).toBeGreaterThan(cached(200, 0.6).hitRate! + 0.2);
  });
});

describe("a batch calendar", () => {
  it("with a longer interval has older predictions and fewer that nobody reads", () => {
    const hour = 3600;
    const runs = [1, 6, 24, 24 * 30].map((hours) =>
      simulateBatchReads({interval: hours * hour, runTime: hour / 4, rows: 506}, {rate: 0.01, exponent: 1}, 4, 1)
    );
    const ages = runs.map(({ages}) => ages.reduce((a, b) => a + b, 0) / ages.length);
    const unread = runs.map(({unread, stored}) => unread / stored);
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
    expect(unread).toEqual([...unread].sort((a, b) => b - a));
    expect(unread[0]! - unread[2]!).toBeGreaterThan(0.3);
  });
});
