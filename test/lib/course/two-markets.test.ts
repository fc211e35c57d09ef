import {describe, expect, it} from "vitest";
import {outsideRanges} from "../../../lib/course/data-quality/coverage.js";
import {compareMarkets, splitMarkets, thresholdsOf} from "../../../lib/course/two-markets.js";
import {correlation} from "../../../lib/statistics/correlation.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const markets = splitMarkets(bostonColumns, "rad", 24);
const small = compareMarkets(bostonColumns, ["rm", "lstat"], "medv", markets);
const of = (name: string, rows: readonly number[]): number[] => rows.map((row) => bostonColumns[name]![row]!);

describe("splitMarkets(table, by, threshold)", () => {
  it("puts every row on one side, the threshold itself away", () => {
    expect([markets.home.length, markets.away.length]).toEqual([374, 132]);
    expect([...markets.home, ...markets.away].sort((a, b) => a - b)).toEqual(Array.from({length: 506}, (_, i) => i));
  });
  it("names a column that is missing", () => {
    expect(() => splitMarkets({x: [1]}, "y", 1)).toThrow("missing column: y");
  });
});

describe("thresholdsOf(values, least, most)", () => {
  it("leaves enough rows on either side", () => {
    const rad = bostonColumns["rad"]!;
    expect(thresholdsOf(rad, 30, 40)).toEqual([3, 4, 5, 6, 7, 8, 24]);
    for (const threshold of thresholdsOf(bostonColumns["crim"]!, 50, 40)) {
      const {home, away} = splitMarkets(bostonColumns, "crim", threshold);
      expect(Math.min(home.length, away.length)).toBeGreaterThanOrEqual(50);
    }
  });
  it("keeps no more than asked for, both ends among them, ascending", () => {
    const all = thresholdsOf(bostonColumns["crim"]!, 50, 10_000);
    const some = thresholdsOf(bostonColumns["crim"]!, 50, 40);
    expect(some).toHaveLength(40);
    expect([some[0], some.at(-1)]).toEqual([all[0], all.at(-1)]);
    expect(some).toEqual([...new Set(some)].sort((a, b) => a - b));
  });
  it("has none where one value fills the column", () => {
    expect(thresholdsOf([7, 7, 7, 7], 1, 10)).toEqual([]);
  });
});

describe("compareMarkets(table, features, target, markets)", () => {
  it("finds the slope of RM above 0 outside the city and below 0 inside it", () => {
    expect(small.home.model.coefficients[0]).toBeCloseTo(10.13, 2);
    expect(small.home.model.coefficients[1]).toBeCloseTo(-0.165, 3);
    expect(small.away.model.coefficients[0]).toBeCloseTo(-2.11, 2);
    expect(small.away.model.coefficients[1]).toBeCloseTo(-0.948, 3);
    expect(correlation(of("rm", markets.home), of("medv", markets.home))).toBeCloseTo(0.891, 3);
    expect(correlation(of("rm", markets.away), of("medv", markets.away))).toBeCloseTo(0.12, 3);
  });
  it("finds the model of the one more than twice as wrong in the other", () => {
    expect([small.home.rmse, small.asked.rmse].map((x) => x.toFixed(2))).toEqual(["3.75", "10.76"]);
    expect(small.asked.rmse).toBeGreaterThan(2 * small.home.rmse);
    expect(small.away.rmse).toBeLessThan(small.asked.rmse);
  });
  it("finds more columns worse, not better: 3.07 becomes 23.45 with all thirteen", () => {
    const {home, asked} = compareMarkets(bostonColumns, bostonFeatures, "medv", markets);
    expect([home.rmse, asked.rmse].map((x) => x.toFixed(2))).toEqual(["3.07", "23.45"]);
    expect(asked.bias).toBeCloseTo(14.9, 1);
  });
  it("names the columns that say nothing in the city, and leaves them out of its fit", () => {
    const {constant, away} = compareMarkets(bostonColumns, bostonFeatures, "medv", markets);
    expect(constant).toEqual(["zn", "indus", "rad", "tax", "ptratio"]);
    expect(away.model.aliased).toEqual(constant);
  });
  it("is what the rows say, on rows that can be added up by hand", () => {
    const table = {x: [0, 1, 2, 10, 11, 12], y: [0, 2, 4, 5, 4, 3]};
    const {home, away, asked} = compareMarkets(table, ["x"], "y", splitMarkets(table, "x", 10));
    expect([home.model.coefficients[0], away.model.coefficients[0]].map((x) => x!.toFixed(9))).toEqual([
      "2.000000000",
      "-1.000000000"
    ]);
    expect(asked.bias).toBeCloseTo(18, 9);
    expect(home.rmse).toBeCloseTo(0, 6);
  });
  it("is about ranges too: 119 of the 132 city rows have a CRIM that the others have not", () => {
    const [crim] = outsideRanges(bostonColumns, ["crim"], {train: markets.home, serving: markets.away});
    expect([crim!.rows, (crim!.rows / 132).toFixed(3)]).toEqual([119, "0.902"]);
  });
});
