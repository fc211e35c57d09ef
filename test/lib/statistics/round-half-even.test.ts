import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {roundHalfEven} from "../../../lib/statistics/round-half-even.js";

/** The same in whole numbers: x is `significand` · 2^exponent. */
function roundExactly(x: number, digits: number): number {
  const bits = new DataView(new Float64Array([Math.abs(x)]).buffer).getBigUint64(0, true);
  const [field, fraction] = [Number(bits >> 52n), bits & ((1n << 52n) - 1n)];
  const [significand, exponent] = field === 0 ? [fraction, -1074] : [fraction | (1n << 52n), field - 1075];
  const numerator = significand * 10n ** BigInt(digits) * (exponent > 0 ? 1n << BigInt(exponent) : 1n);
  const denominator = exponent < 0 ? 1n << BigInt(-exponent) : 1n;
  const [whole, rest] = [numerator / denominator, 2n * (numerator % denominator)];
  const isUp = rest > denominator || (rest === denominator && whole % 2n === 1n);
  const size = Number(`${whole + (isUp ? 1n : 0n)}e-${digits}`);
  return x < 0 || Object.is(x, -0) ? -size : size;
}

describe("roundHalfEven(x, digits)", () => {
  it.each([
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [-2.5, 0, -2],
    [-0.4, 0, -0],
    [-0, 3, -0],
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [2.675, 2, 2.67],
    [1.005, 2, 1],
    [0.1, 20, 0.1],
    [5e-324, 100, 0],
    [1e300, 100, 1e300],
    [2 ** 53 + 2, 0, 2 ** 53 + 2],
    [NaN, 2, NaN],
    [Infinity, 2, Infinity],
    [-Infinity, 2, -Infinity]
  ])("rounds %s to %s decimals as Python does: %s", (x, digits, expected) => {
    expect(roundHalfEven(x, digits)).toBe(expected);
  });

  it("is exact arithmetic, rounded once", () => {
    const digits = fc.integer({min: 0, max: 20});
    const ties = fc.tuple(fc.integer({min: -(2 ** 30), max: 2 ** 30}), digits);
    const finite = {noNaN: true, noDefaultInfinity: true};
    const cases = fc.oneof(
      ties.map(([k, places]): [number, number] => [k / 2 ** (places + 1), places]),
      fc.tuple(fc.oneof(fc.double(finite), fc.float(finite)), digits)
    );
    fc.assert(
      fc.property(cases, ([x, places]) => {
        expect(roundHalfEven(x, places)).toBe(roundExactly(x, places));
      }),
      {seed: 20260402, numRuns: 2000}
    );
  });

  it.each([-1, 101, 1.5, NaN])("refuses %s decimals", (digits) => {
    expect(() => roundHalfEven(1, digits)).toThrow(`invalid digits: ${digits}`);
  });
});
