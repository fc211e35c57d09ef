import {describe, expect, it} from "vitest";
import {erlangB} from "../../../lib/serving/erlang.js";
import {oneModel} from "../../../lib/serving/one-model.js";
import {requestsOverTime} from "../../../lib/serving/over-time.js";
import {meanTimeOfMg1, meanTimeOfMmc, quantileOfMm1} from "../../../lib/serving/queue-theory.js";
import {runQueue} from "../../../lib/serving/queue.js";
import {simulateServing} from "../../../lib/serving/simulate.js";
import {squaredVariation} from "../../../lib/serving/spread.js";
import {summariseServing} from "../../../lib/serving/summary.js";
import type {ServingRun, ServingScenario, Spread} from "../../../lib/serving/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {equalModels, plainQueue, service, simulated} from "./scenarios.js";

const within = (actual: number, expected: number, tolerance: number): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance);

/** Requests enough that chance moves the mean by about 2 %: it moves more, the busier the server. */
const requestsAt = (utilisation: number): number => (utilisation > 0.8 ? 1_000_000 : 250_000);

describe("a run in the long run", {timeout: 60_000}, () => {
  it.each([0.3, 0.5, 0.7, 0.8, 0.9])("is M/M/1: mean time within 5 %, utilisation %d", (utilisation) => {
    const {latency, ...summary} = plainQueue(requestsAt(utilisation), utilisation, "exponential", 1);
    within(latency.mean, 1 / (100 - 100 * utilisation), 0.05);
    within(latency.p50, quantileOfMm1(100 * utilisation, 0.01, 0.5), 0.05);
    within(latency.p95, quantileOfMm1(100 * utilisation, 0.01, 0.95), 0.1);
    within(summary.utilisation, utilisation, 0.01);
    within(summary.throughput, 100 * utilisation, 0.01);
  });

  it.each([2, 8])("is M/M/c: mean time within 5 %, %d servers", (servers) => {
    for (const utilisation of [0.3, 0.6, 0.8]) {
      const {latency} = plainQueue(requestsAt(utilisation), utilisation, "exponential", servers);
      within(latency.mean, meanTimeOfMmc(100 * utilisation * servers, 0.01, servers), 0.05);
    }
  });

  it.each([0.3, 0.5, 0.7, 0.9])("is M/D/1: mean time within 5 %, utilisation %d", (utilisation) => {
    const {latency} = plainQueue(requestsAt(utilisation), utilisation, "constant", 1);
    within(latency.mean, meanTimeOfMg1(100 * utilisation, 0.01, 0), 0.05);
  });

  it.each<Spread>([
    {kind: "lognormal", variation: 0.6},
    {kind: "measured", times: [0.006, 0.007, 0.007, 0.008, 0.022]}
  ])("is M/G/1 for other times: mean within 5 % ($kind)", (spread) => {
    const run = simulated(300_000, 70, oneModel({fixed: 0.01, perRow: 0, spread}));
    within(summariseServing(run).latency.mean, meanTimeOfMg1(70, 0.01, squaredVariation(spread)), 0.05);
  });

  it("without a queue turns away what Erlang's B formula says, whatever the distribution", () => {
    for (const kind of ["constant", "exponential"] as const) {
      const system = oneModel({fixed: 0.01, perRow: 0, spread: {kind}}, {servers: 4, maxQueue: 0});
      const {arrived, rejected} = summariseServing(simulated(300_000, 350, system));
      within(rejected / arrived, erlangB(3.5, 4), 0.03);
    }
  });

  it("with a bounded queue rejects as M/M/1/K", () => {
    const [load, places] = [0.9, 6];
    const system = oneModel({fixed: 0.01, perRow: 0, spread: {kind: "exponential"}}, {maxQueue: places - 1});
    const {arrived, rejected} = summariseServing(simulated(300_000, 100 * load, system));
    within(rejected / arrived, ((1 - load) * load ** places) / (1 - load ** (places + 1)), 0.04);
  });
});

/** A scenario in which everything is at work: look-ups, several models, loads, batches, a burst and rejections. */
const busy: ServingScenario = {
  requests: 4000,
  arrivals: {rate: 150, burst: {start: 10, duration: 3, factor: 6}},
  system: {
    servers: 3,
    memory: 2,
    models: equalModels(4, {kind: "lognormal", variation: 0.8}),
    maxBatch: 8,
    maxQueueDelay: 0.01,
    maxQueue: 60
  },
  cache: {keys: 500, exponent: 1, size: 50, hitTime: 0.001, lookUpTime: 0.03}
};

describe("simulateServing(scenario, seed)", () => {
  it("gives the same run for the same seed, and another for another", () => {
    expect(simulateServing(busy, 7)).toEqual(simulateServing(busy, 7));
    expect(simulateServing(busy, 7).batches.end).not.toEqual(simulateServing(busy, 8).batches.end);
  });

  it("has the same requests whatever the system", () => {
    const [slow, fast] = [1, 4].map((servers) => simulated(500, 90, oneModel(service, {servers})));
    expect(slow!.arrival).toEqual(fast!.arrival);
  });

  it("of no requests is empty, and has no figures", () => {
    const run = simulateServing({...busy, requests: 0}, 1);
    const {latency, throughput, batchSizes, served} = summariseServing(run);
    expect({latency, throughput, batchSizes, served}).toEqual({
      latency: {mean: NaN, p50: NaN, p95: NaN, p99: NaN},
      throughput: NaN,
      batchSizes: [],
      served: 0
    });
    expect(requestsOverTime(run, [1])[0]!.arrived).toBe(0);
  });
});

