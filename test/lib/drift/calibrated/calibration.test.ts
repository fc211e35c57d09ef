import {describe, expect, it} from "vitest";
import {seeded} from "../../../../lib/statistics/random.js";
import {falseAlarms} from "../../../bench/calibration-cells.js";
import type {Cell} from "../../../bench/calibration-cells.js";
import {multinomialSource} from "../../../bench/multinomial.js";

// a small part of the grid in docs/calibration.md
const REPETITIONS = 300;
const CELLS: readonly Cell[] = [
  {shape: "normal", k: 10, n: 1000, m: 200},
  {shape: "normal", k: 2, n: 10_000, m: 50},
  {shape: "heavy tail", k: 5, n: 10_000, m: 1000},
  {shape: "zero-inflated", k: 5, n: 200, m: 200},
  {shape: "zero-inflated", k: 10, n: 100_000, m: 10_000},
  {shape: "Zipf", k: 10, n: 1000, m: 50},
  {shape: "Zipf", k: 50, n: 1000, m: 1000}
];

describe("the calibrated verdict, when nothing changed", () => {
  it.each(CELLS)(
    "raises 5 % of alarms: $shape, $k cells, $n and $m rows",
    (cell) => {
      for (const {alarms} of falseAlarms(cell, REPETITIONS, 0.05)) {
        // within four standard errors at 300 repetitions
        expect(Math.abs(alarms - 0.05)).toBeLessThanOrEqual(4 * Math.sqrt((0.05 * 0.95) / REPETITIONS));
      }
    },
    60_000
  );
});

describe("multinomialSource(rows, random)", () => {
  it("gives counts that add up, with the right mean and variance", () => {
    const draw = multinomialSource(1000, seeded(5));
    const shares = [0.01, 0.29, 0.5, 0.2];
    const draws = Array.from({length: 4000}, () => draw(1000, shares));
    for (const counts of draws) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    shares.forEach((share, i) => {
      const mean = draws.reduce((sum, counts) => sum + counts[i]!, 0) / 4000;
      const variance = draws.reduce((sum, counts) => sum + (counts[i]! - mean) ** 2, 0) / 4000;
      const expected = 1000 * share * (1 - share);
      expect(Math.abs(mean - 1000 * share)).toBeLessThan(4 * Math.sqrt(expected / 4000));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1);
    });
  });
});
