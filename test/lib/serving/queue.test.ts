import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {oneModel} from "../../../lib/serving/one-model.js";
import {runQueue} from "../../../lib/serving/queue.js";
import {simulateServing} from "../../../lib/serving/simulate.js";
import {factorSource} from "../../../lib/serving/spread.js";
import type {BatchTime, ServingSystem} from "../../../lib/serving/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {equalModels, service} from "./scenarios.js";

/** Runs requests of the one model there is. */
const run = (times: readonly number[], system: ServingSystem) =>
  runQueue({ready: Float64Array.from(times), model: times.map(() => 0)}, system, seeded(9));

const arrivalsOf = (seed: number, count: number, rate: number): Float64Array =>
  simulateServing({requests: count, arrivals: {rate, burst: null}, system: oneModel(service), cache: null}, seed).ready;

/** Answers by Kiefer and Wolfowitz's recursion: each request takes the server that is free first. */
function plainAnswers(ready: Float64Array, time: BatchTime, servers: number, seed: number): number[] {
  const factor = factorSource(time.spread, seeded(seed));
  const free = new Array<number>(servers).fill(0);
  return Array.from(ready, (arrived) => {
    const first = free.indexOf(Math.min(...free));
    return (free[first] = Math.max(arrived, free[first]!) + (time.fixed + time.perRow) * factor());
  });
}

/** Batches by recursion: one starts when a server is free and its last place is taken or its oldest has waited. */
function batchesByRecursion(ready: Float64Array, system: ServingSystem, seed: number) {
  const {fixed, perRow, spread} = system.models[0]!;
  const factor = factorSource(spread, seeded(seed));
  const free = new Array<number>(system.servers).fill(0);
  const [start, end, size]: [number[], number[], number[]] = [[], [], []];
  for (let head = 0; head < ready.length; head += size.at(-1)!) {
    const first = free.indexOf(Math.min(...free));
    const due = Math.min(ready[head + system.maxBatch - 1] ?? Infinity, ready[head]! + system.maxQueueDelay);
    start.push(Math.max(due, free[first]!));
    const present = ready.filter((time, i) => i >= head && time <= start.at(-1)!).length;
    size.push(Math.min(present, system.maxBatch));
    end.push((free[first] = start.at(-1)! + (fixed + perRow * size.at(-1)!) * factor()));
  }
  return {start, end, size};
}

