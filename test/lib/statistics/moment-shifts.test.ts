import {describe, expect, it} from "vitest";
import {meanShift} from "../../../lib/statistics/mean-shift.js";
import type {Moments} from "../../../lib/statistics/mean-shift.js";
import {seeded} from "../../../lib/statistics/random.js";
import {varianceShift, varianceShiftRobust} from "../../../lib/statistics/variance-shift.js";
import {golden, relativeError} from "./distances-golden.js";

const cases = golden.moments.map(({reference, current, ...expected}) => ({
  a: {n: reference[0], mean: reference[1], variance: reference[2]},
  b: {n: current[0], mean: current[1], variance: current[2]},
  ...expected
}));

const close = (actual: number, expected: number): void => {
  expect(relativeError(actual, expected), `${actual} for ${expected}`).toBeLessThanOrEqual(1e-9);
};

describe.each(cases)("against SciPy to 1e-9 relative, $a.n and $b.n rows", ({a, b, ...expected}) => {
  it("meanShift", () => {
    const {statistic, dof, change, pValue} = meanShift(a, b);
    [statistic, dof, pValue].forEach((figure, i) => close(figure, expected.mean[i]!));
    expect(change).toBe(b.mean - a.mean);
  });

  it("varianceShift and varianceShiftRobust", () => {
    const [plain, robust] = [varianceShift(a, b), varianceShiftRobust(a, b, expected.kurtosis)];
    close(plain.statistic, expected.variance[0]);
    close(plain.pValue, expected.variance[1]);
    close(robust.statistic, expected.robust[0]);
    close(robust.pValue, expected.robust[1]);
  });
});

const window = (n: number, mean: number, variance: number): Moments => ({n, mean, variance});

describe("meanShift(reference, current)", () => {
  it("turns its sign with the windows", () => {
    const [there, back] = [
      meanShift(window(30, 1, 2), window(50, 2, 3)),
      meanShift(window(50, 2, 3), window(30, 1, 2))
    ];
    expect(back.statistic).toBe(-there.statistic);
    expect(back.pValue).toBe(there.pValue);
  });

  it("finds nothing between a window and itself", () => {
    expect(meanShift(window(9, 4, 1), window(9, 4, 1))).toMatchObject({statistic: 0, pValue: 1});
  });

  it("has no p with fewer than two rows, and is sure where nothing varies", () => {
    for (const n of [0, 1]) expect(meanShift(window(n, 1, 0), window(9, 2, 1)).pValue).toBeNaN();
    expect(meanShift(window(5, 1, 0), window(5, 2, 0))).toMatchObject({statistic: Infinity, pValue: 0});
    expect(meanShift(window(5, 1, 0), window(5, 1, 0)).pValue).toBeNaN();
  });

  it("holds with 2⁴⁰ rows, where t is normal", () => {
    const {dof, pValue} = meanShift(window(2 ** 40, 0, 1), window(2 ** 40, 2e-6, 1));
    expect(dof).toBeGreaterThan(2 ** 40);
    expect(pValue).toBeCloseTo(0.138098217819, 9);
  });
});

describe("varianceShift(reference, current)", () => {
  it("is 1 where variances are equal, and its p does not depend on the order", () => {
    expect(varianceShift(window(9, 0, 2), window(9, 5, 2))).toMatchObject({statistic: 1, pValue: 1});
    const [there, back] = [
      varianceShift(window(9, 0, 2), window(40, 0, 5)),
      varianceShift(window(40, 0, 5), window(9, 0, 2))
    ];
    expect(back.pValue).toBeCloseTo(there.pValue, 14);
    expect(back.statistic).toBeCloseTo(1 / there.statistic, 14);
  });

  it("is infinite, 0 or NaN where a window does not vary", () => {
    expect(varianceShift(window(9, 0, 0), window(9, 0, 1))).toEqual({statistic: Infinity, pValue: 0});
    expect(varianceShift(window(9, 0, 1), window(9, 0, 0))).toEqual({statistic: 0, pValue: 0});
    expect(varianceShift(window(9, 0, 0), window(9, 0, 0)).pValue).toBeNaN();
    expect(varianceShift(window(1, 0, 0), window(9, 0, 1)).pValue).toBeNaN();
  });
});

describe("varianceShiftRobust(reference, current, kurtosis)", () => {
  it("is NaN for a kurtosis of 1 or less, and sure where one window does not vary", () => {
    expect(varianceShiftRobust(window(9, 0, 1), window(9, 0, 1), 1).pValue).toBeNaN();
    expect(varianceShiftRobust(window(9, 0, 1), window(9, 0, 0), 3)).toEqual({statistic: -Infinity, pValue: 0});
    expect(varianceShiftRobust(window(9, 0, 0), window(9, 0, 0), 3).pValue).toBeNaN();
  });

  it("holds its rate where the F test does not: exponential values, 300 and 300 rows, α = 5 %", () => {
    const random = seeded(11);
    const draw = (): Moments & {fourth: number} => {
      const values = Array.from({length: 300}, () => -Math.log(1 - random()));
      const mean = values.reduce((sum, x) => sum + x, 0) / 300;
      const moment = (power: number): number => values.reduce((sum, x) => sum + (x - mean) ** power, 0) / 300;
      return {n: 300, mean, variance: moment(2), fourth: moment(4)};
    };
    const rates = {plain: 0, robust: 0};
    for (let trial = 0; trial < 1000; ++trial) {
      const [a, b] = [draw(), draw()];
      const kurtosis = (a.fourth + b.fourth) / 2 / ((a.variance + b.variance) / 2) ** 2;
      rates.plain += Number(varianceShift(a, b).pValue < 0.05) / 1000;
      rates.robust += Number(varianceShiftRobust(a, b, kurtosis).pValue < 0.05) / 1000;
    }
    expect(rates.plain).toBeGreaterThan(0.25);
    expect(rates.robust).toBeLessThan(0.08);
    expect(rates.robust).toBeGreaterThan(0.02);
  });
});
