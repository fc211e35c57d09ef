import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binOf} from "../../../lib/profile/bin.js";
import {
  jensenShannon,
  kolmogorovSmirnov,
  kolmogorovSmirnovBound,
  psi,
  psiContributions
} from "../../../lib/statistics/distances.js";
import {countPairs} from "./counts.js";
import {golden} from "./golden.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const distances = {psi, jensenShannon, kolmogorovSmirnov};
const names = Object.keys(distances) as (keyof typeof distances)[];

const binned = (values: readonly number[], edges: readonly number[]): number[] => {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const x of values) ++counts[binOf(x, edges)]!;
  return counts;
};

describe("psi(reference, current)", () => {
  it("is 8.283 when ten equal cells empty into one, the ceiling its floor sets", () => {
    const {reference, current} = golden.oneDecile;
    expect(psi(reference, current)).toBeCloseTo(8.283, 3);
  });

  it.each(golden.divergences)("agrees with SciPy to 1e-12 ($psi)", ({reference, current, psi: expected}) => {
    expect(Math.abs(psi(reference, current) - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, expected));
  });

  it("is the sum of its contributions, none of them negative", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        const parts = psiContributions(a, b);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(psi(a, b));
      })
    );
  });
});

/** Joins a cell with the next. */
function join(counts: readonly number[], i: number): number[] {
  return [...counts.slice(0, i), counts[i]! + (counts[i + 1] ?? 0), ...counts.slice(i + 2)];
}

describe("psi(reference, current), coarsened", () => {
  it("never grows when cells are joined that hold more than the floor on both sides", () => {
    fc.assert(
      fc.property(countPairs, fc.nat(), ([a, b], at) => {
        const [p, q] = [a, b].map((counts) => counts.map((count) => count + 20)) as [number[], number[]];
        const i = at % p.length;
        expect(psi(join(p, i), join(q, i))).toBeLessThanOrEqual(psi(p, q) * (1 + 1e-12) + 1e-15);
      })
    );
  });

  it("can grow where the floor hid a change, as is said", () => {
    const [p, q] = [
      [60, 60, 999_880],
      [90, 90, 999_820]
    ];
    expect(psi(p, q)).toBeLessThan(1e-8);
    expect(psi(join(p, 0), join(q, 0))).toBeGreaterThan(1e-5);
  });
});

describe("jensenShannon(reference, current)", () => {
  it("is 0.758 when ten equal cells empty into one", () => {
    const {reference, current} = golden.oneDecile;
    expect(jensenShannon(reference, current)).toBeCloseTo(0.758, 3);
  });

  it.each(golden.divergences)("agrees with SciPy to 1e-12 ($jensenShannon)", ({reference, current, ...expected}) => {
    expect(Math.abs(jensenShannon(reference, current) - expected.jensenShannon)).toBeLessThanOrEqual(1e-12);
  });

  it("never grows when neighbouring cells are joined", () => {
    fc.assert(
      fc.property(countPairs, fc.nat(), ([a, b], at) => {
        const i = at % a.length;
        expect(jensenShannon(join(a, i), join(b, i))).toBeLessThanOrEqual(jensenShannon(a, b) + 1e-14);
      })
    );
  });
});

describe("kolmogorovSmirnov(reference, current)", () => {
  it("never grows when neighbouring cells are joined, and its bound never shrinks", () => {
    fc.assert(
      fc.property(countPairs, fc.nat(), ([a, b], at) => {
        const [p, q] = [join(a, at % a.length), join(b, at % a.length)];
        expect(kolmogorovSmirnov(p, q)).toBeLessThanOrEqual(kolmogorovSmirnov(a, b));
        expect(kolmogorovSmirnovBound(p, q)).toBeGreaterThanOrEqual(kolmogorovSmirnovBound(a, b));
      })
    );
  });

  it.each(golden.kolmogorovSmirnov)(
    "is at most SciPy's D of the raw values, $statistic, and short of it by the bound at most",
    ({a, b, edges, statistic}) => {
      const [p, q] = [binned(a, edges), binned(b, edges)];
      const short = statistic - kolmogorovSmirnov(p, q);
      expect(short).toBeGreaterThanOrEqual(-1e-12);
      expect(short).toBeLessThanOrEqual(kolmogorovSmirnovBound(p, q) + 1e-12);
    }
  );

  it("is D itself when every distinct value has a bin", () => {
    const {a, b, statistic} = golden.kolmogorovSmirnov[4]!;
    const edges = [...new Set([...a, ...b])].sort((x, y) => x - y);
    expect(kolmogorovSmirnov(binned(a, edges), binned(b, edges))).toBeCloseTo(statistic, 14);
  });
});

describe("kolmogorovSmirnovBound(reference, current)", () => {
  it("is reached when one side's rows of a cell all precede the other's", () => {
    const [a, b] = [
      [1, 1, 1, 9],
      [2, 2, 9, 9]
    ];
    const raw = kolmogorovSmirnov(binned(a, [1, 2]), binned(b, [1, 2]));
    const coarse = [binned(a, [2]), binned(b, [2])] as const;
    expect(raw - kolmogorovSmirnov(...coarse)).toBe(kolmogorovSmirnovBound(...coarse));
  });

  it("holds for any raw values and any edges", () => {
    const values = fc.array(fc.integer({min: 0, max: 12}), {minLength: 1, maxLength: 30});
    const all = Array.from({length: 12}, (_, i) => i);
    fc.assert(
      fc.property(values, values, fc.subarray(all), (a, b, edges) => {
        const [p, q] = [binned(a, edges), binned(b, edges)];
        const short = kolmogorovSmirnov(binned(a, all), binned(b, all)) - kolmogorovSmirnov(p, q);
        expect(short).toBeGreaterThanOrEqual(-1e-12);
        expect(short).toBeLessThanOrEqual(kolmogorovSmirnovBound(p, q) + 1e-12);
      })
    );
  });
});

describe.each(names)("%s", (name) => {
  const distance = distances[name];

  it("is 0 between equal shares, whatever the number of rows", () => {
    fc.assert(
      fc.property(countPairs, fc.integer({min: 1, max: 9}), ([a], times) => {
        expect(distance(a, a)).toBe(0);
        expect(
          distance(
            a,
            a.map((count) => count * times)
          )
        ).toBeCloseTo(0, 14);
      })
    );
  });

  it("is symmetric, and within its range", () => {
    fc.assert(
      fc.property(countPairs, ([a, b]) => {
        const value = distance(a, b);
        expect(Math.abs(distance(b, a) - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, value));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(name === "psi" ? 2 * Math.log(1e4) : 1);
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
    expect(distance(a, b)).toBeNaN();
  });

  it("refuses cells that do not match, naming both lengths", () => {
    expect(() => distance([1, 2], [1])).toThrow(new RangeError("incompatible counts: lengths 2 and 1"));
  });

  it("leaves its inputs as they were", () => {
    const [a, b] = [Object.freeze([3, 4, 0]), Object.freeze([0, 1, 9])];
    expect(distance(a, b)).toBe(distance([3, 4, 0], [0, 1, 9]));
  });
});

it("psiContributions(reference, current) is NaN throughout when a side is empty", () => {
  expect(psiContributions([0, 0], [1, 2])).toEqual([NaN, NaN]);
});

it("kolmogorovSmirnovBound(reference, current) is NaN when a side is empty", () => {
  expect(kolmogorovSmirnovBound([0], [1])).toBeNaN();
});
