import {describe, expect, it} from "vitest";
import {drawsFrom, drawsOf, replicatesFor} from "../../../../lib/drift/calibrated/draws.js";
import {smoothDirections} from "../../../../lib/drift/calibrated/smooth-directions.js";
import {chiSquareQuantile, chiSquareTail, normalQuantile} from "../../../../lib/statistics/special.js";

const squares = (cells: number): Float64Array => {
  const {normal, weights} = drawsOf(cells);
  return weights.map((_, i) => normal.reduce((sum, own) => sum + own[i]! ** 2, 0));
};

describe("drawsOf(cells)", () => {
  it.each([3, 10, 30])("holds the tail of χ² exactly, to one replicate: %d cells", (cells) => {
    const {weights} = drawsOf(cells);
    const lengths = squares(cells);
    for (const x of [0.9, 0.5, 0.1, 0.01, 1e-3, 1e-4].map((tail) => chiSquareQuantile(1 - tail, cells - 1))) {
      const share = weights.reduce((sum, weight, i) => (lengths[i]! > x ? sum + weight : sum), 0);
      const tail = chiSquareTail(x, cells - 1);
      // a stratum has at most 1/(0.7 R), and is narrower in the tail
      expect(Math.abs(share - tail)).toBeLessThan(Math.min(1 / (0.7 * replicatesFor(cells)), 0.05 * tail));
    }
  });

  it("has weights that sum to 1 and reach below 1e-5", () => {
    for (const cells of [2, 3, 64, 65]) {
      const {weights} = drawsOf(cells);
      expect(weights.length).toBe(replicatesFor(cells));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...weights)).toBeGreaterThan(0);
      expect(Math.min(...weights)).toBeLessThan(1e-5);
    }
  });

  it("has mean 0, variance 1 and no correlation", () => {
    const {weights, normal} = drawsOf(5);
    const mean = (f: (i: number) => number): number => weights.reduce((sum, weight, i) => sum + weight * f(i), 0);
    normal.forEach((a, i) => {
      expect(Math.abs(mean((r) => a[r]!))).toBeLessThan(0.03);
      normal.forEach((b, j) => expect(Math.abs(mean((r) => a[r]! * b[r]!) - (i === j ? 1 : 0))).toBeLessThan(0.05));
    });
  });

  it.each([100, 300])("of many cells, lets the one that moved most move as far as it would: %d cells", (cells) => {
    const {weights, normal} = drawsOf(cells);
    const most = weights.map((_, r) => normal.reduce((largest, own) => Math.max(largest, Math.abs(own[r]!)), 0));
    const beyond = (z: number): number => weights.reduce((sum, weight, r) => (most[r]! > z ? sum + weight : sum), 0);
    for (const tail of [0.2, 0.05]) {
      const z = -normalQuantile((1 - (1 - tail) ** (1 / cells)) / 2);
      expect(beyond(z)).toBeGreaterThan(tail / 2);
      expect(beyond(z)).toBeLessThan(tail * 2);
    }
  });

  it("depends on the seed and on nothing else", () => {
    expect(drawsFrom(4, 7).normal).toEqual(drawsFrom(4, 7).normal);
    expect(drawsFrom(4, 7).normal).not.toEqual(drawsFrom(4, 8).normal);
  });
});

describe("smoothDirections(cells)", () => {
  it.each([2, 3, 17])("are orthogonal unit vectors: %d cells", (cells) => {
    const directions = smoothDirections(cells);
    expect(directions.length).toBe(cells - 1);
    directions.forEach((a, i) =>
      directions.forEach((b, j) =>
        expect(a.reduce((sum, x, at) => sum + x * b[at]!, 0)).toBeCloseTo(i === j ? 1 : 0, 10)
      )
    );
  });
});
