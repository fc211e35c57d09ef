import {describe, expect, it} from "vitest";
import {expectedAge, expectedUnread, simulateBatchReads} from "../../../lib/serving/batch-schedule.js";

const hour = 3600;
const day = 24 * hour;
const rows = 506;
const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

describe("simulateBatchReads(schedule, reads, runs, seed)", () => {
  it.each([0, 1])("reads predictions as old, and leaves as many unread, as expected (exponent %d)", (exponent) => {
    for (const interval of [hour, 6 * hour, day]) {
      const schedule = {interval, runTime: hour / 2, rows};
      const reads = {rate: 500 / day, exponent};
      const runs = Math.ceil((60 * day) / interval);
      const {ages, stored, unread} = simulateBatchReads(schedule, reads, runs, 1);
      // Ages are spread evenly over an interval, whose deviation is interval / √12; four of the mean's are allowed.
      expect(Math.abs(mean(ages) - expectedAge(schedule))).toBeLessThan((4 * interval) / Math.sqrt(12 * ages.length));
      expect(Math.abs(unread / stored - expectedUnread(schedule, reads))).toBeLessThan(0.01);
      expect(stored).toBe(runs * rows);
    }
  });

  it("has no read younger than a run, nor older than a run and an interval", () => {
    const {ages} = simulateBatchReads({interval: day, runTime: hour, rows}, {rate: 1 / 60, exponent: 1}, 10, 2);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(hour);
    expect(Math.max(...ages)).toBeLessThan(day + hour);
    expect(ages.length).toBeGreaterThan(10_000);
  });

  it("gives the same reads for the same seed", () => {
    const run = (seed: number) =>
      simulateBatchReads({interval: day, runTime: 0, rows}, {rate: 0.01, exponent: 1}, 3, seed);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it("leaves everything unread when nobody comes", () => {
    const schedule = {interval: 1, runTime: 0, rows: 3};
    const {stored, unread, ages} = simulateBatchReads(schedule, {rate: 1e-9, exponent: 0}, 2, 1);
    expect({stored, unread, ages}).toEqual({stored: 6, unread: 6, ages: new Float64Array()});
    expect(expectedUnread(schedule, {rate: 1e-9, exponent: 0})).toBeCloseTo(1, 8);
  });

  it("refuses a run that is not done when the next begins, and other parameters out of range", () => {
    const run = (change: object, runs = 1) =>
      simulateBatchReads({interval: 10, runTime: 1, rows: 5, ...change}, {rate: 1, exponent: 0}, runs, 1);
    expect(() => run({runTime: 11})).toThrow(new RangeError("a run takes longer than the interval: 11 of 10"));
    expect(() => run({interval: 0})).toThrow(new RangeError("invalid interval between runs: 0"));
    expect(() => run({rows: 0})).toThrow(new RangeError("invalid number of rows: 0"));
    expect(() => run({}, 0)).toThrow(new RangeError("invalid number of runs: 0"));
    expect(() => expectedUnread({interval: 1, runTime: 0, rows: 1}, {rate: 0, exponent: 0})).toThrow(
      new RangeError("invalid arrival rate: 0")
    );
  });
});
