import {describe, expect, it} from "vitest";
import {coverageMap, nearness, outsideAny, outsideRanges} from "../../../../lib/course/data-quality/coverage.js";
import {citySplit, situationOf} from "../../../../lib/course/data-quality/situations.js";
import {dealPools} from "../../../../lib/scenario/pools.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const features = bostonFeatures.filter((name) => name !== "b");
const boston = {columns: bostonColumns, pool: Array.from(dealPools(bostonColumns["medv"]!, 42))};
const city = citySplit(bostonColumns);
const outside = (name: string, rows = city) => outsideRanges(bostonColumns, [name], rows)[0]!;

describe("coverageMap(table, columns, rows)", () => {
  const table = {x: [0, 0.5, 1, 7.5, 8, 4], y: [0, 0.1, 0.9, 8, 7.9, 4]};
  const map = coverageMap(table, ["x", "y"], {train: [0, 1, 1, 3, 4], serving: [1, 2, 4, 4]});

  it("counts each row once, the largest values in the last cell", () => {
    const {cells} = map;
    expect(cells).toHaveLength(64);
    expect(cells[0]).toEqual({x: [0, 1], y: [0, 1], train: 3, serving: 1});
    expect(cells[1]).toEqual({x: [1, 2], y: [0, 1], train: 0, serving: 1});
    expect(cells[63]).toEqual({x: [7, 8], y: [7, 8], train: 2, serving: 2});
    expect(cells.reduce((sum, {train, serving}) => sum + train + serving, 0)).toBe(9);
  });
  it("calls a cell seen from three training rows on", () => {
    expect(map.seen).toEqual([1]);
    expect(map.unseen).toEqual([2, 4, 4]);
  });
  it("finds a hole that the ranges of both columns hide", () => {
    const {unseen} = coverageMap(bostonColumns, ["indus", "ptratio"], city);
    expect(unseen).toHaveLength(132);
    expect([outside("indus").rows, outside("ptratio").rows]).toEqual([0, 0]);
    expect(coverageMap(bostonColumns, ["lstat", "tax"], city).unseen).toHaveLength(132);
  });
});

describe("outsideRanges(table, names, rows)", () => {
  it("counts the city rows that training outside the city has not seen", () => {
    expect([city.train.length, city.serving.length]).toEqual([374, 132]);
    expect([outside("rad").rows, outside("crim").rows, outside("tax").rows]).toEqual([132, 119, 0]);
    expect(outside("crim").range).toEqual([0.00632, 4.0974]);
  });
  it("tells that TAX of the city lies in a gap of training", () => {
    const tax = city.train.map((row) => bostonColumns["tax"]![row]!);
    expect(new Set(city.serving.map((row) => bostonColumns["tax"]![row]))).toEqual(new Set([666]));
    expect(tax.filter((value) => value > 500 && value < 700)).toEqual([]);
    expect(Math.max(...tax)).toBeGreaterThan(700);
  });
  it("gives the shift of the mean in standard deviations of training", () => {
    const [range] = outsideRanges({x: [0, 2, 4, 4]}, ["x"], {train: [0, 1], serving: [2, 3]});
    expect(range).toEqual({column: "x", range: [0, 2], rows: 2, meanShift: 3});
  });
  // the plan of the course expected at most 1 % and 4 %: those were the figures of a prototype, which dealt the rows by
  // another split; with seed 42, as the lesson deals them, three rows of LSTAT and nine in all lie outside
  it("finds next to nothing outside on an ordinary day: 1.49 % of LSTAT, and 4.46 % of rows on any column", () => {
    const pool = boston.pool.flatMap((name, row) => (name === 0 ? [] : [row]));
    const rows = {...situationOf(boston, "S0", 1), serving: pool};
    const percent = (n: number): number => Number(((100 * n) / pool.length).toFixed(2));
    const shares = outsideRanges(bostonColumns, features, rows).map(
      ({column, rows: n}) => [column, percent(n)] as const
    );
    expect(Object.fromEntries(shares.filter(([, share]) => share > 0))).toEqual({
      crim: 0.99,
      zn: 0.5,
      nox: 0.5,
      age: 0.5,
      dis: 0.5,
      lstat: 1.49
    });
    expect(percent(outsideAny(bostonColumns, features, rows))).toBe(4.46);
  });
});

describe("outsideAny(table, names, rows)", () => {
  it("counts a row once, whichever columns it is outside of", () => {
    expect(outsideAny(bostonColumns, features, city)).toBe(132);
    const others = features.filter((name) => name !== "rad");
    expect(outsideAny(bostonColumns, others, city)).toBe(120);
    expect(outsideAny(bostonColumns, [...others, "b"], city)).toBe(121);
  });
});

describe("nearness(table, names, rows)", () => {
  it("measures from the nearest training row, not from the row itself", () => {
    const {usual, distances} = nearness({x: [0, 2, 4, 10]}, ["x"], {train: [0, 1, 2], serving: [1, 3]});
    const sd = Math.sqrt(8 / 3);
    expect(usual).toBeCloseTo(2 / sd, 12);
    expect(distances[0]).toBeCloseTo(2 / sd, 12);
    expect(distances[1]).toBeCloseTo(6 / sd, 12);
  });
  it("takes a column that training does not vary in as it is", () => {
    expect(nearness({x: [1, 1, 3]}, ["x"], {train: [0, 1], serving: [2]}).distances).toEqual([2]);
  });
  it("finds every city row farther from training than is usual", () => {
    const {usual, distances} = nearness(bostonColumns, features, city);
    expect(distances.every((distance) => distance > usual)).toBe(true);
  });
});

describe("situationOf(boston, id, seed)", () => {
  it("draws from the rows kept out of training, the same for the same seed", () => {
    const day = situationOf(boston, "S0", 4);
    expect(day).toEqual(situationOf(boston, "S0", 4));
    expect(day.serving).not.toEqual(situationOf(boston, "S0", 5).serving);
    expect(day.serving).toHaveLength(120);
    expect(day.serving.every((row) => boston.pool[row] !== 0)).toBe(true);
    expect(day.train).toHaveLength(304);
  });
  it("lets four of five come from the city in S2, whose rows training has seen", () => {
    const rush = situationOf(boston, "S2", 4);
    const share = rush.serving.filter((row) => bostonColumns["rad"]![row] === 24).length / rush.serving.length;
    expect(share).toBeGreaterThan(0.7);
    expect(outside("rad", rush).rows).toBe(0);
    expect(outside("rad", rush).meanShift).toBeGreaterThan(1);
  });
  it("splits the real rows in S8, whatever the seed", () => {
    expect(situationOf(boston, "S8", 1)).toEqual(city);
  });
});
