import {describe, expect, it} from "vitest";
import {errorsOf, r2, rmse} from "../../../lib/model/metrics.js";

describe("errorsOf(predictions, labels)", () => {
  it("measures prediction − label", () => {
    expect(errorsOf([2, 1], [1, 4])).toEqual({n: 2, rmse: Math.sqrt(5), mae: 2, bias: -1});
    expect(rmse([2, 1], [1, 4])).toBe(Math.sqrt(5));
  });

  it("is NaN without rows", () => {
    expect(errorsOf([], [])).toEqual({n: 0, rmse: NaN, mae: NaN, bias: NaN});
  });

  it("refuses lengths that differ", () => {
    expect(() => errorsOf([1], [1, 2])).toThrow("lengths differ: 1 predictions, 2 labels");
  });
});

describe("r2(predictions, labels)", () => {
  it("is 1 for the truth, 0 for its mean, and below 0 for worse", () => {
    expect(r2([1, 2, 3], [1, 2, 3])).toBe(1);
    expect(r2([2, 2, 2], [1, 2, 3])).toBe(0);
    expect(r2([3, 2, 1], [1, 2, 3])).toBe(-3);
  });

  it("is NaN when labels do not vary", () => {
    expect(r2([1, 2], [5, 5])).toBe(NaN);
  });
});
