import {describe, expect, it} from "vitest";
import {
  anyOf,
  chanceAbove,
  expectedPsi,
  fewestRows,
  psiThreshold
} from "../../../../lib/course/false-alarms/psi-theory.js";

describe("fewestRows(samples, threshold, alpha)", () => {
  it.each([
    [Infinity, 170],
    [304, 382]
  ])("at ten bins, a reference of %d, 0.1 and 5%% is %d", (reference, rows) => {
    expect(fewestRows({cells: 10, reference}, 0.1, 0.05)).toBe(rows);
  });

  it("is the first size at which the chance is at most alpha", () => {
    const rows = fewestRows({cells: 7, reference: 1000}, 0.1, 0.05);
    expect(chanceAbove({cells: 7, rows, reference: 1000}, 0.1)).toBeLessThanOrEqual(0.05);
    expect(chanceAbove({cells: 7, rows: rows - 1, reference: 1000}, 0.1)).toBeGreaterThan(0.05);
  });

  it("is Infinity where the reference alone is too small", () => {
    expect(fewestRows({cells: 10, reference: 160}, 0.1, 0.05)).toBe(Infinity);
  });
});

describe("psiThreshold(samples, alpha)", () => {
  it("is what chance exceeds with probability alpha", () => {
    const samples = {cells: 10, rows: 200, reference: 500};
    expect(chanceAbove(samples, psiThreshold(samples, 0.05))).toBeCloseTo(0.05, 10);
  });

  it("is 0 for a single cell, which chance never exceeds", () => {
    const samples = {cells: 1, rows: 200, reference: 500};
    expect(psiThreshold(samples, 0.05)).toBe(0);
    expect(chanceAbove(samples, 0)).toBe(0);
  });
});

it("expectedPsi(samples) is the mean of the chi-square variable, for both samples", () => {
  expect(expectedPsi({cells: 10, rows: 500, reference: Infinity})).toBeCloseTo(0.018, 12);
  expect(expectedPsi({cells: 10, rows: 120, reference: 120})).toBeCloseTo(0.15, 12);
});

it("anyOf(chances) of twelve tests at 5% is 46%, and 5% at the most when each is made twelve times as strict", () => {
  expect(anyOf(new Array<number>(12).fill(0.05))).toBeCloseTo(0.4596, 4);
  expect(0.05 / 12).toBeCloseTo(0.0042, 4);
  expect(anyOf(new Array<number>(12).fill(0.05 / 12))).toBeLessThanOrEqual(0.05);
});
