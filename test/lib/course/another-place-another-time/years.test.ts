import {describe, expect, it} from "vitest";
import {
  FIRST_YEAR,
  frozenError,
  HIGHEST_NO2,
  NOX_IN_PPB,
  priceFactor,
  SURVEY
} from "../../../../lib/course/another-place-another-time/years.js";
import {selectColumns} from "../../../../lib/model/columns.js";
import {gramOf} from "../../../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../../../lib/model/least-squares.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const prices = bostonColumns["medv"]!;
const answersWith = (features: readonly string[]): Float64Array => {
  const names = [...features, "medv"];
  const model = leastSquares(gramOf(names, selectColumns(bostonColumns, names)), features, "medv");
  return predictLinear(model, selectColumns(bostonColumns, features));
};
const last = priceFactor(prices, SURVEY.year);

describe("priceFactor(prices, year)", () => {
  it("grows by the same share every year, to 27.4 times in 2020", () => {
    expect(priceFactor(prices, FIRST_YEAR)).toBe(1);
    expect(last).toBeCloseTo(27.4, 1);
    const years = [1980, 1990, 2000].map((year) => priceFactor(prices, year));
    expect(years[1]! / years[0]!).toBeCloseTo(years[2]! / years[1]!, 9);
  });
});

describe("frozenError(answers, prices, factor)", () => {
  it("finds every true price of 2020 above the highest answer, with or without column B", () => {
    const thirteen = frozenError(answersWith(bostonFeatures), prices, last);
    expect(thirteen.highest).toBeCloseTo(44.7, 1);
    expect(thirteen.rmse).toBeCloseTo(643, 0);
    const twelve = frozenError(answersWith(bostonFeatures.filter((name) => name !== "b")), prices, last);
    for (const {above, highest} of [thirteen, twelve]) {
      expect(above).toBe(506);
      expect(last * Math.min(...prices)).toBeGreaterThan(highest);
    }
  });
  it("never falls from year to year, and the multiplied model stays better", () => {
    const answers = answersWith(bostonFeatures);
    const course = [1970, 1980, 1990, 2000, 2010, 2020].map((year) =>
      frozenError(answers, prices, priceFactor(prices, year))
    );
    expect(course.map(({rmse}) => rmse)).toEqual(course.map(({rmse}) => rmse).toSorted((a, b) => a - b));
    expect(course[0]!.rescaled).toBe(course[0]!.rmse);
    for (const {rescaled, rmse} of course.slice(1)) expect(rescaled).toBeLessThan(rmse);
  });
});

it("the lowest NOX of the rows is above the highest nitrogen dioxide that was measured later", () => {
  const nox = bostonColumns["nox"]!.map((value) => NOX_IN_PPB * value);
  expect([Math.min(...nox), Math.max(...nox)].map((x) => x.toFixed(1))).toEqual(["38.5", "87.1"]);
  expect(Math.min(...nox)).toBeGreaterThan(HIGHEST_NO2.ppb);
});
