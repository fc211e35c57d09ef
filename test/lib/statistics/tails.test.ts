import {describe, expect, it} from "vitest";
import {deviance} from "../../../lib/statistics/deviance.js";
import {harmonic, harmonicSquares} from "../../../lib/statistics/harmonic.js";
import {incompleteBeta} from "../../../lib/statistics/incomplete-beta.js";
import {upperGamma} from "../../../lib/statistics/incomplete-gamma.js";
import {kolmogorovSmirnovExact, kolmogorovSmirnovLimit} from "../../../lib/statistics/kolmogorov-smirnov.js";
import {chiSquareTail, fTail, normalTail, studentTail} from "../../../lib/statistics/special.js";
import {stirlingError} from "../../../lib/statistics/stirling-error.js";
import {golden, relativeError} from "./distances-golden.js";

/** SciPy's own incomplete beta function is good to about this. */
const TOLERANCE = 1e-11;

const tails: Record<string, [(...args: number[]) => number, readonly (readonly number[])[]]> = {
  "upperGamma(a, x)": [(a, x) => upperGamma(a!, x!), golden.upperGamma],
  "incompleteBeta(x, y, a, b)": [(a, b, x, y) => incompleteBeta(x!, y!, a!, b!), golden.incompleteBeta],
  "normalTail(z)": [(z) => normalTail(z!), golden.normal],
  "chiSquareTail(x, dof)": [(x, dof) => chiSquareTail(x!, dof!), golden.chiSquare],
  "studentTail(t, dof)": [(t, dof) => studentTail(t!, dof!), golden.student],
  "fTail(f, dof1, dof2)": [(f, a, b) => fTail(f!, a!, b!), golden.f],
  "kolmogorovSmirnovLimit(d, n, m)": [(d, n, m) => kolmogorovSmirnovLimit(d!, n!, m!), golden.kolmogorovLimit]
};

describe.each(Object.entries(tails))("%s", (_, [tail, rows]) => {
  it(`agrees with SciPy and mpmath to ${TOLERANCE} relative, down to 1e-290 (${rows.length} values)`, () => {
    const wrong = rows.filter((row) => !(relativeError(tail(...row.slice(0, -1)), row.at(-1)!) <= TOLERANCE));
    expect(wrong.map((row) => [...row, tail(...row.slice(0, -1))])).toEqual([]);
  });
});

const deep: Record<string, [(...args: number[]) => number, readonly (readonly number[])[]]> = {
  "normalTail(z)": [(z) => normalTail(z!), golden.deep.normal],
  "chiSquareTail(x, dof)": [(x, dof) => chiSquareTail(x!, dof!), golden.deep.chiSquare],
  "studentTail(t, dof)": [(t, dof) => studentTail(t!, dof!), golden.deep.student],
  "fTail(f, dof1, dof2)": [(f, a, b) => fTail(f!, a!, b!), golden.deep.f],
  "kolmogorovSmirnovLimit(d, n, m)": [(d, n, m) => kolmogorovSmirnovLimit(d!, n!, m!), golden.deep.kolmogorov]
};

describe.each(Object.entries(deep))("%s", (_, [tail, rows]) => {
  it(`agrees with 50 digits to 1e-10 relative from 1e-40 to 1e-305 (${rows.length} values)`, () => {
    expect(rows.length).toBeGreaterThan(2);
    const wrong = rows.filter((row) => !(relativeError(tail(...row.slice(0, -1)), row.at(-1)!) <= 1e-10));
    expect(wrong.map((row) => [...row, tail(...row.slice(0, -1))])).toEqual([]);
  });
});

describe("tails at the ends of their ranges", () => {
  it("are 1, 0 or NaN, and take no time", () => {
    expect([upperGamma(3, 0), upperGamma(3, Infinity), upperGamma(3, NaN)]).toEqual([1, 0, NaN]);
    expect([incompleteBeta(0, 1, 2, 3), incompleteBeta(1, 0, 2, 3), incompleteBeta(NaN, NaN, 2, 3)]).toEqual([
      0,
      1,
      NaN
    ]);
    expect([normalTail(-Infinity), normalTail(Infinity), normalTail(NaN)]).toEqual([1, 0, NaN]);
    expect([studentTail(Infinity, 5), studentTail(0, 5), studentTail(1e200, 5)]).toEqual([0, 0.5, 0]);
    expect([fTail(0, 1, 2), fTail(Infinity, 3, 4), fTail(NaN, 3, 4)]).toEqual([1, 0, NaN]);
  });

  it("keep their digits with 2⁴⁰ degrees of freedom, where Student is normal to 1e-10", () => {
    for (const t of [0.01, 0.5, 1.7, 3, 8])
      expect(relativeError(studentTail(t, 2 ** 40), normalTail(t))).toBeLessThan(1e-8);
    expect(chiSquareTail(2 ** 40, 2 ** 40)).toBeCloseTo(0.5, 6);
  });
});

