import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {quantile} from "../../../lib/statistics/quantile.js";
import {golden} from "./golden.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

describe("quantile(sorted, p)", () => {
  it.each(golden.quantile)("agrees with NumPy: %j at %d", (values, p, expected) => {
    expect(Math.abs(quantile(values, p) - expected)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(expected)));
  });

  it("lies between its neighbours, also where their difference overflows", () => {
    const values = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 1, maxLength: 9});
    fc.assert(
      fc.property(values, fc.double({min: 0, max: 1, noNaN: true}), (unsorted, p) => {
        const sorted = Float64Array.from(unsorted).sort();
        const at = (sorted.length - 1) * p;
        expect(quantile(sorted, p)).toBeGreaterThanOrEqual(sorted[Math.floor(at)]!);
        expect(quantile(sorted, p)).toBeLessThanOrEqual(sorted[Math.ceil(at)]!);
      })
    );
  });

  it.each([
    [[-1.7e308, 1.7e308], 0, -1.7e308],
    [[-1.7e308, 1.7e308], 0.5, 0],
    [[1, Infinity], 0, 1],
    [[-Infinity, -Infinity, 5], 0.25, -Infinity]
  ])("takes huge and infinite values: %j at %d is %d", (values, p, expected) => {
    expect(quantile(values, p)).toBe(expected);
  });

  it("is NaN when there are no values", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it.each([-0.1, 1.1, NaN])("refuses %d", (p) => {
    expect(() => quantile([1], p)).toThrow(new RangeError(`invalid quantile: ${p}`));
  });
});
