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
    expect(poolCells([1, 9, 0, 4, 2], {ordered: 0, minimum: 5})).toEqual([[1], [3, 4, 0]]);
  });

  it("keeps a missing mass apart from the bins beside it, and a rare one goes to the smallest group", () => {
    expect(poolCells([8, 9, 7], {ordered: 2, minimum: 5})).toEqual([[0], [1], [2]]);
    expect(poolCells([8, 9, 1], {ordered: 2, minimum: 5})).toEqual([[0, 2], [1]]);
  });

  it("is one group when all are rare, and none without rows", () => {
    expect(poolCells([1, 1, 1], {ordered: 3, minimum: 5})).toEqual([[0, 1, 2]]);
    expect(poolCells([0, 0], {ordered: 0, minimum: 5})).toEqual([]);
    expect(poolCells([], {ordered: 0, minimum: 5})).toEqual([]);
  });

  it("loses no row, and leaves a group short only when it is alone", () => {
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
          if (groups.length > 1) expect(Math.min(...rows)).toBeGreaterThanOrEqual(minimum);
        }
      ),
      {seed: 1}
    );
  });
});
