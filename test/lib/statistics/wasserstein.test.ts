import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {stretchesOf} from "../../../lib/statistics/binned-values.js";
import type {BinnedValues} from "../../../lib/statistics/binned-values.js";
import {energy, energyOf} from "../../../lib/statistics/energy.js";
import {seeded} from "../../../lib/statistics/random.js";
import {wasserstein, wassersteinNormed, wassersteinOf} from "../../../lib/statistics/wasserstein.js";
import {golden, relativeError} from "./distances-golden.js";
import {binnedOf, samples} from "./samples.js";

fc.configureGlobal({seed: 20240304, numRuns: 500});

const distances = [
  ["wasserstein", wasserstein, wassersteinOf],
  ["energy", energy, energyOf]
] as const;

const empty: BinnedValues = {counts: [0, 0, 0], min: Infinity, max: -Infinity, lowTailSum: 0, highTailSum: 0};

describe.each(distances)("%s(reference, current, edges)", (name, binned, raw) => {
  it.each(golden.values)("of raw values agrees with SciPy to 1e-9 relative ($a.length and $b.length rows)", (value) => {
    expect(relativeError(raw(value.a, value.b), value[name])).toBeLessThanOrEqual(1e-9);
  });

  it("of bins is as far from that of raw values as its bound at most: any shape, any edges", () => {
    fc.assert(
      fc.property(samples, ({a, b, edges}) => {
        const {value, bound} = binned(binnedOf(a, edges), binnedOf(b, edges), edges);
        const exact = raw(a, b);
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(bound + 1e-9 * (1 + exact));
      })
    );
  });

  it("is 0 between a window and itself, and symmetric", () => {
    fc.assert(
      fc.property(samples, ({a, b, edges}) => {
        const [p, q] = [binnedOf(a, edges), binnedOf(b, edges)];
        expect(binned(p, p, edges).value).toBe(0);
        const [there, back] = [binned(p, q, edges), binned(q, p, edges)];
        expect(back.value).toBeCloseTo(there.value, 10 - Math.ceil(Math.log10(1 + there.value)));
        expect(raw(a, a)).toBe(0);
        expect(raw(b, a)).toBeCloseTo(raw(a, b), 10 - Math.ceil(Math.log10(1 + raw(a, b))));
      })
    );
  });

  it("moves with the scale of the values, and not with their place", () => {
    fc.assert(
      fc.property(samples, ({a, b}) => {
        const move = (x: number): number => 4 * x + 8;
        const factor = name === "wasserstein" ? 4 : 2;
        const value = factor * raw(a, b);
        expect(Math.abs(raw(a.map(move), b.map(move)) - value)).toBeLessThanOrEqual(1e-6 * (1 + value));
      })
    );
  });

  it("is NaN when a side is empty", () => {
    const some = binnedOf([1, 2, 3], [1, 2]);
    for (const [p, q] of [
      [empty, some],
      [some, empty],
      [empty, empty]
    ] as const)
      expect(binned(p, q, [1, 2])).toEqual({value: NaN, bound: NaN});
    expect([raw([], [1]), raw([1], [])]).toEqual([NaN, NaN]);
  });

  it("is a number, if an infinite one, with values up to the largest", () => {
    const edges = [-1e308, 0, 1e308];
    const [p, q] = [binnedOf([-1.7e308, -1e300, 0, 1.7e308], edges), binnedOf([-1.7e308, 5, 1.7e308], edges)];
    for (const figure of Object.values(binned(p, q, edges))) expect(figure).toBeGreaterThanOrEqual(0);
    const overflown: BinnedValues = {...p, highTailSum: Infinity, lowTailSum: NaN};
    for (const figure of Object.values(binned(overflown, q, edges))) expect(figure).toBeGreaterThanOrEqual(0);
    expect(() => raw([1, Infinity], [1])).toThrow(new RangeError("invalid value: Infinity"));
  });

  it("counts rows to 2⁴⁰", () => {
    const edges = [0, 1];
    const rows = (low: number, middle: number): BinnedValues => ({
      counts: [low, middle, 0],
      min: -1,
      max: 1,
      lowTailSum: -low / 2,
      highTailSum: 0
    });
    const {value, bound} = binned(rows(2 ** 40, 2 ** 39), rows(2 ** 39, 2 ** 40), edges);
    expect(value).toBeGreaterThan(0.3);
    expect(value).toBeLessThan(1);
    expect(bound).toBeLessThan(2);
  });

  it("refuses counts that do not fit the edges", () => {
    expect(() => binned(empty, empty, [1])).toThrow(new RangeError("incompatible counts: 3 for 1 edges"));
  });
});