describe("runQueue(requests, system, random)", () => {
  it("with batches of 1 and delay 0 is the plain queue to the last bit, for any number of servers", () => {
    for (const servers of [1, 2, 7])
      for (const kind of ["constant", "exponential"] as const) {
        const time = {...service, spread: {kind}};
        const ready = arrivalsOf(servers, 3000, 90 * servers);
        const {batch, batches} = runQueue({ready, model: new Uint8Array(3000)}, oneModel(time, {servers}), seeded(5));
        expect(Array.from(batch)).toEqual(Array.from(batch.keys()));
        expect(Array.from(batches.end)).toEqual(plainAnswers(ready, time, servers, 5));
      }
  });

  it("forms batches as their recursion says, to the last bit, for any size, delay and number of servers", () => {
    for (const [maxBatch, maxQueueDelay, servers, rate] of [
      [2, 0, 1, 120],
      [4, 0.003, 1, 150],
      [8, 0.02, 2, 300],
      [16, 0.1, 3, 100],
      [64, 1, 1, 60]
    ] as const) {
      const time = {...service, spread: {kind: "lognormal", variation: 0.7}} as const;
      const system = oneModel(time, {servers, maxBatch, maxQueueDelay});
      const ready = arrivalsOf(maxBatch, 2000, rate);
      const {batches} = runQueue({ready, model: new Uint8Array(2000)}, system, seeded(6));
      const expected = batchesByRecursion(ready, system, 6);
      expect(Array.from(batches.size)).toEqual(expected.size);
      expect(Array.from(batches.start)).toEqual(expected.start);
      expect(Array.from(batches.end)).toEqual(expected.end);
    }
  });

  it("sends a batch when it is full, when its oldest has waited, and never to a busy server", () => {
    const system = oneModel({fixed: 4, perRow: 1}, {maxBatch: 3, maxQueueDelay: 2});
    // Full at 1; the next three are full long before the server is free at 8; the last one waits from 30 until 32.
    const {batch, batches} = run([0, 0.5, 1, 2, 3, 4, 30], system);
    expect(Array.from(batch)).toEqual([0, 0, 0, 1, 1, 1, 2]);
    expect(Array.from(batches.start)).toEqual([1, 8, 32]);
    expect(Array.from(batches.end)).toEqual([8, 15, 37]);
    expect(Array.from(batches.size)).toEqual([3, 3, 1]);
  });

  it("rejects who finds the queue full and no server, and answers all others in order", () => {
    const {batch, batches} = run([0, 1, 2, 3, 10, 11], oneModel({fixed: 10, perRow: 0}, {maxQueue: 2}));
    expect(Array.from(batch)).toEqual([0, 1, 2, -1, 3, -1]);
    expect(Array.from(batches.start)).toEqual([0, 10, 20, 30]);
  });

  it("with no queue at all takes whom a server takes at once", () => {
    const {batch} = run([0, 1, 2, 2.5], oneModel({fixed: 2, perRow: 0}, {maxQueue: 0}));
    expect(Array.from(batch)).toEqual([0, -1, 1, -1]);
  });

  it("lets requests of the same instant join one after another", () => {
    const {batch} = run([0, 0, 0, 0], oneModel({fixed: 1, perRow: 0}, {maxBatch: 2}));
    expect(Array.from(batch)).toEqual([0, 1, 1, 2]);
  });

  it("loads models where they are missing, and unloads the one longest unused", () => {
    const models = equalModels(3, {kind: "constant"}).map((model) => ({...model, fixed: 1, perRow: 0, loadTime: 5}));
    const system = {servers: 1, memory: 2, models, maxBatch: 1, maxQueueDelay: 0, maxQueue: Infinity};
    const ready = Float64Array.from([0, 10, 20, 30, 40, 50]);
    const {batches} = runQueue({ready, model: [0, 1, 0, 2, 0, 1]}, system, seeded(1));
    expect(Array.from(batches.load)).toEqual([5, 5, 0, 5, 0, 5]);
    expect(Array.from(batches.end)).toEqual([6, 16, 21, 36, 41, 56]);
  });

  it("sends a batch to an idle server that has its model, else to one with room", () => {
    const models = equalModels(3, {kind: "constant"}).map((model) => ({...model, fixed: 1, perRow: 0}));
    const system = {servers: 2, memory: 2, models, maxBatch: 1, maxQueueDelay: 0, maxQueue: Infinity};
    const ready = Float64Array.from([0, 10, 20, 30, 40, 40.1]);
    const {batches} = runQueue({ready, model: [0, 1, 0, 2, 1, 1]}, system, seeded(1));
    // Model 2 goes to the server idle longest of two with as much room; the last request finds the only one that has
    // model 1 busy, and the other full.
    expect(Array.from(batches.server)).toEqual([0, 1, 0, 1, 1, 0]);
    expect(Array.from(batches.load)).toEqual([0.5, 0.5, 0, 0.5, 0, 0.5]);
  });

  it("takes the model whose oldest request joined first, and batches no two models together", () => {
    const models = equalModels(2, {kind: "constant"}).map((model) => ({...model, fixed: 10, perRow: 0, loadTime: 0}));
    const system = {servers: 1, memory: 2, models, maxBatch: 8, maxQueueDelay: 0, maxQueue: Infinity};
    const ready = Float64Array.from([0, 1, 2, 3, 4]);
    const {batch, batches} = runQueue({ready, model: [0, 1, 0, 1, 0]}, system, seeded(1));
    expect(Array.from(batch)).toEqual([0, 1, 2, 1, 2]);
    expect(Array.from(batches.model)).toEqual([0, 1, 0]);
  });
});

