import {describe, expect, it} from "vitest";
import {keptBytes, rowsFor, sampledError} from "../../../../lib/course/logging/kept-log.js";
import {mean} from "../../../../lib/statistics/moments.js";
import {seeded} from "../../../../lib/statistics/random.js";

/** Errors with a heavy tail, as those of models are. */
const errors = Array.from({length: 200}, (_, i) => (i % 20 === 0 ? 9 : (i % 7) - 3));
const sumOf = (term: (error: number) => number): number => errors.reduce((sum, error) => sum + term(error), 0);
const sums = [200, 200, sumOf((e) => e), sumOf(Math.abs), sumOf((e) => e ** 2), sumOf((e) => e ** 4)];

describe("keptBytes(keeping)", () => {
  it("grows with each of the four in proportion", () => {
    const base = {requests: 1000, share: 0.1, bytes: 300, days: 30};
    expect(keptBytes(base)).toBe(900_000);
    for (const name of ["requests", "share", "bytes", "days"] as const)
      expect(keptBytes({...base, [name]: 3 * base[name]})).toBeCloseTo(2_700_000, 6);
  });
});

describe("sampledError(sums, n)", () => {
  it.each([30, 1000, 1_000_000])("has a half that shrinks as 1/√n, from %d rows on", (n) => {
    expect(sampledError(sums, n).half / sampledError(sums, 4 * n).half).toBeCloseTo(2, 9);
    expect(sampledError(sums, n).half / sampledError(sums, 100 * n).half).toBeCloseTo(10, 9);
  });

  it("is the formula that the page shows", () => {
    const kurtosis = (sums[5]! * sums[1]!) / sums[4]! ** 2;
    const {rmse, low, high, half} = sampledError(sums, 500);
    expect(half).toBeCloseTo((1.959963984540054 * Math.sqrt((kurtosis - 1) / 500)) / 2, 9);
    expect([low, high]).toEqual([expect.closeTo(rmse * Math.exp(-half), 9), expect.closeTo(rmse * Math.exp(half), 9)]);
  });

  it("has no limits below 30 rows", () => {
    expect(sampledError(sums, 29)).toMatchObject({low: NaN, high: NaN, half: NaN});
  });

  it("holds the true RMSE about 95 times in 100, in samples drawn at random", () => {
    const random = seeded(7);
    const {low, high} = sampledError(sums, 400);
    const draws = Array.from({length: 1000}, () =>
      Math.sqrt(mean(Array.from({length: 400}, () => errors[Math.floor(random() * errors.length)]! ** 2)))
    );
    const held = draws.filter((rmse) => rmse > low && rmse < high).length;
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  });
});

describe("rowsFor(sums, half)", () => {
  it("is how many rows give that half, four times as many for half of it", () => {
    expect(sampledError(sums, rowsFor(sums, 0.05)).half).toBeCloseTo(0.05, 9);
    expect(rowsFor(sums, 0.025) / rowsFor(sums, 0.05)).toBeCloseTo(4, 9);
  });
});