describe("the bounds of an outer bin", () => {
  const rows = (count: number, value: number): number[] => new Array<number>(count).fill(value);
  const rest = rows(990, 5);

  it("cover rows at both ends of it against rows at their mean", () => {
    const [a, b] = [[...rows(10, -100), ...rows(990, 0)], rows(1000, -1)];
    const {value, bound} = wasserstein(binnedOf(a, [0]), binnedOf(b, [0]), [0]);
    const error = Math.abs(value - wassersteinOf(a, b));
    expect(error).toBeGreaterThan(1.2);
    expect(error).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThanOrEqual(2 + 1e-12);
  });

  it("cover one row in a hundred far out", () => {
    const [a, b] = [
      [...rest, ...rows(5, -100), ...rows(5, 0)],
      [...rest, ...rows(10, -50)]
    ];
    const {value, bound} = energy(binnedOf(a, [0]), binnedOf(b, [0]), [0]);
    const error = Math.abs(value - energyOf(a, b));
    expect(error).toBeGreaterThan(0.02);
    expect(error).toBeLessThanOrEqual(bound);
  });
});

describe("wasserstein(reference, current, edges)", () => {
  const heavy = (seed: number, size: number, shift: number): number[] => {
    const random = seeded(seed);
    return Array.from({length: size}, () => Math.tan(Math.PI * (random() - 0.5)) + shift);
  };
  const [a, b] = [heavy(1, 4000, 0), heavy(2, 3000, 0.5)];
  const sorted = [...a].sort((x, y) => x - y);
  const edges = Array.from({length: 63}, (_, i) => sorted[Math.floor((4000 * (i + 1)) / 64)]!);

  it("of heavy tails over 64 bins is near the raw one, thanks to the tails' means", () => {
    const exact = wassersteinOf(a, b);
    const [p, q] = [binnedOf(a, edges), binnedOf(b, edges)];
    const {value, bound} = wasserstein(p, q, edges);
    const unknown = {lowTailSum: NaN, highTailSum: NaN};
    const without = wasserstein({...p, ...unknown}, {...q, ...unknown}, edges);
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(bound);
    expect(Math.abs(without.value - exact)).toBeGreaterThan(10 * Math.abs(value - exact));
  });

  it("is exact where each bin holds one value", () => {
    const exact = wasserstein(binnedOf([2, 2, 2, 9], [2]), binnedOf([2, 4], [2]), [2]);
    expect(exact).toEqual({value: wassersteinOf([2, 2, 2, 9], [2, 4]), bound: 0.5 * 0});
  });

  it("is the change of the mean when all values move by as much", () => {
    expect(
      wassersteinOf(
        a,
        a.map((x) => x + 3)
      )
    ).toBeCloseTo(3, 6);
  });
});

describe("wassersteinNormed(reference, current, edges, deviation)", () => {
  it("divides distance and bound", () => {
    const [p, q] = [binnedOf([1, 2, 5], [1, 3]), binnedOf([2, 3, 9], [1, 3])];
    const {value, bound} = wasserstein(p, q, [1, 3]);
    expect(wassersteinNormed(p, q, [1, 3], 4)).toEqual({value: value / 4, bound: bound / 4});
  });

  it.each([0, -1, NaN])("refuses a deviation of %d", (deviation) => {
    expect(() => wassersteinNormed(empty, empty, [1, 2], deviation)).toThrow(RangeError);
  });
});

it("stretchesOf(values, edges) keeps all rows, the sums of the outer bins and the extremes", () => {
  fc.assert(
    fc.property(samples, ({a, edges}) => {
      const values = binnedOf(a, edges);
      const stretches = stretchesOf(values, edges);
      expect(stretches.reduce((sum, {count}) => sum + count, 0)).toBe(a.length);
      for (const [bin, expected] of [
        [0, values.lowTailSum],
        [edges.length, values.highTailSum]
      ] as const) {
        const sum = stretches
          .filter((stretch) => stretch.bin === bin)
          .reduce((total, {from, to, count}) => total + (count * (from + to)) / 2, 0);
        expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      }
      expect(stretches[0]!.from).toBeGreaterThanOrEqual(values.min);
      stretches.slice(1).forEach(({from, below}, i) => {
        expect(from).toBeGreaterThanOrEqual(stretches[i]!.to);
        expect(below).toBe(stretches[i]!.below + stretches[i]!.count);
      });
      expect(stretches.at(-1)!.to).toBeLessThanOrEqual(values.max);
    })
  );
});