describe("requestsOverTime(run, times)", () => {
  const run = simulateServing(busy, 7);
  const {duration, ...summary} = summariseServing(run);
  const random = seeded(2);
  const times = [0, duration, ...Array.from({length: 500}, () => random() * duration), run.arrival[9]!, run.ready[9]!];

  it("finds every request that arrived in one place, at any instant", () => {
    const counts = requestsOverTime(run, times);
    for (const {time, arrived, lookingUp, waiting, inService, served, rejected} of counts) {
      expect(arrived).toBe(run.arrival.filter((arrival) => arrival <= time).length);
      expect(lookingUp + waiting + inService + served + rejected).toBe(arrived);
      expect(Math.min(lookingUp, waiting, inService, served, rejected)).toBeGreaterThanOrEqual(0);
      expect(waiting).toBeLessThanOrEqual(60);
      expect(inService).toBeLessThanOrEqual(3 * 8);
    }
    for (const place of ["lookingUp", "waiting", "inService", "rejected"] as const)
      expect(Math.max(...counts.map((at) => at[place]))).toBeGreaterThan(0);
  });

  it("ends with all answered or rejected, as the summary says", () => {
    const [end] = requestsOverTime(run, [duration]);
    expect(end).toMatchObject({lookingUp: 0, waiting: 0, inService: 0, arrived: 4000});
    expect(end!.served).toBe(summary.served);
    expect(end!.rejected).toBe(summary.rejected);
    expect(summary.rejected).toBeGreaterThan(0);
    expect(summary.served + summary.rejected).toBe(summary.arrived);
  });

  it("shows a burst as a queue that grows while it lasts and empties after", () => {
    const arrivals = {rate: 50, burst: {start: 20, duration: 5, factor: 4}};
    const bursting = simulateServing({requests: 4000, arrivals, system: oneModel(service), cache: null}, 1);
    const [before, during, after] = requestsOverTime(bursting, [20, 25, 50]).map(({waiting}) => waiting);
    // 1000 requests come in 5 s, and the server answers 500 of them.
    expect(during).toBeGreaterThan(400);
    expect(Math.max(before!, after!)).toBeLessThan(20);
  });
});

/** Integrates a count over a run, from event to event. */
function integral(run: ServingRun, count: "waiting" | "inService" | "lookingUp"): number {
  const events = [0, ...run.arrival, ...run.ready, ...run.batches.start, ...run.batches.end].sort((a, b) => a - b);
  const counts = requestsOverTime(run, events);
  return counts.reduce((sum, at, i) => sum + at[count] * ((events[i + 1] ?? at.time) - at.time), 0);
}

describe("Little's law", () => {
  it("holds exactly in a run that empties, of times without rounding", () => {
    const random = seeded(11);
    let time = 0;
    const ready = Float64Array.from({length: 512}, () => (time += Math.floor(random() * 5) / 64));
    const system = oneModel({fixed: 1 / 64, perRow: 1 / 64}, {maxBatch: 4, maxQueueDelay: 1 / 32});
    const queued = runQueue({ready, model: new Uint8Array(512)}, system, seeded(1));
    const run = {servers: 1, arrival: ready, ready, hit: null, ...queued};
    const {latency, queueLength, duration} = summariseServing(run);
    expect(integral(run, "waiting") + integral(run, "inService")).toBe(latency.mean * 512);
    expect(integral(run, "waiting") / duration).toBe(queueLength);
  });

  it("holds to rounding in any run that empties: mean number in the system is throughput × mean latency", () => {
    const run = simulateServing({...busy, system: {...busy.system, maxQueue: Infinity}}, 3);
    const {latency, throughput, duration, queueLength} = summariseServing(run);
    const inSystem = integral(run, "waiting") + integral(run, "inService") + integral(run, "lookingUp");
    expect(inSystem / duration / (throughput * latency.mean)).toBeCloseTo(1, 11);
    expect(integral(run, "waiting") / duration / queueLength).toBeCloseTo(1, 11);
  });
});

describe("summariseServing(run, skip)", () => {
  const system = oneModel({fixed: 2, perRow: 0}, {maxQueue: 1});
  const ready = Float64Array.from([1, 2, 2.5, 10]);
  const queued = runQueue({ready, model: [0, 0, 0, 0]}, system, seeded(1));
  const run = {servers: 1, arrival: ready, ready, hit: null, ...queued};

  it("is what one counts by hand", () => {
    expect(summariseServing(run)).toEqual({
      arrived: 4,
      served: 3,
      rejected: 1,
      latency: {mean: 7 / 3, p50: 2, p95: 2.9, p99: 2.98},
      duration: 12,
      throughput: 3 / 12,
      utilisation: 6 / 12,
      queueLength: 1 / 12,
      batchSizes: [3],
      loads: 0,
      hitRate: null
    });
  });

  it("leaves the first requests out, and the time before the next", () => {
    const {arrived, served, latency, duration, utilisation, queueLength} = summariseServing(run, 2);
    expect({arrived, served, duration}).toEqual({arrived: 2, served: 1, duration: 9.5});
    expect(latency.mean).toBe(2);
    expect(utilisation).toBe(4.5 / 9.5);
    expect(queueLength).toBe(0.5 / 9.5);
  });

  it("has no figures where all are left out, and refuses half a request", () => {
    expect(summariseServing(run, 4)).toMatchObject({arrived: 0, served: 0, utilisation: NaN, queueLength: NaN});
    expect(() => summariseServing(run, 0.5)).toThrow("invalid number of requests to skip: 0.5");
  });

  it("counts batches by their size, and all requests in them", () => {
    const {batchSizes, served} = summariseServing(simulateServing(busy, 7));
    expect(batchSizes).toHaveLength(8);
    expect(batchSizes.reduce((sum, count, i) => sum + count * (i + 1), 0)).toBe(served);
  });
});
