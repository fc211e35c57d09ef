import {describe, expect, it} from "vitest";
import {deriveSeed, seeded, shuffled} from "../../../lib/statistics/random.js";
import {golden} from "./golden.js";

describe("seeded(seed)", () => {
  it.each(golden.mulberry32)("gives mulberry32's numbers for %d", (seed, expected) => {
    const random = seeded(seed);
    expect(expected.map(() => random())).toEqual(expected);
  });

  it("is even over [0, 1): 20 equal cells, 100,000 draws, χ² below its 0.999 quantile", () => {
    const random = seeded(7);
    const counts = new Array<number>(20).fill(0);
    for (let i = 0; i < 100_000; ++i) ++counts[Math.floor(20 * random())]!;
    expect(counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)).toBeLessThan(43.8);
  });
});

describe("deriveSeed(seed, ...labels)", () => {
  it.each(golden.fnv1a)("is FNV-1a of %s", (text, hash) => {
    const [seed, ...labels] = text.split("/");
    expect(deriveSeed(Number(seed), ...labels)).toBe(hash);
  });

  it("gives neighbouring labels streams that do not go together", () => {
    const first = Array.from({length: 2000}, (_, day) => seeded(deriveSeed(42, "draw", day))() - 0.5);
    const product = first.slice(1).reduce((sum, x, i) => sum + x * first[i]!, 0);
    expect(Math.abs((12 * product) / first.length)).toBeLessThan(3 / Math.sqrt(first.length));
  });

  it("takes labels in any script", () => {
    expect(deriveSeed(1, "日", "\ud800")).not.toBe(deriveSeed(1, "日", "\ud801"));
  });
});

describe("shuffled(values, random)", () => {
  it("keeps every value, and leaves its input as it was", () => {
    const values = Object.freeze([5, 5, 1, 2, 3]);
    expect(shuffled(values, seeded(1)).sort()).toEqual([1, 2, 3, 5, 5]);
    expect(shuffled([], seeded(1))).toEqual([]);
  });

  it("gives each of six orders its share: χ² below its 0.999 quantile", () => {
    const random = seeded(3);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; ++i) {
      const order = shuffled([1, 2, 3], random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(20.5);
    expect(counts.size).toBe(6);
  });
});
