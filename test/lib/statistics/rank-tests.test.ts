import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {andersonDarling, andersonDarlingOf} from "../../../lib/statistics/anderson-darling.js";
import {cramerVonMises, cramerVonMisesOf} from "../../../lib/statistics/cramer-von-mises.js";
import {kolmogorovSmirnovOf, kolmogorovSmirnovTest} from "../../../lib/statistics/kolmogorov-smirnov.js";
import {mannWhitney, mannWhitneyOf} from "../../../lib/statistics/mann-whitney.js";
import {quadraticFormTail} from "../../../lib/statistics/quadratic-form.js";
import {seeded} from "../../../lib/statistics/random.js";
import {tiesOf} from "../../../lib/statistics/ties.js";
import type {BoundedTest} from "../../../lib/statistics/types.js";
import {drawCounts} from "./counts.js";
import {golden, relativeError} from "./distances-golden.js";
import type {RankTest, ValuesCase} from "./distances-golden.js";
import {countsOf, samples} from "./samples.js";

fc.configureGlobal({seed: 20240303, numRuns: 400});

type Counts = readonly number[];
type Test = (reference: Counts, current: Counts) => BoundedTest;

const tests: Record<string, Test> = {cramerVonMises, andersonDarling, mannWhitney, kolmogorovSmirnovTest};

/** The mean and deviation of A², from Scholz and Stephens as SciPy computes them. */
function scipyStandard(statistic: number, n: number, m: number): number {
  const rows = n + m;
  const reciprocals = Array.from({length: rows}, (_, i) => (i === 0 ? 0 : 1 / i));
  const h = reciprocals.reduce((sum, x) => sum + x, 0);
  let g = 0;
  for (let i = 1; i <= rows - 2; ++i) for (let j = i + 1; j < rows; ++j) g += 1 / ((rows - i) * j);
  const perRow = 1 / n + 1 / m;
  const a = 4 * g - 6 + (10 - 6 * g) * perRow;
  const b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * perRow - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * perRow + 4 * h;
  const d = (2 * h + 6) * 4 - 8 * h;
  const variance = (a * rows ** 3 + b * rows ** 2 + c * rows + d) / ((rows - 1) * (rows - 2) * (rows - 3));
  return (statistic - 1) / Math.sqrt(variance);
}

describe.each(golden.values.map((value): [string, ValuesCase] => [`${value.a.length}, ${value.b.length} rows`, value]))(
  "against SciPy to 1e-9 relative: %s",
  (_, {a, b, ...expected}) => {
    const close = (actual: number, value: number | string): void =>
      expect(relativeError(actual, value), `${actual} for ${value}`).toBeLessThanOrEqual(1e-9);

    if (expected.cramerVonMises !== null)
      it("cramerVonMisesOf", () => {
        const result = cramerVonMisesOf(a, b);
        close(result.statistic, expected.cramerVonMises![0]);
        // SciPy's own p has an error of 2e-9
        expect(Math.abs(result.pValue - expected.cramerVonMises![1])).toBeLessThanOrEqual(3e-9);
      });

    it("andersonDarlingOf", () => {
      close(scipyStandard(andersonDarlingOf(a, b).statistic, a.length, b.length), expected.standardAndersonDarling);
    });

    it("mannWhitneyOf", () => {
      const result = mannWhitneyOf(a, b);
      close(result.statistic, expected.mannWhitney[0]);
      close(result.pValue, expected.mannWhitney[1]);
    });

    it("kolmogorovSmirnovTest over one cell per distinct value", () => {
      const result = kolmogorovSmirnovTest(...tiesOf(a, b));
      close(result.statistic, expected.kolmogorovSmirnov[0]);
      close(result.pValue, expected.kolmogorovSmirnov[1]);
      expect(result.lowestPValue).toBeLessThanOrEqual(result.pValue);
      const {statistic, pValue} = result;
      expect(kolmogorovSmirnovOf(a, b)).toEqual({statistic, pValue});
    });
  }
);

