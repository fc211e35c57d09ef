import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {evenGrid, regrid} from "../../../lib/drift/regrid.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const finite = fc.double({min: -1e9, max: 1e9, noNaN: true});

describe("evenGrid(low, high, target)", () => {
  it.each([
    {low: 0, high: 100, target: 20, grid: {start: 0, step: 5, count: 20}},
    {low: 3.561, high: 8.78, target: 24, grid: {start: 3.5, step: 0.25, count: 22}},
    {low: -1, high: 1, target: 4, grid: {start: -1, step: 0.5, count: 4}},
    {low: 5, high: 5, target: 20, grid: {start: 4.5, step: 1, count: 1}},
    {low: Infinity, high: -Infinity, target: 20, grid: {start: 0, step: 1, count: 1}}
  ])("covers [$low, $high] with round edges", ({low, high, target, grid}) => {
    expect(evenGrid(low, high, target)).toEqual(grid);
  });

  it("covers any range with at most two bins more than asked for", () => {
    fc.assert(
      fc.property(finite, finite, fc.integer({min: 1, max: 60}), (a, b, target) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)));
        const {start, step, count} = evenGrid(low, high, target);
        const slack = 1e-6 * step;
        expect(start).toBeLessThanOrEqual(low + slack);
        expect(start + count * step).toBeGreaterThanOrEqual(high - slack);
        expect(count).toBeLessThanOrEqual(target + 2);
      })
    );
  });
});

describe("regrid(counts, edges, low, high, grid)", () => {
  const grid = {start: 0, step: 1, count: 4};

  it("spreads a bin evenly over its width", () => {
    expect(Array.from(regrid([4], [], 0, 4, grid))).toEqual([1, 1, 1, 1]);
    expect(Array.from(regrid([2, 3], [1], 0.5, 4, grid))).toEqual([2, 1, 1, 1]);
  });

  it("bounds the outer bins by the extremes", () => {
    expect(Array.from(regrid([2, 2], [2], 1, 3, grid))).toEqual([0, 2, 2, 0]);
  });

  it("keeps a bin without width whole, in the bin whose upper end it is", () => {
    expect(Array.from(regrid([5, 2], [0], 0, 2, grid))).toEqual([6, 1, 0, 0]);
    expect(Array.from(regrid([3], [], 2, 2, grid))).toEqual([0, 3, 0, 0]);
  });

  it("loses no row", () => {
    const bins = fc.array(fc.record({count: fc.nat(1000), edge: fc.double({min: 0, max: 1, noNaN: true})}), {
      minLength: 1,
      maxLength: 20
    });
    fc.assert(
      fc.property(bins, fc.integer({min: 1, max: 40}), (cells, target) => {
        const sorted = cells.map(({edge}) => edge).sort((a, b) => a - b);
        const edges = [...new Set(sorted)];
        const counts = edges.map((_, i) => cells[i]!.count).concat(7);
        const [low, high] = [edges[0]! - 0.5, edges.at(-1)! + 0.5];
        const total = counts.reduce((a, b) => a + b, 0);
        const moved = regrid(counts, edges, low, high, evenGrid(low, high, target));
        expect(moved.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6);
        expect(Math.min(...moved)).toBeGreaterThanOrEqual(0);
      })
    );
  });
});
