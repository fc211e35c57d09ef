import {describe, expect, it} from "vitest";
import {seeded} from "../../../../lib/statistics/random.js";
import {falseAlarms} from "../../../bench/calibration-cells.js";
import type {Cell} from "../../../bench/calibration-cells.js";
import {powerOf} from "../../../bench/calibration-power.js";
import {windowSource} from "../../../bench/multinomial.js";

// a small part of the grid in docs/calibration.md, with a cell of each kind that is hard
const CELLS: readonly Cell[] = [
  {shape: "normal", k: 10, n: 1000, m: 200},
  {shape: "heavy tail", k: 10, n: 200, m: 10_000},
  {shape: "heavy tail", k: 50, n: 100_000, m: 50},
  {shape: "zero-inflated", k: 10, n: 100_000, m: 1000},
  {shape: "zero-inflated", k: 5, n: 10_000, m: 50},
  {shape: "Zipf", k: 50, n: 200, m: 1000}
];
const COARSE: readonly Cell[] = [
  {shape: "zero-inflated", k: 2, n: 100_000, m: 50},
  {shape: "zero-inflated", k: 2, n: 200, m: 200},
  {shape: "Zipf", k: 2, n: 200, m: 50}
];
const EFFORT = {pairs: 20, deals: 200};

describe("the calibrated verdicts, when nothing changed", () => {
  it.each(CELLS)("raise 5 % of alarms, give or take one: $shape, $k cells, $n and $m rows", (cell) => {
    for (const {alarms, error, undecided} of falseAlarms(cell, EFFORT, 0.05)) {
      expect(undecided).toBeLessThan(0.02);
      expect(Math.abs(alarms - 0.05)).toBeLessThan(0.01 + undecided + 2 * error);
    }
  });

  it.each(COARSE)("raise no more where counts are coarse, and say so: $shape, $k cells, $n and $m rows", (cell) => {
    for (const {alarms, error, undecided} of falseAlarms(cell, EFFORT, 0.05)) {
      expect(undecided).toBeGreaterThan(0);
      expect(alarms).toBeLessThan(0.06 + 2 * error);
      expect(alarms + undecided).toBeGreaterThan(0.04);
    }
  });
});

describe("the calibrated verdict, when something changed", () => {
  it("has no less power than the presets have at the same rate of false alarms", () => {
    const cells = powerOf({shape: "normal", ks: [10], n: 200, m: 50}, [5], 30);
    for (const {duels} of cells)
      for (const {preset, calibrated, error} of duels) expect(calibrated - preset).toBeGreaterThan(-3 * error - 1e-9);
    expect(Math.min(...cells.map(({power}) => power))).toBeGreaterThan(0.5);
  }, 30_000);
});

describe("windowSource(rows, random)", () => {
  it("draws counts that add up, with the right mean and variance", () => {
    const {draw} = windowSource(1000, seeded(5));
    const shares = [0.01, 0.29, 0.5, 0.2];
    expectMoments(
      Array.from({length: 4000}, () => draw(1000, shares)),
      shares.map((share) => [1000 * share, 1000 * share * (1 - share)])
    );
  });

  it("deals counts that add up, with the right mean and variance", () => {
    const {deal} = windowSource(1000, seeded(6));
    const totals = [10, 290, 500, 200];
    expectMoments(
      Array.from({length: 4000}, () => deal(400, totals)),
      totals.map((total) => [0.4 * total, (400 * (total / 1000) * (1 - total / 1000) * 600) / 999])
    );
  });
});

function expectMoments(windows: readonly (readonly number[])[], moments: readonly (readonly number[])[]): void {
  const rows = windows[0]!.reduce((sum, count) => sum + count, 0);
  for (const counts of windows) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
  moments.forEach(([expected, spread], i) => {
    const mean = windows.reduce((sum, counts) => sum + counts[i]!, 0) / windows.length;
    const variance = windows.reduce((sum, counts) => sum + (counts[i]! - mean) ** 2, 0) / windows.length;
    expect(Math.abs(mean - expected!)).toBeLessThan(4 * Math.sqrt(spread! / windows.length));
    expect(Math.abs(variance / spread! - 1)).toBeLessThan(0.1);
  });
}