const systems = fc
  .record({
    servers: fc.integer({min: 1, max: 4}),
    maxBatch: fc.integer({min: 1, max: 6}),
    maxQueueDelay: fc.constantFrom(0, 0.005, 0.05),
    maxQueue: fc.constantFrom(0, 1, 3, 20, Infinity),
    count: fc.integer({min: 1, max: 5}),
    memory: fc.integer({min: 1, max: 5})
  })
  .map(({count, ...rest}): ServingSystem => ({...rest, models: equalModels(count, {kind: "exponential"})}));

describe("any run", () => {
  it("answers each model's requests in order, a server at a time, in batches that were due", () => {
    fc.assert(
      fc.property(systems, fc.integer({min: 1, max: 1e6}), fc.constantFrom(20, 200, 800), (system, seed, rate) => {
        const ready = arrivalsOf(seed, 300, rate);
        const random = seeded(seed);
        const model = Array.from(ready, () => Math.floor(random() * system.models.length));
        const {batch, batches} = runQueue({ready, model}, system, seeded(seed));
        const freeAt = new Map<number, number>();
        batches.start.forEach((start, b) => {
          const members = Array.from(batch.keys()).filter((i) => batch[i] === b);
          expect(members).toHaveLength(batches.size[b]!);
          expect(members.every((i) => model[i] === batches.model[b] && ready[i]! <= start)).toBe(true);
          const isDue = members.length === system.maxBatch || start >= ready[members[0]!]! + system.maxQueueDelay;
          expect(isDue).toBe(true);
          expect(start).toBeGreaterThanOrEqual(freeAt.get(batches.server[b]!) ?? 0);
          expect(batches.end[b]).toBeGreaterThanOrEqual(start + batches.load[b]!);
          freeAt.set(batches.server[b]!, batches.end[b]!);
        });
        for (const m of system.models.keys()) {
          const answered = Array.from(batch).filter((b, i) => b >= 0 && model[i] === m);
          expect(answered).toEqual([...answered].sort((a, b) => a - b));
        }
        if (system.maxQueue === Infinity) expect(batch.includes(-1)).toBe(false);
        const waitingAt = (time: number, before: number): number =>
          batch.filter((b, i) => i < before && b >= 0 && batches.start[b]! > time).length;
        batch.forEach((b, i) => {
          const waiting = waitingAt(ready[i]!, i);
          if (b < 0) expect(waiting).toBe(system.maxQueue);
          else expect(waiting).toBeLessThanOrEqual(system.maxQueue);
        });
      }),
      {seed: 3, numRuns: 60}
    );
  });
});

describe("a system with a parameter out of range", () => {
  const valid = oneModel(service);
  const withModel = (change: object): ServingSystem => ({...valid, models: [{...valid.models[0]!, ...change}]});

  it.each([
    [{...valid, servers: 0}, "invalid number of servers: 0"],
    [{...valid, memory: -1}, "invalid memory of a server: -1"],
    [{...valid, maxBatch: 0}, "invalid largest batch: 0"],
    [{...valid, maxQueueDelay: Infinity}, "invalid largest queue delay: Infinity"],
    [{...valid, maxQueue: -1}, "invalid largest queue: -1"],
    [withModel({fixed: -1}), "invalid fixed time of model 0: -1"],
    [withModel({perRow: NaN}), "invalid time per row of model 0: NaN"],
    [withModel({fixed: 0, perRow: 0}), "invalid mean time of one row of model 0: 0"],
    [withModel({loadTime: -1}), "invalid load time of model 0: -1"],
    [withModel({memory: 3}), "model 0 does not fit on a server: memory 3 of 0"],
    [{...valid, models: []}, "no weight above 0"]
  ])("is refused: %#", (system, message) => {
    const scenario = {requests: 1, arrivals: {rate: 1, burst: null}, system, cache: null};
    expect(() => simulateServing(scenario, 1)).toThrow(new RangeError(message));
  });
});
