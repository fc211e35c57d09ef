import {describe, expect, it} from "vitest";
import {arrivalClock, poissonArrivals} from "../../../lib/serving/arrivals.js";
import {factorSource, squaredVariation} from "../../../lib/serving/spread.js";
import type {Spread} from "../../../lib/serving/types.js";
import {indexSource} from "../../../lib/serving/weighted.js";
import {seeded} from "../../../lib/statistics/random.js";

const n = 200_000;

describe("poissonArrivals(arrivals, count, random)", () => {
  it("has gaps of mean 1 / rate and of as large a deviation", () => {
    const times = poissonArrivals({rate: 50, burst: null}, n, seeded(1));
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
    const mean = gaps.reduce((a, b) => a + b, 0) / n;
    const variance = gaps.reduce((a, gap) => a + (gap - mean) ** 2, 0) / n;
    expect(mean * 50).toBeCloseTo(1, 2);
    expect(variance * 50 ** 2).toBeCloseTo(1, 1);
  });

  it("brings `factor` times as many requests within a burst, and as many as ever outside", () => {
    const times = poissonArrivals({rate: 100, burst: {start: 200, duration: 100, factor: 3}}, n, seeded(2));
    const count = (from: number, to: number): number => times.filter((time) => time >= from && time < to).length;
    // four standard deviations of a Poisson count
    expect(Math.abs(count(0, 200) - 20_000)).toBeLessThan(4 * Math.sqrt(20_000));
    expect(Math.abs(count(200, 300) - 30_000)).toBeLessThan(4 * Math.sqrt(30_000));
    expect(Math.abs(count(300, 800) - 50_000)).toBeLessThan(4 * Math.sqrt(50_000));
  });

  it("brings none in a burst of factor 0, and is ascending throughout", () => {
    const times = poissonArrivals({rate: 10, burst: {start: 5, duration: 20, factor: 0}}, 1000, seeded(3));
    expect(times.filter((time) => time > 5 && time < 25)).toHaveLength(0);
    expect(times.some((time) => time > 25)).toBe(true);
    expect(times).toEqual(times.toSorted());
  });

  it("at twice the rate is the same requests in half the time", () => {
    const slow = poissonArrivals({rate: 10, burst: null}, 100, seeded(4));
    const fast = poissonArrivals({rate: 20, burst: null}, 100, seeded(4));
    expect(fast.map((time) => time * 2)).toEqual(slow);
  });

  it("refuses what is no rate, no burst and no count", () => {
    const random = seeded(1);
    expect(() => poissonArrivals({rate: 0, burst: null}, 1, random)).toThrow("invalid arrival rate: 0");
    expect(() => poissonArrivals({rate: 1, burst: null}, 1.5, random)).toThrow("invalid number of requests: 1.5");
    const burst = {start: 0, duration: 1, factor: -1};
    expect(() => arrivalClock({rate: 1, burst}, random)).toThrow("invalid factor of the burst: -1");
  });
});

describe("factorSource(spread, random) and squaredVariation(spread)", () => {
  const spreads: Spread[] = [
    {kind: "constant"},
    {kind: "exponential"},
    {kind: "lognormal", variation: 0},
    {kind: "lognormal", variation: 0.5},
    {kind: "lognormal", variation: 1},
    {kind: "measured", times: [0.004, 0.005, 0.005, 0.007, 0.03]}
  ];

  it.each(spreads)("agree: factors have mean 1 and the stated variation ($kind, $variation)", (spread) => {
    const draw = factorSource(spread, seeded(5));
    const factors = Float64Array.from({length: n}, draw);
    const mean = factors.reduce((a, b) => a + b, 0) / n;
    const variance = factors.reduce((a, factor) => a + (factor - mean) ** 2, 0) / n;
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(variance - squaredVariation(spread))).toBeLessThanOrEqual(0.05 * squaredVariation(spread) + 1e-30);
  });

  it("draw measured times alone", () => {
    const draw = factorSource({kind: "measured", times: [1, 2, 6]}, seeded(6));
    expect(new Set(Array.from({length: 1000}, draw))).toEqual(new Set([1 / 3, 2 / 3, 2]));
  });

  it("refuse a negative variation and times without a mean", () => {
    const sources = [factorSource, (spread: Spread) => squaredVariation(spread)];
    for (const source of sources) {
      expect(() => source({kind: "lognormal", variation: -1}, seeded(1))).toThrow("invalid variation: -1");
      expect(() => source({kind: "measured", times: []}, seeded(1))).toThrow("no measured time above 0: []");
      expect(() => source({kind: "measured", times: [1, -1]}, seeded(1))).toThrow("invalid measured time: -1");
    }
  });
});

describe("indexSource(weights, random)", () => {
  it("draws indices as often as their weights say, and never one of weight 0", () => {
    const draw = indexSource([0, 1, 0, 3, 0], seeded(7));
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; ++i) ++counts[draw()]!;
    expect([counts[0], counts[2], counts[4]]).toEqual([0, 0, 0]);
    expect(Math.abs(counts[1]! / n - 0.25)).toBeLessThan(0.004);
  });

  it("refuses weights that are negative or all 0", () => {
    expect(() => indexSource([1, -1], seeded(1))).toThrow("invalid weight: -1");
    expect(() => indexSource([0], seeded(1))).toThrow("no weight above 0");
    expect(() => indexSource([], seeded(1))).toThrow("no weight above 0");
  });
});
