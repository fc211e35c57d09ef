import {expect, it} from "vitest";
import {gramOfTriangle, gramTriangle} from "../../../lib/model/gram-triangle.js";
import {gramOf} from "../../../lib/model/gram.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const names = [...bostonFeatures, "medv"];
const columns = names.map((name) => bostonColumns[name]!);

it("gramTriangle(columns) is the Gram block without its mirror image, to rounding", () => {
  const {names: said, values} = gramOfTriangle(names, gramTriangle(columns));
  const expected = gramOf(names, columns);
  expect(said).toEqual(expected.names);
  values.forEach((value, i) => expect(Math.abs(value / expected.values[i]! - 1)).toBeLessThan(1e-13));
});

it("gramTriangle(columns) adds decimals without leaving rounding behind", () => {
  const tenths = Array<number>(1000).fill(0.1);
  expect(tenths.reduce((sum, x) => sum + x, 0)).not.toBe(100);
  expect(gramTriangle([tenths])[1]).toBe(100);
});

it("gramTriangle(columns) of no rows is 0 throughout, and NaN where a value is missing", () => {
  expect(gramTriangle([[], []])).toEqual([0, 0, 0, 0, 0, 0]);
  const [rows, x, y] = gramTriangle([
    [1, NaN],
    [2, 3]
  ]);
  expect([rows, x, y]).toEqual([2, NaN, 5]);
});

it("gramOfTriangle(names, triangle) refuses a triangle of other columns", () => {
  expect(() => gramOfTriangle(["x", "y"], [1, 2, 3])).toThrow(
    new RangeError("incompatible triangle: 3 numbers for 2 columns")
  );
});
