import {describe, expect, it} from "vitest";
import {cheHitRate} from "../../../lib/serving/che.js";
import {erlangB, erlangC} from "../../../lib/serving/erlang.js";
import {meanTimeOfMg1, meanTimeOfMmc, quantileOfMm1} from "../../../lib/serving/queue-theory.js";
import {zipfShares} from "../../../lib/serving/zipf.js";

/** Probabilities of 0 … `last` requests in a queue with `servers` servers, from its balance equations. */
function stationary(load: number, servers: number, last: number): number[] {
  const weights = [1];
  for (let n = 1; n <= last; ++n) weights.push((weights[n - 1]! * load) / Math.min(n, servers));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

const loads = [0.1, 0.5, 0.9].flatMap((utilisation) =>
  [1, 2, 5, 40].map((servers) => ({load: utilisation * servers, servers}))
);

describe("erlangB(load, servers)", () => {
  it.each(loads)("solves the balance equations without a queue: $load, $servers", ({load, servers}) => {
    expect(erlangB(load, servers)).toBeCloseTo(stationary(load, servers, servers)[servers]!, 13);
  });

  it("stays a probability where factorials overflow", () => {
    expect(erlangB(1000, 1000)).toBeGreaterThan(0.02);
    expect(erlangB(1000, 1000)).toBeLessThan(0.03);
    expect(erlangB(0, 3)).toBe(0);
  });

  it("refuses a negative load and half a server", () => {
    expect(() => erlangB(-1, 1)).toThrow(new RangeError("invalid load: -1"));
    expect(() => erlangB(1, 1.5)).toThrow(new RangeError("invalid number of servers: 1.5"));
  });
});

describe("erlangC(load, servers) and meanTimeOfMmc(rate, serviceTime, servers)", () => {
  it.each(loads)("solve the balance equations of an unlimited queue: $load, $servers", ({load, servers}) => {
    const shares = stationary(load, servers, 2000);
    const waits = shares.slice(servers).reduce((a, b) => a + b, 0);
    const inSystem = shares.reduce((sum, share, n) => sum + n * share, 0);
    expect(erlangC(load, servers)).toBeCloseTo(waits, 12);
    // Little's law turns the mean number in the system into the mean time there.
    expect(meanTimeOfMmc(load / 0.01, 0.01, servers) / ((inSystem / load) * 0.01)).toBeCloseTo(1, 10);
  });

  it("say that a queue without spare capacity grows without end", () => {
    expect(erlangC(2, 2)).toBe(1);
    expect(meanTimeOfMmc(200, 0.01, 2)).toBe(Infinity);
    expect(meanTimeOfMg1(200, 0.01, 0)).toBe(Infinity);
    expect(quantileOfMm1(200, 0.01, 0.5)).toBe(Infinity);
  });
});

describe("meanTimeOfMg1(rate, serviceTime, squaredVariation)", () => {
  it("is 1 / (μ − λ) for exponential times, and waits half as long for constant ones", () => {
    for (const rate of [30, 50, 90]) {
      expect(meanTimeOfMg1(rate, 0.01, 1)).toBeCloseTo(1 / (100 - rate), 14);
      expect(meanTimeOfMg1(rate, 0.01, 1)).toBeCloseTo(meanTimeOfMmc(rate, 0.01, 1), 14);
      expect(meanTimeOfMg1(rate, 0.01, 0) - 0.01).toBeCloseTo((meanTimeOfMg1(rate, 0.01, 1) - 0.01) / 2, 14);
    }
  });

  it("refuses a negative variation and a rate of 0", () => {
    expect(() => meanTimeOfMg1(1, 0.1, -1)).toThrow(new RangeError("invalid squared variation: -1"));
    expect(() => meanTimeOfMg1(0, 0.1, 0)).toThrow(new RangeError("invalid arrival rate: 0"));
    expect(() => quantileOfMm1(1, 0.1, 1)).toThrow(new RangeError("invalid quantile: 1"));
  });
});

describe("cheHitRate(shares, size)", () => {
  it("is size / keys when all keys are alike", () => {
    expect(cheHitRate(zipfShares(1000, 0), 250)).toBeCloseTo(0.25, 12);
  });

  it("is 0 without a cache and 1 when all keys that are asked for fit", () => {
    expect(cheHitRate(zipfShares(10, 1), 0)).toBe(0);
    expect(cheHitRate(zipfShares(10, 1), 10)).toBe(1);
    expect(cheHitRate([0.5, 0.5, 0, 0], 2)).toBe(1);
  });

  it("rises with the size and with the exponent, and stays below what holding the most frequent keys gives", () => {
    for (const exponent of [0.5, 1, 2]) {
      const shares = zipfShares(2000, exponent);
      const sizes = [1, 10, 100, 1000, 1999];
      const rates = sizes.map((size) => cheHitRate(shares, size));
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
      rates.forEach((rate, i) => {
        expect(rate).toBeLessThanOrEqual(shares.slice(0, sizes[i]).reduce((a, b) => a + b, 0) + 1e-12);
        expect(cheHitRate(zipfShares(2000, exponent / 2), sizes[i]!)).toBeLessThan(rate);
      });
    }
  });

  it("solves its equation where a few keys have nearly all requests", () => {
    expect(cheHitRate(zipfShares(2000, 30), 1)).toBeGreaterThan(0.999999);
    expect(cheHitRate(zipfShares(2000, 30), 1999)).toBeLessThanOrEqual(1);
  });
});

describe("zipfShares(keys, exponent)", () => {
  it("fall as a power of the rank and sum to 1", () => {
    const shares = zipfShares(100_000, 1.2);
    expect(shares.reduceRight((a, b) => a + b, 0)).toBeCloseTo(1, 14);
    expect(shares[0]! / shares[9]!).toBeCloseTo(10 ** 1.2, 10);
  });

  it("refuses no keys and a negative exponent", () => {
    expect(() => zipfShares(0, 1)).toThrow(new RangeError("invalid number of keys: 0"));
    expect(() => zipfShares(3, -1)).toThrow(new RangeError("invalid exponent: -1"));
  });
});