describe.each(golden.permutations)("against 200,000 permutations of $a.length and $b.length values", (expected) => {
  const {a, b, statistics, pValues} = expected;
  const tested = {
    kolmogorovSmirnov: kolmogorovSmirnovOf(a, b),
    cramerVonMises: cramerVonMisesOf(a, b),
    andersonDarling: andersonDarlingOf(a, b),
    mannWhitney: mannWhitneyOf(a, b)
  };
  const hasTies = new Set([...a, ...b]).size < a.length + b.length;

  it.each(Object.keys(tested) as RankTest[])("%s has that statistic, and p near that share", (name) => {
    const {statistic, pValue} = tested[name];
    const whole = name === "mannWhitney" ? Math.abs(statistic - 0.5) : statistic;
    expect(relativeError(whole, statistics[name])).toBeLessThanOrEqual(1e-9);
    const share = pValues[name];
    const error = 4 * Math.sqrt((share * (1 - share)) / 200_000);
    // limits are off by a tenth; p of values without ties is too large for tied ones, as is said
    if (hasTies && name === "kolmogorovSmirnov") expect(pValue).toBeGreaterThan(share - error);
    else if (name === "kolmogorovSmirnov") expect(Math.abs(pValue - share)).toBeLessThan(error);
    else expect(Math.abs(pValue - share)).toBeLessThan(0.1 * share + error);
  });
});

describe("the limits of cramerVonMises and andersonDarling", () => {
  const root = (j: number): number => (j * Math.PI) ** 2;
  const cramer = {root, product: (y: number): number => Math.sin(Math.sqrt(y)) / Math.sqrt(y), least: 0.003};
  const anderson = {
    root: (j: number): number => j * (j + 1),
    product: (y: number): number => -Math.cos((Math.PI / 2) * Math.sqrt(1 + 4 * y)) / (Math.PI * y),
    least: 0.03
  };

  it.each([
    ["cramerVonMises", cramer, golden.cramerVonMisesLimit],
    ["andersonDarling", anderson, golden.andersonDarlingLimit]
  ] as const)("of %s agrees to 1e-9 relative with the series of its authors in 50 digits", (_, form, rows) => {
    for (const [x, p] of rows) expect(relativeError(quadraticFormTail(x, form), p), `x = ${x}`).toBeLessThan(1e-9);
  });

  it("is 1 for small statistics, 0 for large ones and NaN for NaN", () => {
    expect([0, -1, 1e4, Infinity].map((x) => quadraticFormTail(x, cramer))).toEqual([1, 1, 0, 0]);
    expect(quadraticFormTail(NaN, anderson)).toBeNaN();
  });
});

describe.each(Object.entries(tests))("%s(reference, current)", (name, test) => {
  it("gives of bins a statistic that the raw one lies within the bound of", () => {
    fc.assert(
      fc.property(samples, ({a, b, edges}) => {
        const [raw, binned] = [test(...tiesOf(a, b)), test(countsOf(a, edges), countsOf(b, edges))];
        expect(Math.abs(raw.statistic - binned.statistic)).toBeLessThanOrEqual(binned.bound * (1 + 1e-12) + 1e-12);
      })
    );
  });

  it("does not change under an increasing transform of the values", () => {
    fc.assert(
      fc.property(samples, ({a, b}) => {
        const stretch = (x: number): number => Math.atan(x / 100) ** 3;
        expect(test(...tiesOf(a.map(stretch), b.map(stretch)))).toEqual(test(...tiesOf(a, b)));
      })
    );
  });

  it("is symmetric in its p, and p lies in [0, 1]", () => {
    fc.assert(
      fc.property(samples, ({a, b}) => {
        const [there, back] = [test(...tiesOf(a, b)), test(...tiesOf(b, a))];
        if (Number.isNaN(there.pValue)) return;
        expect(back.pValue).toBeCloseTo(there.pValue, 9);
        expect(there.pValue).toBeGreaterThanOrEqual(0);
        expect(there.pValue).toBeLessThanOrEqual(1);
      })
    );
  });

  it("finds nothing between a window and itself", () => {
    fc.assert(
      fc.property(samples, ({a, edges}) => {
        const counts = countsOf(a, edges);
        const {statistic, pValue} = test(counts, counts);
        expect(statistic).toBeCloseTo(name === "mannWhitney" ? 0.5 : 0, 14);
        if (!Number.isNaN(pValue)) expect(pValue).toBeCloseTo(1, 9);
      })
    );
  });

  it("stays within its range with one cell, empty cells and 2⁴⁰ rows", () => {
    const huge = 2 ** 40;
    const pairs: [Counts, Counts][] = [
      [[5], [9]],
      [
        [0, 5, 0],
        [0, 9, 0]
      ],
      [
        [huge, huge, 3],
        [huge, huge - 100, 2]
      ],
      [
        [huge, 0],
        [0, huge]
      ],
      [
        [3, 0, 0],
        [0, 0, 3]
      ]
    ];
    for (const [a, b] of pairs) {
      const {statistic, bound, pValue} = test(a, b);
      for (const figure of [statistic, bound, pValue]) expect(figure).toBeGreaterThanOrEqual(0);
      expect(pValue).toBeLessThanOrEqual(1);
    }
  });

  it("has a p with a single row on a side, if the limit's variance exists", () => {
    const hasLimit = name === "mannWhitney" || name === "kolmogorovSmirnovTest";
    if (hasLimit) expect(test([1, 0], [0, 1]).pValue).toBeGreaterThan(0.2);
    else expect(test([1, 0], [0, 1]).pValue).toBeNaN();
    expect(test([1, 0, 0, 0], [0, 1, 1, 1]).pValue).toBeGreaterThan(0.05);
  });

  it.each([
    [
      [0, 0],
      [1, 2]
    ],
    [
      [1, 2],
      [0, 0]
    ],
    [[], []]
  ])("is NaN when a side is empty: %j, %j", (a, b) => {
    expect([test(a, b).statistic, test(a, b).bound, test(a, b).pValue]).toEqual([NaN, NaN, NaN]);
  });

  it("refuses cells that do not match, naming both lengths", () => {
    expect(() => test([1, 2], [1])).toThrow(new RangeError("incompatible counts: lengths 2 and 1"));
  });
});

