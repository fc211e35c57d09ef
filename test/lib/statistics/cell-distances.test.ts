import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquare, chiSquareContributions, chiSquareFit, poolRareCells} from "../../../lib/statistics/chi-square.js";
import {cramersV, cramersVCorrected} from "../../../lib/statistics/cramers-v.js";
import {jensenShannon, psi} from "../../../lib/statistics/distances.js";
import {gTest, gTestContributions} from "../../../lib/statistics/g-test.js";
import {hellinger, hellingerContributions} from "../../../lib/statistics/hellinger.js";
import {
  jensenShannonContributions,
  jensenShannonDistance,
  jensenShannonNats
} from "../../../lib/statistics/jensen-shannon.js";
import {kullbackLeibler, kullbackLeiblerContributions} from "../../../lib/statistics/kullback-leibler.js";
import {lInfinity} from "../../../lib/statistics/l-infinity.js";
import {seeded, shuffled} from "../../../lib/statistics/random.js";
import {totalVariation, totalVariationContributions} from "../../../lib/statistics/total-variation.js";
import {twoProportion} from "../../../lib/statistics/two-proportion.js";
import {countPairs} from "./counts.js";
import {golden, relativeError} from "./distances-golden.js";

fc.configureGlobal({seed: 20240302, numRuns: 300});

type Counts = readonly number[];
type Figure = (a: Counts, b: Counts) => number;

const kullbackLeiblerNoFloor: Figure = (a, b) => kullbackLeibler(a, b, {floor: 0});
const jensenShannonDistanceE: Figure = (a, b) => jensenShannonDistance(a, b, {base: Math.E});
const chiSquareStatistic: Figure = (a, b) => chiSquare(a, b).statistic;
const gTestStatistic: Figure = (a, b) => gTest(a, b).statistic;

const figures: Record<string, Figure> = {
  kullbackLeibler,
  kullbackLeiblerNoFloor,
  jensenShannonDistance,
  jensenShannonDistanceE,
  jensenShannonNats,
  hellinger,
  totalVariation,
  lInfinity,
  chiSquareStatistic,
  gTestStatistic,
  cramersV
};

/** Largest value each can take; Infinity where there is none. */
const ceilings: Record<string, number> = {
  jensenShannonDistance: 1,
  jensenShannonDistanceE: Math.sqrt(Math.LN2) + 1e-15,
  jensenShannonNats: Math.LN2,
  hellinger: 1,
  totalVariation: 1,
  lInfinity: 1,
  cramersV: 1
};

