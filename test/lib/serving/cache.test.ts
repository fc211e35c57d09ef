import {describe, expect, it} from "vitest";
import {cheHitRate} from "../../../lib/serving/che.js";
import {lruHits} from "../../../lib/serving/lru.js";
import {oneModel} from "../../../lib/serving/one-model.js";
import {summariseServing} from "../../../lib/serving/summary.js";
import {zipfShares} from "../../../lib/serving/zipf.js";
import {seeded} from "../../../lib/statistics/random.js";
import {service, simulated} from "./scenarios.js";

/** An LRU cache by its definition: a key is held if fewer than `size` others were asked for since it was. */
function hitsByDefinition(keys: readonly number[], size: number): number[] {
  return keys.map((key, i) => {
    const last = keys.lastIndexOf(key, i - 1);
    return i > 0 && last >= 0 && new Set(keys.slice(last + 1, i)).size < size ? 1 : 0;
  });
}

describe("lruHits(keys, size)", () => {
  it("is what the definition says, for any size", () => {
    const random = seeded(1);
    const keys = Array.from({length: 400}, () => Math.floor(30 * random() ** 2));
    for (const size of [0, 1, 2, 5, 29, 30, 100])
      expect(Array.from(lruHits(keys, size))).toEqual(hitsByDefinition(keys, size));
  });

  it("refuses half a key", () => {
    expect(() => lruHits([1], 0.5)).toThrow(new RangeError("invalid size of the cache: 0.5"));
  });
});

describe("the feature cache of a run", {timeout: 30_000}, () => {
  const look = {hitTime: 0.001, lookUpTime: 0.02};
  const hitRate = (exponent: number, keys: number, size: number): number => {
    const cache = {keys, exponent, size, ...look};
    const run = simulated(120_000, 50, oneModel(service), {cache});
    return summariseServing(run, 40_000).hitRate!;
  };

  it.each([0, 0.6, 0.8, 1, 1.2])("hits as Che's approximation says, within 2 points (exponent %d)", (exponent) => {
    for (const size of [50, 500, 2500]) {
      const expected = cheHitRate(zipfShares(5000, exponent), size);
      expect(Math.abs(hitRate(exponent, 5000, size) - expected)).toBeLessThan(0.02);
    }
  });

  it("is passed by every request, whose features come after the stated times", () => {
    const cache = {keys: 100, exponent: 1, size: 10, ...look};
    const run = simulated(2000, 50, oneModel(service), {cache});
    run.ready.forEach((ready, i) => expect(ready).toBe(run.arrival[i]! + (run.hit![i] === 1 ? 0.001 : 0.02)));
    expect(new Set(run.hit)).toEqual(new Set([0, 1]));
  });

  it("lets a hit overtake a look-up: whose features are there first is served first", () => {
    const cache = {keys: 100, exponent: 1, size: 10, ...look};
    const run = simulated(2000, 95, oneModel(service), {cache});
    const byReady = Array.from(run.ready.keys()).sort((a, b) => run.ready[a]! - run.ready[b]!);
    expect(byReady.map((i) => run.batch[i])).toEqual(Array.from(byReady.keys()));
    expect(byReady).not.toEqual(Array.from(byReady.keys()));
  });

  it("of size 0 never hits; without look-ups there is no rate", () => {
    const cache = {keys: 100, exponent: 1, size: 0, ...look};
    expect(summariseServing(simulated(100, 50, oneModel(service), {cache})).hitRate).toBe(0);
    expect(summariseServing(simulated(100, 50, oneModel(service))).hitRate).toBeNull();
  });
});
