import {describe, expect, it} from "vitest";
import {correlation} from "../../../lib/statistics/correlation.js";
import {bostonColumns} from "../../boston-rows.js";

describe("correlation(a, b)", () => {
  it("is ±1 on a line and 0 without a trend", () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBe(1);
    expect(correlation([1, 2, 3], [6, 4, 2])).toBe(-1);
    expect(correlation([1, 2, 3], [1, 0, 1])).toBe(0);
  });

  it("agrees with the published figures of the Boston rows", () => {
    const {medv, lstat, rm, chas} = bostonColumns;
    expect([lstat, rm, chas].map((x) => correlation(x!, medv!).toFixed(3))).toEqual(["-0.738", "0.695", "0.175"]);
  });

  it("is NaN where a side does not vary or there is nothing", () => {
    expect(correlation([1, 1], [1, 2])).toBe(NaN);
    expect(correlation([], [])).toBe(NaN);
  });

  it("refuses lengths that differ", () => {
    expect(() => correlation([1], [1, 2])).toThrow("lengths differ: 1 and 2");
  });
});
