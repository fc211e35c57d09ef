import {describe, expect, it} from "vitest";
import {columnShape} from "../../../src/components/lesson/column-shape.js";

describe("columnShape(values, bars)", () => {
  it("counts every value once, the largest in the last bar", () => {
    const values = Array.from({length: 101}, (_, i) => i / 2);
    const {bars} = columnShape(values, 10);
    expect(bars.map(({count}) => count)).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 11]);
    expect([bars[0]!.start, bars[9]!.end]).toEqual([0, 50]);
  });
  it("gives each of a few values a bar of its own", () => {
    const {bars} = columnShape([24, 1, 1, 24, 24]);
    expect(bars.map(({start, end, count}) => [(start + end) / 2, count])).toEqual([
      [1, 2],
      [24, 3]
    ]);
  });
  it("finds the most frequent value, the smallest of several", () => {
    expect(columnShape([3, 1, 2, 2, 1]).mode).toEqual({value: 1, count: 2});
  });
  it("throws without values", () => {
    expect(() => columnShape([])).toThrow(new RangeError("no values"));
  });
});