const close = (actual: number, expected: number | string, tolerance = 1e-9): void => {
  expect(relativeError(actual, expected), `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
};

describe.each(golden.cells)("against SciPy to 1e-9 relative, cells $reference and $current", (expected) => {
  const {reference, current, dof} = expected;

  it("the distances", () => {
    close(kullbackLeibler(reference, current), expected.kullbackLeibler);
    close(kullbackLeiblerNoFloor(reference, current), expected.kullbackLeiblerNoFloor);
    close(jensenShannonDistance(reference, current), expected.distance2);
    close(jensenShannonDistanceE(reference, current), expected.distanceE);
    close(jensenShannonNats(reference, current), expected.nats);
    close(hellinger(reference, current), expected.hellinger);
    close(totalVariation(reference, current), expected.totalVariation);
    close(lInfinity(reference, current), expected.lInfinity);
    close(cramersV(reference, current), expected.cramersV);
    expect(cramersVCorrected(reference, current)).toBeCloseTo(expected.cramersVCorrected, 12);
  });

  it("the tests", () => {
    const pairs = [
      [chiSquare(reference, current), expected.chiSquare],
      [gTest(reference, current), expected.gTest],
      [chiSquareFit(reference, current), expected.fit]
    ] as const;
    for (const [result, [statistic, pValue]] of pairs) {
      close(result.statistic, statistic);
      expect(result.dof).toBe(dof);
      // below 1e-300 a double has few digits left, and p is a hundred times as uncertain as its statistic there
      if (pValue < 1e-290) expect(result.pValue).toBeLessThan(1e-280);
      else close(result.pValue, pValue, 1e-9 * Math.max(1, Number(statistic)));
    }
  });
});

const parts: [string, (a: Counts, b: Counts) => number[], Figure][] = [
  ["kullbackLeiblerContributions", kullbackLeiblerContributions, kullbackLeibler],
  ["jensenShannonContributions", jensenShannonContributions, jensenShannon],
  ["hellingerContributions", hellingerContributions, (a, b) => hellinger(a, b) ** 2],
  ["totalVariationContributions", totalVariationContributions, totalVariation],
  ["chiSquareContributions", chiSquareContributions, chiSquareStatistic],
  ["gTestContributions", gTestContributions, gTestStatistic]
];

describe.each(parts)("%s(reference, current)", (_, contributions, score) => {
  it("sum to the score, and none is negative", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        const [terms, whole] = [contributions(a, b), score(a, b)];
        expect(Math.min(...terms)).toBeGreaterThanOrEqual(0);
        if (Number.isNaN(whole)) return;
        expect(Math.abs(terms.reduce((sum, term) => sum + term, 0) - whole)).toBeLessThanOrEqual(1e-13 * (1 + whole));
      })
    );
  });

  it("are NaN throughout when a side is empty", () => {
    expect(contributions([0, 0], [1, 2])).toEqual([NaN, NaN]);
  });
});

const symmetric = Object.keys(figures).filter((name) => !name.startsWith("kullback"));

describe.each(Object.entries(figures))("%s(reference, current)", (name, figure) => {
  const isTest = ["chiSquareStatistic", "gTestStatistic", "cramersV"].includes(name);

  it("is 0 between a window and itself, and within its range", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        const [self, value] = [figure(a, a), figure(a, b)];
        // one occupied cell leaves a test nothing to say
        if (!(isTest && Number.isNaN(self))) expect(self).toBe(0);
        if (isTest && Number.isNaN(value)) return;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(ceilings[name] ?? Infinity);
      })
    );
  });

  it("does not depend on the order of the cells", () => {
    fc.assert(
      fc.property(countPairs, fc.nat(), ([a, b], seed) => {
        const order = shuffled([...a.keys()], seeded(seed));
        const value = figure(a, b);
        const other = figure(
          order.map((i) => a[i]!),
          order.map((i) => b[i]!)
        );
        if (!(isTest && Number.isNaN(value))) expect(other).toBeCloseTo(value, value > 1e3 ? 6 : 7);
      })
    );
  });

  if (symmetric.includes(name))
    it("is symmetric", () => {
      fc.assert(
        fc.property(countPairs, ([a, b]) => {
          const [value, other] = [figure(a, b), figure(b, a)];
          if (!Number.isNaN(value)) expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-8 + 1e-12 * value);
        })
      );
    });

  if (name !== "kullbackLeibler" && name !== "lInfinity")
    it("never grows when two cells are joined", () => {
      fc.assert(
        fc.property(countPairs, fc.nat(), ([a, b], at) => {
          const i = at % a.length;
          const join = (counts: Counts): number[] => [
            ...counts.slice(0, i),
            counts[i]! + (counts[i + 1] ?? 0),
            ...counts.slice(i + 2)
          ];
          const joined = figure(join(a), join(b));
          // the square root turns rounding of 1e-16 into 1e-8
          if (!Number.isNaN(joined)) expect(joined).toBeLessThanOrEqual(figure(a, b) * (1 + 1e-12) + 2e-8);
        })
      );
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
    expect(figure(a, b)).toBeNaN();
  });

  it("stays a number with one row, one cell, many empty cells and 2⁴⁰ rows", () => {
    const huge = 2 ** 40;
    const pairs: [Counts, Counts][] = [
      [
        [1, 0],
        [0, 1]
      ],
      [
        [1, 0],
        [1, 0]
      ],
      [
        [huge, 1, 0],
        [huge - 7, 8, 0]
      ],
      [
        [huge, 0],
        [0, huge]
      ],
      [
        [1, ...new Array<number>(1000).fill(0)],
        [0, 1, ...new Array<number>(999).fill(0)]
      ]
    ];
    for (const [a, b] of pairs) {
      const value = figure(a, b);
      const isOneCell = a[1] === 0 && b[1] === 0;
      if (isTest && isOneCell) expect(value).toBeNaN();
      else expect(value).toBeGreaterThanOrEqual(0);
    }
    if (!isTest) expect(figure([5], [9])).toBe(0);
  });

  it("refuses cells that do not match, naming both lengths", () => {
    expect(() => figure([1, 2], [1])).toThrow(new RangeError("incompatible counts: lengths 2 and 1"));
  });
});

it("lInfinity(reference, current) can grow when cells are joined that change alike, as is said", () => {
  expect(lInfinity([25, 25, 25, 25], [35, 35, 15, 15])).toBeCloseTo(0.1, 14);
  expect(lInfinity([50, 50], [70, 30])).toBeCloseTo(0.2, 14);
});

describe("kullbackLeibler(reference, current)", () => {
  it("adds up with its mirror image to psi, on the same floor", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        expect(kullbackLeibler(a, b) + kullbackLeibler(b, a)).toBeCloseTo(psi(a, b), 11);
      })
    );
  });

  it("is infinite without a floor when a cell empties", () => {
    expect(kullbackLeiblerNoFloor([1, 1], [2, 0])).toBe(Infinity);
    expect(kullbackLeiblerNoFloor([2, 0], [1, 1])).toBeCloseTo(Math.LN2, 14);
  });
});

describe("chiSquare(reference, current)", () => {
  it("ignores cells that are empty on both sides", () => {
    expect(chiSquare([10, 0, 20, 0], [15, 0, 5, 0])).toEqual(chiSquare([10, 20], [15, 5]));
  });

  it("has nothing to test in one cell", () => {
    expect(chiSquare([5, 0], [9, 0])).toEqual({statistic: NaN, dof: 0, pValue: NaN});
  });

  it("over two cells is the square of twoProportion's z", () => {
    const {statistic} = twoProportion({count: 12, rows: 80}, {count: 31, rows: 90});
    expect(chiSquare([12, 68], [31, 59]).statistic).toBeCloseTo(statistic ** 2, 12);
  });
});

describe("chiSquareFit(shares, observed)", () => {
  it("takes shares in any unit", () => {
    expect(chiSquareFit([1, 3], [30, 50])).toEqual(chiSquareFit([0.25, 0.75], [30, 50]));
  });

  it("is infinite when a row lies where none is expected", () => {
    expect(chiSquareFit([1, 0], [9, 1])).toEqual({statistic: Infinity, dof: 1, pValue: 0});
  });
});

describe("poolRareCells(reference, current, minimum)", () => {
  it("keeps every row once, leaves no cell below the minimum, and lists the pool last", () => {
    fc.assert(
      fc.property(countPairs, fc.integer({min: 1, max: 200}), ([a, b], minimum) => {
        const pooled = poolRareCells(a, b, minimum);
        const [n, m] = [a, b].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
        expect(pooled.reference.reduce((sum, count) => sum + count, 0)).toBe(n);
        expect(pooled.current.reduce((sum, count) => sum + count, 0)).toBe(m);
        const expected = pooled.reference.map((count, i) => ((count + pooled.current[i]!) * Math.min(n, m)) / (n + m));
        // all rows together may still be too few
        if (expected.length > 1) expect(Math.min(...expected)).toBeGreaterThanOrEqual(minimum);
        const occupied = [...a.keys()].filter((i) => a[i]! + b[i]! > 0);
        expect(pooled.cells.flat().sort((x, y) => x - y)).toEqual(occupied);
      })
    );
  });

  it("lets the rarest cell join a pool that is too small itself", () => {
    expect(poolRareCells([50, 20, 2], [50, 25, 1]).cells).toEqual([[0], [1, 2]]);
  });

  it("is empty when both sides are", () => {
    expect(poolRareCells([0, 0], [0, 0])).toEqual({reference: [], current: [], cells: []});
  });
});

describe("twoProportion(reference, current)", () => {
  it.each(golden.twoProportion)("agrees with SciPy to 1e-12: %d of %d, %d of %d", (count, rows, other, all, z, p) => {
    const result = twoProportion({count, rows}, {count: other, rows: all});
    expect(result.statistic).toBeCloseTo(z, 12);
    expect(relativeError(result.pValue, p)).toBeLessThanOrEqual(1e-10);
  });

  it("finds no difference where no row or every row is marked, and nothing in an empty window", () => {
    expect(twoProportion({count: 0, rows: 5}, {count: 0, rows: 9})).toEqual({statistic: 0, pValue: 1});
    expect(twoProportion({count: 5, rows: 5}, {count: 9, rows: 9})).toEqual({statistic: 0, pValue: 1});
    expect(twoProportion({count: 0, rows: 0}, {count: 1, rows: 9}).pValue).toBeNaN();
  });
});

it("cramersVCorrected(reference, current) is 0 where chance explains all, 1 where cells tell the windows apart", () => {
  expect(cramersVCorrected([1, 0], [0, 1])).toBe(0);
  expect(cramersVCorrected([100, 0], [0, 100])).toBeCloseTo(1, 2);
  expect(cramersVCorrected([5], [9])).toBeNaN();
});
