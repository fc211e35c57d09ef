import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {measure} from "../../../../lib/drift/calibrated/statistics.js";
import type {StatisticName} from "../../../../lib/drift/calibrated/statistics.js";
import {andersonDarling} from "../../../../lib/statistics/anderson-darling.js";
import {chiSquare} from "../../../../lib/statistics/chi-square.js";
import {jensenShannon, kolmogorovSmirnov, psi} from "../../../../lib/statistics/distances.js";

const rows = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), {minLength: 2, maxLength: 6});

/** Measures one pair of windows of occupied cells. */
function single(statistic: StatisticName, reference: readonly number[], current: readonly number[]): number {
  const totals = reference.map((count, i) => count + current[i]!);
  const counts = current.map((count) => Float64Array.of(count));
  return measure(statistic, {totals, m: current.reduce((a, b) => a + b, 0), counts}, totals.length)[0]!;
}

const expected: Readonly<Record<StatisticName, (p: readonly number[], q: readonly number[]) => number>> = {
  psi,
  jensenShannon,
  kolmogorovSmirnov,
  pearson: (p, q) => chiSquare(p, q).statistic,
  andersonDarling: (p, q) => {
    // the test's A² has N − 1 for N, to match its limit; here the null distribution is dealt
    const all = [...p, ...q].reduce((a, b) => a + b, 0);
    return andersonDarling(p, q).statistic / (1 - 1 / all);
  },
  // over rows one by one, as A. M. Mood has it, with the variance of a draw without replacement
  mood: (p, q) => squaredScore(p, q, (rank) => (rank - 0.5) ** 2),
  outsideAtom: (p, q) => {
    const totals = p.map((count, i) => count + q[i]!);
    const half = totals.reduce((a, b) => a + b, 0) / 2;
    const atom = totals.findIndex((count) => count > half);
    const isOutside = (_: number, i: number): boolean => i !== atom;
    return atom < 0 ? 0 : squaredScore(p.filter(isOutside), q.filter(isOutside), (rank) => rank);
  },
  largestCell: (p, q) => {
    const [n, m] = [p, q].map((side) => side.reduce((a, b) => a + b, 0)) as [number, number];
    return Math.max(...p.map((count, i) => chiSquare([count, n - count], [q[i]!, m - q[i]!]).statistic));
  }
};

/** The squared standardised sum of a score of the current rows' mid-ranks, computed row by row. */
function squaredScore(p: readonly number[], q: readonly number[], scoreOf: (rank: number) => number): number {
  const rows = p.flatMap((count, cell) =>
    Array.from({length: count + q[cell]!}, (_, i) => ({cell, isNow: i >= count}))
  );
  const [all, now] = [rows.length, rows.filter(({isNow}) => isNow).length];
  if (now === 0 || now === all) return 0;
  const rankOf = (cell: number): number => {
    const below = rows.filter((row) => row.cell < cell).length;
    return (below + rows.filter((row) => row.cell === cell).length / 2) / all;
  };
  const scores = rows.map(({cell}) => scoreOf(rankOf(cell)));
  const mean = scores.reduce((a, b) => a + b, 0) / all;
  const variance = scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (all - 1);
  const sum = rows.reduce((total, {isNow}, i) => total + (isNow ? scores[i]! - mean : 0), 0);
  // all scores alike, up to rounding
  return variance < 1e-20 ? 0 : sum ** 2 / (variance * now * (1 - now / all));
}

describe("measure(statistic, windows, ordered)", () => {
  it.each(Object.keys(expected) as StatisticName[])("agrees with the statistic of two windows: %s", (statistic) => {
    fc.assert(
      fc.property(rows, (cells) => {
        const occupied = cells.filter(([a, b]) => a + b > 0);
        const [p, q] = [occupied.map(([a]) => a), occupied.map(([, b]) => b)];
        fc.pre(p.length > 1 && p.some((x) => x > 0) && q.some((x) => x > 0));
        const value = single(statistic, p, q);
        expect(Math.abs(value - expected[statistic](p, q))).toBeLessThan(1e-9 * Math.max(1, value));
      }),
      {seed: 4, numRuns: 200}
    );
  });

  it("measures many windows as each of them alone", () => {
    const totals = [20, 30, 10];
    const windows = [
      [5, 10, 5],
      [12, 3, 5],
      [0, 20, 0]
    ];
    const counts = totals.map((_, cell) => Float64Array.from(windows, (own) => own[cell]!));
    for (const statistic of Object.keys(expected) as StatisticName[])
      expect(Array.from(measure(statistic, {totals, m: 20, counts}, 3))).toEqual(
        windows.map((own) => measure(statistic, {totals, m: 20, counts: own.map((x) => Float64Array.of(x))}, 3)[0])
      );
  });

  it("takes the order of the ordered cells alone", () => {
    const counts = [Float64Array.of(4, 0, 10), Float64Array.of(6, 0, 11), Float64Array.of(50, 60, 39)];
    const windows = {totals: [10, 11, 100], m: 60, counts};
    expect(measure("kolmogorovSmirnov", windows, 2)[0]).toBeCloseTo(kolmogorovSmirnov([6, 5], [4, 6]), 12);
    // without an ordered row on a side there is nothing to compare
    for (const statistic of ["kolmogorovSmirnov", "andersonDarling", "mood", "outsideAtom"] as const)
      expect(Array.from(measure(statistic, windows, 2)).slice(1)).toEqual([0, 0]);
  });
});
