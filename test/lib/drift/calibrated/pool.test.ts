import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {pooled, poolCells} from "../../../../lib/drift/calibrated/pool.js";

describe("poolCells(totals, {ordered, minimum})", () => {
  it("joins neighbouring bins, and the end to the last run", () => {
    expect(poolCells([4, 3, 9, 1], {ordered: 4, minimum: 5})).toEqual([
      [0, 1],
      [2, 3]
    ]);
  });

  it("joins rare levels by frequency, and leaves empty ones out", () => {
    expect(poolCells([1, 9, 0, 4, 2], {ordered: 0, minimum: 5})).toEqual([[1], [3, 4], [0]]);
  });

  it("keeps masses apart from bins, and what is rare apart from what is not", () => {
    expect(poolCells([8, 9, 7], {ordered: 2, minimum: 5})).toEqual([[0], [1], [2]]);
    expect(poolCells([8, 9, 1], {ordered: 2, minimum: 5})).toEqual([[0], [1], [2]]);
    expect(poolCells([1, 2, 9], {ordered: 2, minimum: 5})).toEqual([[0, 1], [2]]);
  });

  it("is one group when all are rare, and none without rows", () => {
    expect(poolCells([1, 1, 1], {ordered: 3, minimum: 5})).toEqual([[0, 1, 2]]);
    expect(poolCells([0, 0], {ordered: 0, minimum: 5})).toEqual([]);
    expect(poolCells([], {ordered: 0, minimum: 5})).toEqual([]);
  });

  it("loses no row, and leaves no more than one group of bins and one of levels short", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), {maxLength: 30}),
        fc.nat(30),
        fc.integer({min: 1, max: 40}),
        (totals, ordered, minimum) => {
          const groups = poolCells(Object.freeze(totals), {ordered, minimum});
          const rows = pooled(totals, groups);
          expect(rows.reduce((a, b) => a + b, 0)).toBe(totals.reduce((a, b) => a + b, 0));
          expect(new Set(groups.flat()).size).toBe(groups.flat().length);
          const isShort = (group: number[], i: number): boolean => group.length > 0 && rows[i]! < minimum;
          const bins = groups.filter(([first]) => first! < ordered);
          expect(groups.filter(isShort).length).toBeLessThanOrEqual(2);
          if (bins.length > 1) expect(bins.some(isShort)).toBe(false);
        }
      ),
      {seed: 1}
    );
  });
});