it("stirlingError(a) is what Stirling's formula lacks of ln a!", () => {
  let logFactorial = 0;
  for (let a = 1; a <= 30; ++a) {
    logFactorial += Math.log(a);
    const stirling = (a + 0.5) * Math.log(a) - a + Math.log(2 * Math.PI) / 2;
    expect(stirlingError(a)).toBeCloseTo(logFactorial - stirling, 12);
  }
});

it("deviance(x, mean) is x ln(x / mean) + mean − x, to the last digits near the mean", () => {
  expect(deviance(3, 1)).toBeCloseTo(3 * Math.log(3) - 2, 14);
  expect(relativeError(deviance(1 + 1e-9, 1), 5e-19)).toBeLessThan(1e-6);
  expect([deviance(0, 2), deviance(2, 0), deviance(0, 0), deviance(1, 1)]).toEqual([2, Infinity, 0, 0]);
  expect(deviance(NaN, 1)).toBeNaN();
});

it("harmonic(n) and harmonicSquares(n) are the sums themselves, from one formula to the other", () => {
  let [sum, squares] = [0, 0];
  for (let n = 1; n <= 200; ++n) {
    sum += 1 / n;
    squares += 1 / n ** 2;
    expect(relativeError(harmonic(n), sum)).toBeLessThan(1e-14);
    expect(relativeError(harmonicSquares(n), squares)).toBeLessThan(1e-14);
  }
});

describe("kolmogorovSmirnovExact(d, n, m)", () => {
  it.each(golden.values.map(({a, b, kolmogorovSmirnov: [d, p]}) => [Number(d), a.length, b.length, p] as const))(
    "agrees with SciPy to 1e-11 relative: %d, %d, %d",
    (d, n, m, p) => {
      expect(relativeError(kolmogorovSmirnovExact(d, n, m), p)).toBeLessThanOrEqual(1e-11);
    }
  );

  it("counts orders by hand: two and two values, D ≥ 1 in 2 of 6 orders, D ≥ ½ in all", () => {
    expect(kolmogorovSmirnovExact(1, 2, 2)).toBeCloseTo(1 / 3, 15);
    expect(kolmogorovSmirnovExact(0.5, 2, 2)).toBeCloseTo(1, 15);
    expect(kolmogorovSmirnovExact(0, 2, 2)).toBe(1);
  });

  it("does not depend on which sample comes first, and nears its limit", () => {
    expect(kolmogorovSmirnovExact(0.3, 17, 40)).toBeCloseTo(kolmogorovSmirnovExact(0.3, 40, 17), 13);
    expect(
      relativeError(kolmogorovSmirnovExact(0.06, 1000, 1001), kolmogorovSmirnovLimit(0.06, 1000, 1001))
    ).toBeLessThan(0.1);
  });

  it("is the same by the formula for samples of one size as by the walk: one value more changes little", () => {
    for (const d of [0.05, 0.1, 0.2, 0.5])
      expect(kolmogorovSmirnovExact(d, 200, 200) / kolmogorovSmirnovExact(d, 200, 201)).toBeCloseTo(1, 0);
  });

  it("keeps the digits of small probabilities: all of 100 below all of 100 has 2 / C(200, 100)", () => {
    expect(relativeError(kolmogorovSmirnovExact(1, 100, 100), 2.2087606931995364e-59)).toBeLessThan(1e-12);
  });

  it("refuses what would take minutes, and is NaN where a side is empty", () => {
    expect(() => kolmogorovSmirnovExact(0.1, 1e5, 99999)).toThrow(
      new RangeError("too many rows for the exact distribution: 100000 and 99999")
    );
    expect(kolmogorovSmirnovExact(NaN, 1, 1)).toBeNaN();
    expect(kolmogorovSmirnovExact(0, 0, 1)).toBeNaN();
  });
});