describe("tests at α = 5 %, nothing changed, 60 and 90 values without ties", () => {
  it("raise alarms at their rate, in 4000 trials", () => {
    const random = seeded(7);
    const draw = (size: number): number[] => Array.from({length: size}, random);
    const rates: Record<string, number> = {};
    for (let trial = 0; trial < 4000; ++trial) {
      const cells = tiesOf(draw(60), draw(90));
      for (const [name, test] of Object.entries(tests))
        rates[name] = (rates[name] ?? 0) + Number(test(...cells).pValue < 0.05) / 4000;
    }
    // three standard errors are one point; D takes few values, so that its exact test stays below its rate
    for (const [name, rate] of Object.entries(rates)) {
      expect(rate, name).toBeGreaterThan(name === "kolmogorovSmirnovTest" ? 0.025 : 0.04);
      expect(rate, name).toBeLessThan(0.06);
    }
  });
});

describe("tests at α = 5 %, nothing changed, 300 and 150 rows over few or lopsided cells", () => {
  it.each([
    ["two", [0.5, 0.5]],
    ["five", [0.2, 0.2, 0.2, 0.2, 0.2]],
    ["most rows lowest", [0.9, 0.1]],
    ["most rows highest", [0.1, 0.9]],
    ["zeros and a few others", [0.7, ...new Array<number>(20).fill(0.015)]]
  ])("raise alarms at their rate, in 3000 trials: %s", (_, shares) => {
    const random = seeded(8);
    const rates: Record<string, number> = {cramerVonMises: 0, andersonDarling: 0, mannWhitney: 0};
    for (let trial = 0; trial < 3000; ++trial) {
      const [a, b] = [drawCounts(shares, 300, random), drawCounts(shares, 150, random)];
      for (const name of Object.keys(rates)) rates[name]! += Number(tests[name]!(a, b).pValue < 0.05) / 3000;
    }
    // three standard errors are 1.2 points, and few cells come in steps
    for (const [name, rate] of Object.entries(rates)) {
      expect(rate, name).toBeGreaterThan(0.035);
      expect(rate, name).toBeLessThan(0.065);
    }
  });
});

describe("tiesOf(reference, current)", () => {
  it("orders infinite values, joins −0 and 0, and refuses NaN", () => {
    expect(tiesOf([Infinity, -0, 1], [0, -Infinity])).toEqual([
      [0, 1, 1, 1],
      [1, 1, 0, 0]
    ]);
    expect(() => tiesOf([1, NaN], [2])).toThrow(new RangeError("invalid value: NaN"));
    expect(tiesOf([], [])).toEqual([[], []]);
  });
});

describe("mannWhitney(reference, current)", () => {
  it("has a positive z when current values are larger, whichever way round", () => {
    const [up, down] = [mannWhitney([9, 4, 1], [1, 4, 9]), mannWhitney([1, 4, 9], [9, 4, 1])];
    expect(up.z).toBeGreaterThan(2);
    expect(down.z).toBeCloseTo(-up.z, 12);
    expect(down.statistic).toBeCloseTo(1 - up.statistic, 12);
  });
});
